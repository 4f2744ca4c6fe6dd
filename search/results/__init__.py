"""What a reader sees of a search: from the address to an answer, from the answer to a page."""
