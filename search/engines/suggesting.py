"""The order in which titles are offered while somebody types; the same for both engines."""

from collections.abc import Iterable
from dataclasses import dataclass

from search.engines.words import AskedWords
from search.tokens import syllables

CANDIDATES = 60
"""Titles that hold all the words, of which the best are offered."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that might be offered."""

    key: str
    title: str
    language: str
    weight: float = 1.0


def best_titles(
    candidates: Iterable[Candidate], *, words: AskedWords, languages: tuple[str, ...], limit: int
) -> tuple[str, ...]:
    """Return keys: titles that begin with the words, then those that say them together, then the rest; short first.

    Of equal titles one is offered.
    """
    asked = tuple(" ".join([*words.beginning.whole, last]) for last in words.beginning.unfinished)

    def place(candidate: Candidate) -> tuple[bool, bool, int, float, int, str]:
        title = " ".join(syllables(candidate.title))
        begins, says = title.startswith(asked), any(f" {begun}" in f" {title}" for begun in asked)
        return not begins, not says, languages.index(candidate.language), -candidate.weight, len(title), candidate.key

    chosen: dict[str, str] = {}
    for candidate in sorted(candidates, key=place):
        chosen.setdefault(candidate.title.casefold(), candidate.key)
    return tuple(chosen.values())[:limit]
