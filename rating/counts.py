"""The counts that every page shows, in one piece in the shared cache: a page reads them without asking the database."""

from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import F

from rating.models import RatedPage

SHOWN_FROM = 5
"""Answers. Fewer would tell readers little of the page and much of the one neighbour who answered."""
CACHE_KEY = "rating.counts"
SECONDS = 600
"""How old a count on a page may be; an answer touches no cache, so that a flood of them costs readers nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many readers said what of a page."""

    helpful: int
    unhelpful: int


def public_counts(key: str, language: str) -> Counts | None:
    """Return the counts of a page, or none while too few have answered; one query every ten minutes for all pages."""
    kept: dict[str, tuple[int, int]] | None = cache.get(CACHE_KEY)
    if kept is None:
        kept = _read()
        cache.set(CACHE_KEY, kept, SECONDS)
    found = kept.get(f"{language} {key}")
    return Counts(helpful=found[0], unhelpful=found[1]) if found else None


def forget() -> None:
    """Have the next page read all counts anew."""
    cache.delete(CACHE_KEY)


def _read() -> dict[str, tuple[int, int]]:
    answered = RatedPage.objects.annotate(all=F("helpful") + F("unhelpful")).filter(all__gte=SHOWN_FROM)
    rows = answered.values_list("language", "key", "helpful", "unhelpful")
    return {f"{language} {key}": (helpful, unhelpful) for language, key, helpful, unhelpful in rows}
