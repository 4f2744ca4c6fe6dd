"""Writing documents in several steps: records of other sources become pages, and their relations find each other.

``documents`` writes what a list of documents says (the gazette's), ``codified`` adds the texts of the codified
articles; that both speak of one document is told by ``matching``. How sources are read is told by ``legal.sources``.
"""
