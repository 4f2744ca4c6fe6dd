"""What a reader sees of a search."""
