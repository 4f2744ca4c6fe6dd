"""Words of attached files among what is searched: put into entries, read beside the worker, told with file and page."""
