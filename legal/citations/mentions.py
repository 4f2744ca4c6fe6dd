"""A document as a text names it, before it is known whether a provision of it is meant."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A document named in the composed text between ``start`` and ``end``."""

    start: int
    end: int
    document: str
    key: str
    stands_alone: bool = True
    """False for a short form that is a citation only behind a provision: "Điều 5 của Luật"."""
    is_certain: bool = True
    """False for a law that no list of names holds: it may be the short form of another."""
