"""What is found, for machines: JSON, feeds of a search, and what a browser's own search box asks for."""
