"""What pages may cost."""
