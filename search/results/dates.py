"""Dates as readers type them: a day, a month or a whole year, each as the days that it covers."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100

_FORMS = (
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"),
    re.compile(r"(?P<day>[0-9]{1,2})\s*[/.-]\s*(?P<month>[0-9]{1,2})\s*[/.-]\s*(?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})"),
    re.compile(r"(?P<month>[0-9]{1,2})\s*[/.-]\s*(?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})"),
)


class NotADayError(ValueError):
    """The text is no day, month or year of the calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRange:
    """Days from ``first`` to ``last``, both included; a missing end is open."""

    first: date | None = None
    last: date | None = None


def read_days(text: str) -> DayRange:
    """Return the days that ``text`` covers: "30/01/2007", "2007-01-30", "5/2025", "2025-05" or "2025".

    Raises ``NotADayError``, also for years outside 1900 to 2100.
    """
    parts = next((match.groupdict() for form in _FORMS if (match := form.fullmatch(text.strip()))), None)
    if parts is None:
        raise NotADayError(text)
    year, month, day = (int(parts[name]) if parts.get(name) else None for name in ("year", "month", "day"))
    if year is None or not EARLIEST_YEAR <= year <= LATEST_YEAR or (month is not None and not 1 <= month <= 12):
        raise NotADayError(text)
    last_month = month or 12
    last_day = monthrange(year, last_month)[1]
    if day is not None and not 1 <= day <= last_day:
        raise NotADayError(text)
    return DayRange(first=date(year, month or 1, day or 1), last=date(year, last_month, day or last_day))
