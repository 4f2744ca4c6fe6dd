"""The portal with its demonstration content, as a reader meets it in a real browser."""
