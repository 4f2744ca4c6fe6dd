"""How content readers were with the pages: the counts of ``rating``, for the whole portal or for one agency."""

from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Q, Sum

from directory.models import Agency
from rating.counts import SHOWN_FROM
from rating.models import RatedPage

SECONDS = 600
"""How old a count may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Satisfaction:
    """Answers to the question below each page."""

    helpful: int
    answers: int

    @property
    def percent(self) -> int:
        """Return the share of those who found it useful, rounded down, so that 100 means all."""
        return self.helpful * 100 // self.answers


def satisfaction_of(agency: Agency | None) -> Satisfaction | None:
    """Return the counts, or none while too few have answered; one statement every ten minutes."""
    key = f"quality.satisfaction.{agency.pk if agency else 'all'}"
    kept: tuple[int, int] | None = cache.get(key)
    if kept is None:
        kept = _read(agency)
        cache.set(key, kept, SECONDS)
    helpful, unhelpful = kept
    if helpful + unhelpful < SHOWN_FROM:
        return None
    return Satisfaction(helpful=helpful, answers=helpful + unhelpful)


def _read(agency: Agency | None) -> tuple[int, int]:
    rows = RatedPage.objects.all()
    if agency is not None:
        of_pages = RatedPage.objects.of_agencies([agency.pk]).order_by().values("pk")
        rows = rows.filter(Q(pk__in=of_pages) | Q(key=f"agency:{agency.slug}"))
    sums = rows.aggregate(helpful=Sum("helpful"), unhelpful=Sum("unhelpful"))
    return sums["helpful"] or 0, sums["unhelpful"] or 0
