"""How what editors do reaches what the public finds."""
