"""The order in which titles are offered while somebody types; the same for both engines."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from search.engines.titles import asked_numbers, name_met
from search.engines.words import AskedWords
from search.tokens import syllables

CANDIDATES = 30
"""Titles that are looked at of each sort: those that begin with the words, say them together, hold them all."""


_SUBJECT = re.compile(r"[:–(]\s*")
"""Behind these the subject begins: "Luật 45/2013/QH13: Đất đai"."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that might be offered."""

    key: str
    title: str
    language: str
    weight: float = 1.0
    numbers: tuple[str, ...] = ()
    """Its document numbers and codes, in the form for comparing."""
    other_names: tuple[str, ...] = ()


def best_titles(
    candidates: Iterable[Candidate], *, words: AskedWords, languages: tuple[str, ...], limit: int
) -> tuple[str, ...]:
    """Return keys: titles that begin with the words, then those that say them together, then the rest; short first.

    What has such a number stands before all; of anything else the title, or one other name, holds every word, since
    nobody sees why a title is offered of which the words stand here and there. Of equal titles one is offered, unless
    their numbers tell them apart.
    """
    numbers, begun = asked_numbers(words), words.beginning
    asked = tuple(" ".join([*begun.whole, last]) for last in begun.unfinished)

    def place(candidate: Candidate) -> tuple[bool, bool, bool, int, float, int, str]:
        title = " ".join(syllables(candidate.title))
        numbered = _is_numbered(candidate, numbers)
        begins, says = _begins(candidate.title, title, asked), any(f" {one}" in f" {title}" for one in asked)
        order = languages.index(candidate.language)
        return not numbered, not begins, not says, order, -candidate.weight, len(title), candidate.key

    chosen: dict[tuple[str, tuple[str, ...]], str] = {}
    offered = (
        candidate
        for candidate in candidates
        if _is_numbered(candidate, numbers) or name_met((candidate.title, *candidate.other_names), begun)
    )
    for candidate in sorted(offered, key=place):
        chosen.setdefault((candidate.title.casefold(), candidate.numbers[:1]), candidate.key)
    return tuple(chosen.values())[:limit]


def _is_numbered(candidate: Candidate, numbers: tuple[str, ...]) -> bool:
    return any(number.startswith(numbers) for number in candidate.numbers)


def _begins(title: str, said: str, asked: tuple[str, ...]) -> bool:
    """Say whether the title, or the subject that it names after a number, begins with the words."""
    return said.startswith(asked) or any(
        " ".join(syllables(subject)).startswith(asked) for subject in _SUBJECT.split(title)[1:]
    )
