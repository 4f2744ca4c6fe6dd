"""Reading the records of the national database of administrative procedures.

Its web tables come flattened to text without separators; each module here splits one kind of cell. Nothing is lost:
a cell that cannot be split with certainty is given back whole. Only values come out: nothing here knows Django.
"""
