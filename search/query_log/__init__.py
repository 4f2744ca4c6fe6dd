"""What readers look for, day by day: words and counts, never who, and nothing that looks like somebody's number."""
