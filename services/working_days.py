"""When a time limit ends: from a start, a number and a unit, with weekends, public holidays and swapped days.

Sources, of the Civil Code 91/2015/QH13 unless said otherwise: articles 147.1 (hours run from their moment), 147.2 and
147.3 (the first day, the day of the event, is not counted), 148.1 and 148.6 (a day ends at 24:00), 148.3 and 148.4
(the same date of the last month or year, or its last day), 148.5 (a term whose last day is a weekend or a public
holiday ends with the next working day). Which days are off is fixed by articles 111.3 and 112 of the Labour Code
45/2019/QH14 and by yearly announcements: ``WorkingCalendar`` holds them. Why hours are clock hours: decision 0011.
"""

import calendar
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType


class Unit(StrEnum):
    """What a time limit is counted in; the values are those of ``services.time_units``."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    HOURS = "hours"
    MONTHS = "months"
    YEARS = "years"


MOST: Mapping[Unit, int] = MappingProxyType(
    {Unit.WORKING_DAYS: 2_600, Unit.DAYS: 3_660, Unit.HOURS: 87_840, Unit.MONTHS: 120, Unit.YEARS: 10}
)
"""About ten years of each unit: no procedure takes as long, and the sum stays one that can be read."""
LONGEST_REST = 366
"""Days off in a row, beyond which a calendar is taken for broken."""
OFFICE_OPENS = time(7, 30)
"""When hours begin that were given with a day alone."""
LAST_MINUTE = time(23, 59)
"""Stands for 24:00, at which a day ends (148.6)."""
DAY = timedelta(days=1)


class DeadlineError(ValueError):
    """A time limit that has no end we could name."""


class UnreasonableAmountError(DeadlineError):
    """The amount is below one, or beyond ``MOST`` of its unit."""


class BeyondTheCalendarError(DeadlineError):
    """The sum leaves what dates can say, or the calendar has no working day for a year."""


class SpecialKind(StrEnum):
    """What is special about a day; the values are those of the editors' table."""

    HOLIDAY = "holiday"
    DAY_OFF = "day_off"
    """Off instead of another day: a holiday that fell on a weekend, or a swapped day."""
    WORKING_DAY = "working_day"
    """A day of a weekend that is worked instead of another."""


class Standing(StrEnum):
    """How far one may rely on a special day."""

    CONFIRMED = "confirmed"
    PROPOSED = "proposed"
    """It stands in the editors' table, and nobody has confirmed it."""
    COMPUTED = "computed"
    """The table does not have it: it follows from the law as the portal knows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDay:
    """A holiday, a day off instead, or a working day instead; ``name`` in the language of the reader."""

    day: date
    kind: SpecialKind
    name: str = ""
    document: str = ""
    """That fixed it, in words with its number; empty where nobody said."""
    standing: Standing = Standing.CONFIRMED


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Which days public offices work; Saturday and Sunday are their weekend."""

    special: Mapping[date, SpecialDay] = field(default_factory=dict)
    known_years: frozenset[int] = frozenset()
    """Of all others nothing but the weekends is known."""

    @classmethod
    def of(cls, days: Iterable[SpecialDay], *, known_years: Iterable[int] = ()) -> "WorkingCalendar":
        """Return the calendar with these days; a year with a special day is known."""
        special = {one.day: one for one in days}
        return cls(MappingProxyType(special), frozenset(known_years) | {day.year for day in special})

    def is_working(self, day: date) -> bool:
        """Say whether public offices work on ``day``."""
        special = self.special.get(day)
        if special is None:
            return not is_weekend(day)
        return special.kind == SpecialKind.WORKING_DAY


class Why(StrEnum):
    """Why a day counts or does not."""

    START = "start"
    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    WORKED_INSTEAD = "worked_instead"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    DAY_OFF = "day_off"
    HOURS = "hours"
    MONTH = "month"
    YEAR = "year"
    ENDS_HERE = "ends_here"
    """The first working day after a term that ended on a day off (148.5)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of the sum: a day, or the end of a month or a year."""

    day: date
    counts: bool
    why: Why
    number: int = 0
    """Which of the counted ones it is, from 1; 0 where it does not count."""
    special: SpecialDay | None = None
    """What makes the day count or not count, or end the term, where it is no ordinary one."""
    minutes: int = 0
    """Of this day that belong to a term in hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """When a term ends, and how that was reckoned."""

    start: date
    start_at: datetime | None
    """Of a term in hours."""
    amount: int
    unit: Unit
    due: date
    due_at: datetime | None
    """Of a term in hours; the last minute of the day where it was moved to the end of one."""
    steps: tuple[Step, ...]
    is_moved: bool
    """It would have ended on a day off."""
    is_received_on_day_off: bool
    is_without_time: bool
    """The start was a day, without a moment."""
    unknown_years: tuple[int, ...]
    """Of these the calendar knows the weekends only."""

    @property
    def unconfirmed(self) -> tuple[Step, ...]:
        """Return the lines that rest on a special day that nobody has confirmed."""
        return tuple(step for step in self.steps if step.special and step.special.standing != Standing.CONFIRMED)


def is_weekend(day: date) -> bool:
    """Say whether ``day`` is a Saturday or a Sunday."""
    return day.weekday() >= calendar.SATURDAY


def deadline(start: date | datetime, amount: int, unit: Unit, *, working: WorkingCalendar) -> Deadline:
    """Return when a term of ``amount`` units ends that begins with what happened at ``start``.

    A moment matters to hours only (147.1); hours that begin on a day without a moment begin when offices open. Moments
    are local and naive, to the minute. Raises ``UnreasonableAmountError`` and ``BeyondTheCalendarError``.
    """
    if not 1 <= amount <= MOST[unit]:
        raise UnreasonableAmountError(f"Between 1 and {MOST[unit]} {unit}, not {amount}.")
    first = start.date() if isinstance(start, datetime) else start
    moment = start if isinstance(start, datetime) else datetime.combine(start, OFFICE_OPENS)
    moment = moment.replace(second=0, microsecond=0)
    try:
        steps, ends_at = _counted(first, moment, amount, unit, working)
        moved = list(_moved(steps[-1].day, working))
    except DeadlineError:
        raise
    except (OverflowError, ValueError) as error:
        raise BeyondTheCalendarError(f"{amount} {unit} from {first} end beyond the year {date.max.year}.") from error
    steps[-1] = replace(steps[-1], special=working.special.get(steps[-1].day))  # it decides whether the term ends there
    due = moved[-1].day if moved else steps[-1].day
    if ends_at is not None and moved:
        ends_at = datetime.combine(due, LAST_MINUTE)
    return Deadline(
        start=first,
        start_at=moment if unit == Unit.HOURS else None,
        amount=amount,
        unit=unit,
        due=due,
        due_at=ends_at,
        steps=(*steps, *moved),
        is_moved=bool(moved),
        is_received_on_day_off=not working.is_working(first),
        is_without_time=not isinstance(start, datetime),
        unknown_years=tuple(year for year in range(first.year, due.year + 1) if year not in working.known_years),
    )


def _counted(
    first: date, moment: datetime, amount: int, unit: Unit, working: WorkingCalendar
) -> tuple[list[Step], datetime | None]:
    """Return the lines up to the last that counts, and the moment at which hours end."""
    if unit == Unit.HOURS:
        return _hours(moment, amount)
    begin = Step(day=first, counts=False, why=Why.START)
    if unit == Unit.WORKING_DAYS:
        return [begin, *_working_days(first, amount, working)], None
    if unit == Unit.DAYS:
        days = (first + number * DAY for number in range(1, amount + 1))
        return [begin, *_numbered(days, Why.CALENDAR_DAY)], None
    months, why = (1, Why.MONTH) if unit == Unit.MONTHS else (12, Why.YEAR)
    ends = (same_date(first, months=number * months) for number in range(1, amount + 1))
    return [begin, *_numbered(ends, why)], None


def _numbered(days: Iterable[date], why: Why) -> Iterator[Step]:
    for number, day in enumerate(days, start=1):
        yield Step(day=day, counts=True, why=why, number=number)


def _working_days(first: date, amount: int, working: WorkingCalendar) -> Iterator[Step]:
    """Yield each day after ``first`` up to the last that counts."""
    day, number, rest = first, 0, 0
    while number < amount:
        day += DAY
        if working.is_working(day):
            number, rest = number + 1, 0
            yield _line(day, working, number=number)
        else:
            rest = _rested(rest + 1, day)
            yield _line(day, working)


def _line(day: date, working: WorkingCalendar, *, number: int = 0) -> Step:
    """Return the line of a day that counts where it is the ``number``-th, and else is off."""
    special = working.special.get(day)
    if special is None:
        why = Why.WORKING_DAY if number else Why.WEEKEND
    elif special.kind == SpecialKind.WORKING_DAY:
        why = Why.WORKED_INSTEAD if is_weekend(day) else Why.WORKING_DAY
    else:
        why = Why.HOLIDAY if special.kind == SpecialKind.HOLIDAY else Why.DAY_OFF
    return Step(day=day, counts=bool(number), why=why, number=number, special=special)


def _rested(days: int, day: date) -> int:
    if days > LONGEST_REST:
        raise BeyondTheCalendarError(f"The calendar has no working day in the year before {day}.")
    return days


def _hours(moment: datetime, amount: int) -> tuple[list[Step], datetime]:
    """Return a line for each day that a term in hours touches, and its end; midnight is the end of the day before."""
    end = moment + timedelta(hours=amount)
    steps: list[Step] = []
    begin = moment
    while begin < end:
        midnight = datetime.combine(begin.date() + DAY, time())
        until = min(midnight, end)
        minutes = (until - begin) // timedelta(minutes=1)
        steps.append(Step(day=begin.date(), counts=True, why=Why.HOURS, number=len(steps) + 1, minutes=minutes))
        begin = until
    return steps, end if end.time() != time() else datetime.combine(steps[-1].day, LAST_MINUTE)


def _moved(last: date, working: WorkingCalendar) -> Iterator[Step]:
    """Yield the days from the one after ``last`` to the working day on which the term ends, where ``last`` is off."""
    day, rest = last, 0
    if working.is_working(day):
        return
    while True:
        day += DAY
        if working.is_working(day):
            yield Step(day=day, counts=False, why=Why.ENDS_HERE, special=working.special.get(day))
            return
        rest = _rested(rest + 1, day)
        yield _line(day, working)


def same_date(day: date, *, months: int) -> date:
    """Return the same date so many months later, or the last day of a month that has no such date (148.3)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
