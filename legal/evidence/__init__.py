"""What relations say about the status of a document or a provision of it, before ``legal.validity`` weighs it.

``acts`` is one such statement, ``reach`` tells which provisions and territories it touches, ``links`` what a relation
is as seen from one document, ``merging`` which statements are one.
"""
