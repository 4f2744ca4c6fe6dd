"""Filling the editors' table: the days of a year as proposals, and the word of an editor that they hold."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from services.deadlines.proposing import KNOWN_YEARS, proposed_days
from services.models.calendar_day import CalendarDay, CalendarDayState

PROPOSED = "services.calendar_day_proposed"
CONFIRMED = "services.calendar_day_confirmed"


class UnknownYearError(ValueError):
    """Nobody can say which days of this year are special."""


@transaction.atomic
def propose_year(year: int, *, by: Any = None) -> int:
    """Add the special days of ``year`` that the table does not have, as proposals; return how many.

    What stands there stays as it is, refused days too. Raises ``UnknownYearError``.
    """
    if year not in KNOWN_YEARS:
        raise UnknownYearError(f"{year}: only {KNOWN_YEARS.start} to {KNOWN_YEARS.stop - 1}.")
    held = set(CalendarDay.objects.filter(day__year=year).values_list("day", flat=True))
    missing = [one for one in proposed_days(year) if one.day not in held]
    CalendarDay.objects.bulk_create(
        CalendarDay(
            day=one.day,
            kind=one.kind.value,
            name=one.name,
            name_en=one.name_en,
            document=one.document,
            state=CalendarDayState.PROPOSED,
        )
        for one in missing
    )
    _note(CalendarDay.objects.filter(day__in=[one.day for one in missing]), PROPOSED, by)
    return len(missing)


@transaction.atomic
def confirm_year(year: int, *, by: Any) -> int:
    """Confirm all that is proposed for ``year``; return how many days that were."""
    proposed = list(CalendarDay.objects.filter(day__year=year, state=CalendarDayState.PROPOSED))
    CalendarDay.objects.filter(pk__in=[row.pk for row in proposed]).update(state=CalendarDayState.CONFIRMED)
    _note(proposed, CONFIRMED, by)
    return len(proposed)


def fill_missing_years(years: Iterable[int]) -> int:
    """Propose each of ``years`` of which the table has no day at all; return how many days came."""
    dates = CalendarDay.objects.dates("day", "year")
    held = {found.year for found in dates}
    return sum(propose_year(year) for year in years if year not in held)


def _note(rows: Iterable[CalendarDay], action: str, by: Any) -> None:
    """Write into the history of each day who did it; what the portal did by itself stands there without a name."""
    for row in rows:
        log(instance=row, action=action, user=by)
