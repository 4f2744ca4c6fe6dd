"""What editors decide about search: synonyms, words to keep together, promoted results. Read live, without rebuild."""
