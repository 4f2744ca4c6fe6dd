"""How a document with an official text is shown: the text in provisions, its contents, notes, the status of a day."""
