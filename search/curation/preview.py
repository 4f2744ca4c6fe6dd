"""What some words find now, and what they would find with a rule that is not saved yet, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from search.curation.current import Curation, as_if
from search.queries import SearchQuery
from search.results.result import Result
from search.results.searching import SearchResults, search


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One result in a list, and what became of it."""

    result: Result
    reason: str = ""
    """Why it is promoted, where it is."""
    is_new: bool = False
    rose_by: int = 0
    """Places; less than none where it fell."""

    @property
    def fell_by(self) -> int:
        """Return how many places it lost."""
        return -self.rose_by


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The first results by one set of rules."""

    lines: tuple[Line, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """Both sides for one wording."""

    words: str
    now: Side
    then: Side

    @property
    def is_the_same(self) -> bool:
        """Say whether a reader would notice nothing."""
        return self.now.total == self.then.total and _places(self.now) == _places(self.then)


def effect(words: str, *, now: Curation, then: Curation) -> Effect:
    """Return both sides for a Vietnamese reader. Raises ``searching.SearchFailedError``."""
    query = SearchQuery(words=words, languages=(settings.LANGUAGE_CODE,))
    sides = []
    for curation in (now, then):
        with as_if(curation):
            sides.append(search(query, language=settings.LANGUAGE_CODE))
    before = {one.key: place for place, one in enumerate(_results(sides[0]))}
    return Effect(words=words, now=_side(sides[0], None), then=_side(sides[1], before))


def _results(found: SearchResults) -> list[Result]:
    return [*(one.result for one in found.promoted), *found.results]


def _side(found: SearchResults, before: Mapping[str, int] | None) -> Side:
    reasons = {one.result.key: one.reason for one in found.promoted}
    lines = tuple(
        Line(
            result=result,
            reason=reasons.get(result.key, ""),
            is_new=before is not None and result.key not in before,
            rose_by=before.get(result.key, place) - place if before is not None else 0,
        )
        for place, result in enumerate(_results(found))
    )
    return Side(lines=lines, total=found.total)


def _places(side: Side) -> list[tuple[str, str]]:
    return [(line.result.key, line.reason) for line in side.lines]
