"""Months, quarters and years for which something was measured: read as people and machines write them; pure."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.vietnamese import fold

FIRST_YEAR, LAST_YEAR = 2000, 2999
LONGEST = 40
"""Characters."""

_MONTH = re.compile(
    r"(?:thang )?(?P<month>\d{1,2})[/-](?P<year>\d{4})|(?P<year_first>\d{4})-(?P<month_last>\d{2})", re.ASCII
)
_QUARTER = re.compile(
    r"(?:quy |q)(?P<quarter>[1-4]|i{1,3}|iv)[/ -](?P<year>\d{4})|(?P<year_first>\d{4})-?q(?P<last>[1-4])", re.ASCII
)
_YEAR = re.compile(r"(?:nam )?(?P<year>\d{4})", re.ASCII)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


class Kind(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


MONTHS = {Kind.MONTH: 1, Kind.QUARTER: 3, Kind.YEAR: 12}


class UnreadablePeriodError(ValueError):
    """This names no month, quarter or year since ``FIRST_YEAR``."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A month, a quarter or a year, by its first day."""

    first_day: date
    kind: Kind

    @property
    def last_day(self) -> date:
        """Return its last day."""
        month = self.first_day.month + MONTHS[self.kind] - 1
        return date(self.first_day.year, month, calendar.monthrange(self.first_day.year, month)[1])

    @property
    def before(self) -> "Period":
        """Return the one before it."""
        return period_of(self.first_day - timedelta(days=1), self.kind)

    @property
    def code(self) -> str:
        """Return how machines write it: 2026-03, 2026-Q1, 2026."""
        return {
            Kind.MONTH: f"{self.first_day:%Y-%m}",
            Kind.QUARTER: f"{self.first_day:%Y}-Q{self.number}",
            Kind.YEAR: f"{self.first_day:%Y}",
        }[self.kind]

    @property
    def number(self) -> int:
        """Return which one of its year it is, from 1."""
        return (self.first_day.month - 1) // MONTHS[self.kind] + 1

    def has_begun(self, on: date) -> bool:
        """Say whether anything can have been measured by ``on``."""
        return self.first_day <= on


def period_of(day: date, kind: Kind) -> Period:
    """Return the period of the kind in which ``day`` lies."""
    months = MONTHS[kind]
    return Period(date(day.year, (day.month - 1) // months * months + 1, 1), kind)


def read_period(written: str) -> Period:
    """Return the period: "03/2026", "tháng 3/2026", "2026-03"; "Quý I/2026", "Q1/2026", "2026-Q1"; "2026", "năm 2026".

    Raises ``UnreadablePeriodError``.
    """
    text = " ".join(fold(written).split()) if len(written) <= LONGEST else ""
    text = re.sub(r"\s*([/-])\s*", r"\1", text)
    if found := _MONTH.fullmatch(text):
        return _period(found["year"] or found["year_first"], int(found["month"] or found["month_last"]), Kind.MONTH)
    if found := _QUARTER.fullmatch(text):
        quarter = found["quarter"] or found["last"]
        number = _ROMAN[quarter] if quarter in _ROMAN else int(quarter)
        return _period(found["year"] or found["year_first"], number * 3 - 2, Kind.QUARTER)
    if found := _YEAR.fullmatch(text):
        return _period(found["year"], 1, Kind.YEAR)
    raise UnreadablePeriodError(written)


def _period(year: str, month: int, kind: Kind) -> Period:
    if not FIRST_YEAR <= int(year) <= LAST_YEAR or not 1 <= month <= 12:
        raise UnreadablePeriodError(f"{month}/{year}")
    return Period(date(int(year), month, 1), kind)
