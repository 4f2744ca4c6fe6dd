"""Documents from files: an editor uploads one, compares what was read, corrects it, and saves a draft."""
