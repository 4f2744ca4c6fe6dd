"""What files say: their text, read where a hostile file can do no harm, and what of it could not be read.

``reading.text_of`` is the door; all that opens a file runs behind it, in ``child``, a process of its own with limits.
Nothing that the child imports needs Django.
"""
