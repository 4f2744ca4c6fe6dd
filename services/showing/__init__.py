"""What the page of a procedure shows."""
