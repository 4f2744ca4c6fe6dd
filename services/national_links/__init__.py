"""Whether the pages of the national portal, to which procedures lead, still open: looked at by night, a part each."""
