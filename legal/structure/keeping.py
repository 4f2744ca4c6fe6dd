"""Structures that were read, kept for a while for who asks for the same text again. Pure.

An import reads the structure of each text to settle it, to find what it cites and to make its entries in search.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from . import reading
from .pieces import Structure


class _Kept:
    """The structures asked for last, of so many letters together."""

    def __init__(self, letters: int) -> None:
        self._room = letters
        self._structures: dict[str, Structure] = {}

    def structured(self, text: str) -> Structure:
        structure = self._structures.pop(text, None)
        if structure is None:
            structure = reading.structured(text)
            self._room -= len(text)
        self._structures[text] = structure  # behind those that were asked for before it
        while self._room < 0:
            oldest = next(iter(self._structures))
            self._room += len(oldest)
            del self._structures[oldest]
        return structure


_kept: ContextVar[_Kept | None] = ContextVar("structures_kept", default=None)


@contextmanager
def structures_kept(letters: int) -> Iterator[None]:
    """Keep what ``structured`` reads within, as far as the texts have so many ``letters`` together, and then forget it.

    A letter takes about five bytes: two in the text, three in the pieces (measured on 6 million letters of law).
    """
    before = _kept.set(_Kept(letters))
    try:
        yield
    finally:
        _kept.reset(before)


def structured(text: str) -> Structure:
    """Return the structure of ``text``: see ``legal.structure.reading``. It may be one that was read before."""
    kept = _kept.get()
    return reading.structured(text) if kept is None else kept.structured(text)
