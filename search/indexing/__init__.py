"""How what editors do reaches what the public finds: marked, built into entries, sent to the index, compared."""
