"""Opening hours as offices write them, and whether a counter is open at a moment.

Lines are read as "Thứ Hai đến thứ Sáu: 7:00–11:30, 13:30–17:00", "Sáng: 7h30 - 11h30", "Thứ Bảy: 7h-11h". Where
any line says something else nothing is claimed: a person who finds a closed door has lost a morning.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from core.vietnamese import fold

WORKING_WEEK = frozenset(range(5))
"""Monday to Friday, for lines that name no day."""
LONGEST_CLOSURE = 31
"""Days ahead that are looked at for the next opening."""

_DAY = r"(?:thu\s*(?:hai|ba|tu|nam|sau|bay|[2-7])|t[2-7]|chu\s*nhat|cn)\b"
_DAYS = re.compile(rf"({_DAY})(?:\s*(?:-|–|—|den|toi)\s*({_DAY}))?")
_NUMBERS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5} | {str(day): day - 2 for day in range(2, 8)}
_MOMENT = r"(\d{1,2})\s*(?:gio|[:hg.])\s*(\d{2})?(?:\s*phut)?"
_SPAN = re.compile(rf"{_MOMENT}\s*(?:-|–|—|den|toi)\s*{_MOMENT}")
_SAID_ANYWAY = re.compile(r"\([^()]*\b(?:le|tet)\b[^()]*\)|\b(?:tru|nghi)\s+(?:cac\s+)?ngay\s+le(?:,?\s*tet)?\b")
"""That holidays are days off holds without being said."""
_FILLING = re.compile(
    r"\b(?:sang|chieu|buoi|tu|cac|ngay|lam viec|trong tuan|hang tuan|va|gio|hanh chinh)\b|[\s:;,.\-–—]+"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """A span of hours on some days of the week (Monday is 0)."""

    weekdays: frozenset[int]
    opens: time
    closes: time


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenState:
    """Whether a counter is open, until when, and when it opens next."""

    is_open: bool
    closes: time | None = None
    opens_on: date | None = None
    opens_at: time | None = None


def read_hours(text: str) -> tuple[Opening, ...]:
    """Return the spans that ``text`` names; none where any line of it could not be read whole."""
    found: list[Opening] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        openings = _of_line(fold(line))
        if not openings:
            return ()
        found += openings
    return tuple(found)


def open_at(moment: datetime, openings: tuple[Opening, ...], *, special: Callable[[date], bool | None]) -> OpenState:
    """Return the state at ``moment`` by the clock of the office.

    ``special`` says of a day that it is worked instead of another (true) or off (false), or that it is like any other
    (none). On a day worked instead that the hours do not name, those of Monday hold.
    """
    for opening in _of_day(moment.date(), openings, special):
        if opening.opens <= moment.time() < opening.closes:
            return OpenState(is_open=True, closes=opening.closes)
    for ahead in range(LONGEST_CLOSURE):
        day = moment.date() + timedelta(days=ahead)
        later = [one.opens for one in _of_day(day, openings, special) if ahead or one.opens > moment.time()]
        if later:
            return OpenState(is_open=False, opens_on=day, opens_at=min(later))
    return OpenState(is_open=False)


def _of_day(day: date, openings: tuple[Opening, ...], special: Callable[[date], bool | None]) -> list[Opening]:
    worked = special(day)
    if worked is False:
        return []
    named = [one for one in openings if day.weekday() in one.weekdays]
    return named or [one for one in openings if worked and 0 in one.weekdays]


def _of_line(line: str) -> list[Opening]:
    """Return the openings of one folded line; none where it says more than days and hours."""
    rest = _SAID_ANYWAY.sub(" ", line)
    spans = [_times(match) for match in _SPAN.finditer(rest)]
    rest = _SPAN.sub(" ", rest)
    weekdays = frozenset(day for match in _DAYS.finditer(rest) for day in _days(match))
    if not spans or None in spans or _FILLING.sub("", _DAYS.sub(" ", rest)):
        return []
    return [Opening(weekdays or WORKING_WEEK, *span) for span in spans if span]


def _times(match: re.Match[str]) -> tuple[time, time] | None:
    first_hour, first_minute, last_hour, last_minute = (int(part or 0) for part in match.groups())
    if max(first_hour, last_hour) > 23 or max(first_minute, last_minute) > 59:
        return None
    opens, closes = time(first_hour, first_minute), time(last_hour, last_minute)
    return (opens, closes) if opens < closes else None


def _days(match: re.Match[str]) -> range:
    first = _number(match[1])
    last = _number(match[2]) if match[2] else first
    return range(first, last + 1)


def _number(day: str) -> int:
    return 6 if day.startswith("c") else _NUMBERS[re.sub(r"^t(?:hu)?\s*", "", day)]
