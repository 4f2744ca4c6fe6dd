"""The order of what the database found: the same adjustments that Elasticsearch is asked to make."""

import math
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from search.engines.ranking import ranking


class RankedEntry(NamedTuple):
    """An entry that was found, and what it scores."""

    entry_id: int
    key: str
    kind: str
    dated_on: date | None
    weight: float
    language: str
    words_score: float
    number_score: float


def best_first(entries: Iterable[RankedEntry], *, language: str, today: date) -> list[str]:
    """Return keys in order; equal scores by key, so that pages never shuffle."""
    scored = [(-score(entry, language=language, today=today), entry.key) for entry in entries]
    return [key for _, key in sorted(scored)]


def score(entry: RankedEntry, *, language: str, today: date) -> float:
    """Return the number's score, and that of the words times weight times (1 + own language + recency)."""
    boosts = 1.0 + recency(entry.kind, entry.dated_on, today=today)
    if entry.language == language:
        boosts += ranking()["own_language"]["boost"]
    return entry.number_score + entry.words_score * entry.weight * boosts


def most_boost() -> float:
    """Return by how much the boosts multiply the score of the words at most."""
    return 1.0 + float(ranking()["own_language"]["boost"]) + float(ranking()["recency"]["boost"])


def recency(kind: str, dated_on: date | None, *, today: date) -> float:
    """Return what news gains by being recent, as Elasticsearch's ``gauss`` does; other kinds gain nothing."""
    rules = ranking()["recency"]
    if dated_on is None or kind not in rules["kinds"]:
        return 0.0
    age = (today - dated_on).days / rules["scale_days"]
    return float(rules["boost"]) * math.exp(math.log(rules["decay"]) * age * age)
