"""Each October the portal proposes the holidays of the next year, once: editors confirm, refuse and complete them."""

from datetime import date

from django.utils import timezone

from core.nightly import Alive, nightly
from services.deadlines.actions import fill_missing_years

FIRST_MONTH = 10
"""Swaps and Tết are announced from autumn on; terms begin to reach into the next year."""


@nightly("propose_holidays")
def propose_next_year(alive: Alive) -> None:
    """Propose the next year, where the table has no day of it yet and the year is old enough."""
    propose_year_after(timezone.localdate())


def propose_year_after(today: date) -> int:
    """Return how many days were proposed on ``today``."""
    return fill_missing_years([today.year + 1]) if today.month >= FIRST_MONTH else 0
