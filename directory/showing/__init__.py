"""What the public pages of agencies and communes show."""
