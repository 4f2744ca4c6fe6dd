"""Days that tell documents apart: of issue, behind a number ("40/NQ-CP ngày 24 tháng 10 năm 2014"), and of who cites.

Pure.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable
from datetime import date
from typing import Any

from core.document_numbers import NotADocumentNumber, parse

_DAY = r"ngày\s+(\d{1,2})\s*(?:tháng|[/.-])\s*(\d{1,2})\s*(?:năm|[/.-])\s*(\d{4})(?!\d)"
_INSIDE = re.compile(_DAY, re.IGNORECASE)
_BEHIND = re.compile(rf"\s*[,(]?\s*(?:ban\s+hành\s+)?{_DAY}", re.IGNORECASE)


def with_day(text: str, start: int, end: int) -> str:
    """Return the citation ``text[start:end]``, with the day of issue where it stands right behind."""
    return text[start : _end_with_day(text, start, end)]


def _end_with_day(text: str, start: int, end: int) -> int:
    if day_in(text[start:end]) is not None:
        return end
    behind = _BEHIND.match(text, end)
    return behind.end() if behind is not None and _day(behind) is not None else end


def day_in(words: str) -> date | None:
    """Return the last day that ``words`` name; none where they name no real one."""
    found = None
    for match in _INSIDE.finditer(words):
        found = _day(match) or found
    return found


def said_on(document: Any) -> date | None:
    """Return the day on which a document means what it cites: from which it applies, for it may prepare a new law.

    Of one without dates it is the last day of the year in its number; none where that has no year either.
    """
    days = [day for day in (document.issued_on, document.effective_from) if day is not None]
    if days:
        return max(days)
    try:
        year = parse(document.number).year
    except NotADocumentNumber:
        return None
    return date(year, 12, 31) if year else None


class DaysGiven:
    """The days of issue that a text gives what it cites: of a list of clauses the last citation names the day for all.

    Made of pairs: which document a citation names (and in which text, where there are several), and its words.
    """

    def __init__(self, citations: Iterable[tuple[Hashable, str]]) -> None:
        given: dict[Hashable, set[date]] = defaultdict(set)
        for of, words in citations:
            if (day := day_in(words)) is not None:
                given[of].add(day)
        self._sole = {of: next(iter(days)) for of, days in given.items() if len(days) == 1}

    def day(self, of: Hashable, words: str) -> date | None:
        """Return the day in ``words``, else the only one that the text gives ``of``; none where it gives several."""
        return day_in(words) or self._sole.get(of)


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
