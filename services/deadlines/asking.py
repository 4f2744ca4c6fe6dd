"""What a reader asks of the page of a deadline: by which way, and when the papers come in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

WAY, DAY, TIME = "cach", "ngay", "gio"
"""Parameters of the address."""
LONGEST_TYPED = 40
YEARS = range(2000, 2100)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_TIME = re.compile(r"(\d{1,2})(?:[:hg](\d{2})?)?", re.ASCII)


class NotUnderstoodError(ValueError):
    """What was typed is no day or no time; the text of the error is for the reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked, and as it was typed."""

    way: int
    """Number of a ``services.showing.view.Way``; the first where the address names none."""
    day_typed: str
    time_typed: str
    start: date | None
    """A moment where a time was given; none where nothing or nothing sensible was typed."""
    error: str
    """For the reader; empty where there is none."""

    @property
    def day_value(self) -> str:
        """Return the day as fields for dates take it, or what was typed."""
        return self.start.strftime("%Y-%m-%d") if self.start else self.day_typed


def read_asked(parameters: Mapping[str, str], *, takes_time: bool = True) -> Asked:
    """Return what the parameters of an address ask; nothing in them is an error of ours."""
    typed = {name: parameters.get(name, "").strip()[:LONGEST_TYPED] for name in (WAY, DAY, TIME)}
    start, error = None, ""
    try:
        if DAY in parameters:
            start = _start(typed[DAY], typed[TIME] if takes_time else "")
    except NotUnderstoodError as found:
        error = str(found)
    return Asked(
        way=int(typed[WAY]) if re.fullmatch(r"[0-9]{1,3}", typed[WAY]) else 1,
        day_typed=typed[DAY],
        time_typed=typed[TIME],
        start=start,
        error=error,
    )


def _start(day_typed: str, time_typed: str) -> date:
    day = read_day(day_typed)
    return datetime.combine(day, _time(time_typed)) if time_typed else day


def read_day(typed: str) -> date:
    """Return the day that somebody typed, in any usual writing. Raises ``NotUnderstoodError``."""
    if not typed:
        raise NotUnderstoodError(_("Give the day on which the papers are handed in."))
    try:
        if found := _YEAR_FIRST.fullmatch(typed):
            year, month, day = map(int, found.groups())
        elif found := _DAY_FIRST.fullmatch(typed):
            day, month, year = map(int, found.groups())
        else:
            raise ValueError
        given = date(year, month, day)
    except ValueError:
        raise NotUnderstoodError(_NO_DAY % {"typed": typed}) from None
    if given.year not in YEARS:
        raise NotUnderstoodError(_("Deadlines are reckoned for days from %(first)d to %(last)d.") % _SPAN)
    return given


def _time(typed: str) -> time:
    found = _TIME.fullmatch(typed)
    try:
        if not found:
            raise ValueError
        return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        raise NotUnderstoodError(_("“%(typed)s” is no time of day; write it like 14:30.") % {"typed": typed}) from None


_NO_DAY = gettext_lazy("There is no day “%(typed)s”; write it like 28/04/2026.")
_SPAN = {"first": YEARS.start, "last": YEARS.stop - 1}
