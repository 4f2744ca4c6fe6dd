"""What a result scores, taken apart: which words in which field brought how much. Pure."""

from dataclasses import dataclass

NUMBERS = "numbers"
"""In place of a field: a number, a whole name or an address that was matched as such."""
EVERYWHERE = "all"
"""In place of a field: that enough of the words stand anywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What some words in one field bring to the score of one result."""

    field: str
    """A field of ``SearchDocument``; ``NUMBERS`` or ``EVERYWHERE``."""
    form: str
    """How they are compared: ``fold``, ``pairs``, ``exact``, ``phrase``, or of a number what of it is the same."""
    words: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """The score of one result, and its parts, the largest first. Parts of one field, form and word are one."""

    score: float
    parts: tuple[Part, ...]


def scored(score: float, parts: list[Part]) -> Scored:
    """Return the score with its parts in order."""
    sums: dict[tuple[str, str, str], float] = {}
    for part in parts:
        key = (part.field, part.form, part.words)
        sums[key] = sums.get(key, 0.0) + part.score
    kept = [Part(field=f, form=form, words=words, score=value) for (f, form, words), value in sums.items() if value > 0]
    return Scored(score=score, parts=tuple(sorted(kept, key=lambda part: (-part.score, part.field, part.words))))
