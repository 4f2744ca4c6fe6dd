"""What a reader's words may also mean: pure rules from words to alternatives, the same for both engines."""
