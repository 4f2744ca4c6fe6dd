"""Which procedures people use: counted without people, reckoned each month, and what lists make of it."""
