"""What relations say about the status of a document or a provision of it, before ``legal.validity`` weighs it.

``acts`` is one such statement, ``reach`` tells which provisions and territories it touches, ``question`` what of that
was asked about, ``links`` what a relation is as seen from one document, ``stating`` which of the two states it,
``merging`` which statements are one, ``ranks`` which documents can act on which.
"""
