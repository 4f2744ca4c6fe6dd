"""How old what a procedure's page says is, for its readers."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """When a page was last compared with the national database, and whether that is too long ago."""

    checked_on: date
    is_old: bool
    days: int
    """After how many days it is."""


def freshness(page: Any, today: date) -> Freshness | None:
    """Return how fresh a page is that comes from the national database; none where no day is known.

    Of what is withdrawn nothing is told: that it is no longer there says more. The page's state of the source must be
    there already, or costs a statement.
    """
    state = getattr(page, "source_state", None)
    if state is None or state.withdrawn_on or state.checked_on is None:
        return None
    days = settings.PORTAL_PROCEDURES_OLD_AFTER_DAYS
    return Freshness(checked_on=state.checked_on, is_old=is_old(state.checked_on, today=today, days=days), days=days)


def is_withdrawn(page: Any) -> bool:
    """Say whether ``page`` is no longer in the national database."""
    state = getattr(page, "source_state", None)
    return state is not None and state.withdrawn_on is not None


def is_old(checked_on: date, *, today: date, days: int) -> bool:
    """Say whether more than ``days`` days have passed since ``checked_on``."""
    return (today - checked_on).days > days
