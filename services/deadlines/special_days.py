"""The calendar that sums rest on: the editors' table, and where it is silent what the law says (decision 0011)."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from django.utils.translation import get_language

from services.deadlines.proposing import KNOWN_YEARS, ProposedDay, proposed_days
from services.models.calendar_day import CalendarDay, CalendarDayState
from services.working_days import (
    MOST,
    Deadline,
    SpecialDay,
    SpecialKind,
    Standing,
    Unit,
    WorkingCalendar,
    deadline,
)

_STANDINGS = {CalendarDayState.CONFIRMED: Standing.CONFIRMED, CalendarDayState.PROPOSED: Standing.PROPOSED}
_LONGEST_IN_DAYS: Mapping[Unit, float] = MappingProxyType(
    {Unit.WORKING_DAYS: 2, Unit.DAYS: 1, Unit.HOURS: 1 / 24, Unit.MONTHS: 31, Unit.YEARS: 366}
)
"""How many days a unit takes at most, long rests left out."""
_REST = timedelta(days=60)


def deadline_from(start: date, amount: int, unit: Unit) -> Deadline:
    """Return when a term ends by the calendar as it is known now, names in the active language; one statement.

    ``start`` may be a moment. Raises ``services.working_days.DeadlineError``.
    """
    return deadline(start, amount, unit, working=working_calendar(years_of(start, amount, unit)))


def working_calendar(years: Iterable[int]) -> WorkingCalendar:
    """Return the calendar of ``years``."""
    asked = sorted(set(years))
    rows = {row.day: row for row in CalendarDay.objects.filter(day__year__gte=asked[0], day__year__lte=asked[-1])}
    computed = (_computed(one) for year in asked for one in proposed_days(year) if one.day not in rows)
    of_table = (_of_table(row) for row in rows.values() if row.state in _STANDINGS)
    return WorkingCalendar.of([*computed, *of_table], known_years=(year for year in asked if year in KNOWN_YEARS))


def _computed(one: ProposedDay) -> SpecialDay:
    name = one.name if get_language() == "vi" else one.name_en
    return SpecialDay(day=one.day, kind=one.kind, name=name, document=one.document, standing=Standing.COMPUTED)


def _of_table(row: CalendarDay) -> SpecialDay:
    return SpecialDay(
        day=row.day,
        kind=SpecialKind(row.kind),
        name=row.shown_name,
        document=row.document,
        standing=_STANDINGS[CalendarDayState(row.state)],
    )


def years_of(start: date, amount: int, unit: Unit) -> range:
    """Return the years that the term may touch; unreasonable amounts are refused later."""
    longest = timedelta(days=min(max(amount, 0), MOST[unit]) * _LONGEST_IN_DAYS[unit]) + _REST
    first = date(start.year, start.month, start.day)
    last = first + longest if longest < date.max - first else date.max
    return range(start.year, last.year + 1)
