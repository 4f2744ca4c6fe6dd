"""Which provision a place in the text belongs to."""

from bisect import bisect_right

from .pieces import Piece, Role, Structure


class Places:
    """Answers for many places of one text; each answer takes a few steps, however long the text is."""

    def __init__(self, structure: Structure) -> None:
        self._marks = [piece for piece in structure.pieces if piece.role is not Role.TEXT]
        self._starts = [piece.start for piece in self._marks]

    def provision_at(self, offset: int) -> Piece | None:
        """Return the piece that begins the innermost provision in which a code point stands; none outside of all."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or self._marks[at].role is not Role.PROVISION:
            return None
        return self._marks[at]


def provision_at(structure: Structure, offset: int) -> Piece | None:
    """Return what ``Places.provision_at`` does, for a single place."""
    return Places(structure).provision_at(offset)
