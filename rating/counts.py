"""The counts that every page shows, in the shared cache: a page reads them without asking the database.

They lie there in ``PARTS`` pieces, all made by one query. In one piece, 5,000 rated pages cost each reader 6 ms;
a piece for each page would fill the cache as soon as a crawler comes by.
"""

from dataclasses import dataclass
from zlib import crc32

from django.core.cache import cache
from django.db.models import F

from rating.models import RatedPage

SHOWN_FROM = 5
"""Answers. Fewer would tell readers little of the page and much of the one neighbour who answered."""
CACHE_KEY = "rating.counts.{part}"
PARTS = 32
SECONDS = 600
"""How old a count on a page may be; an answer touches no cache, so that a flood of them costs readers nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many readers said what of a page."""

    helpful: int
    unhelpful: int


def public_counts(key: str, language: str) -> Counts | None:
    """Return the counts of a page, or none while too few have answered; one query every ten minutes for all pages."""
    name = f"{language} {key}"
    part = _part_of(name)
    kept: dict[str, tuple[int, int]] | None = cache.get(CACHE_KEY.format(part=part))
    if kept is None:
        parts = _read()
        cache.set_many({CACHE_KEY.format(part=number): counts for number, counts in enumerate(parts)}, SECONDS)
        kept = parts[part]
    found = kept.get(name)
    return Counts(helpful=found[0], unhelpful=found[1]) if found else None


def forget() -> None:
    """Have the next page read all counts anew."""
    cache.delete_many([CACHE_KEY.format(part=part) for part in range(PARTS)])


def _part_of(name: str) -> int:
    return crc32(name.encode()) % PARTS


def _read() -> list[dict[str, tuple[int, int]]]:
    answered = RatedPage.objects.annotate(all=F("helpful") + F("unhelpful")).filter(all__gte=SHOWN_FROM)
    parts: list[dict[str, tuple[int, int]]] = [{} for _part in range(PARTS)]
    for language, key, helpful, unhelpful in answered.values_list("language", "key", "helpful", "unhelpful"):
        name = f"{language} {key}"
        parts[_part_of(name)][name] = (helpful, unhelpful)
    return parts
