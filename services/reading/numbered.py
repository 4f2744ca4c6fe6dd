"""Rows that number themselves, put into the order of their numbers.

The national database gives the rows of a table in any order: of 492 groups of papers that are numbered "a)", "b)", "c)"
182 are mixed up (counted autumn 2026), and a reader who checks off "c), a), b)" looks for what is missing.
"""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

Row = TypeVar("Row")

_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""In the order in which Vietnamese law counts points."""
_NUMBER = re.compile(rf"\(?(?:(?P<figures>\d{{1,3}})|(?P<letter>[{_LETTERS}]))[.)](?!\d)", re.IGNORECASE)
_WITHOUT_TEXT = ("", 0)


def in_order_of_numbers(rows: Sequence[Row], text: Callable[[Row], str]) -> list[Row]:
    """Return ``rows`` by the numbers with which their texts begin, those without any text first.

    As they are where one has no number, or another kind of number, or the number of another: then nobody knows.
    """
    numbers = [found for row in rows if (found := _number(text(row))) is not None]
    told = [found for found in numbers if found != _WITHOUT_TEXT]
    if len(numbers) < len(rows) or len({kind for kind, _ in told}) > 1 or len(set(told)) < len(told):
        return list(rows)
    return [rows[place] for _, place in sorted(zip(numbers, range(len(rows)), strict=True))]


def _number(text: str) -> tuple[str, int] | None:
    """Return kind and place; none where the text begins with no number."""
    if not text.strip():
        return _WITHOUT_TEXT
    found = _NUMBER.match(text.strip())
    if found is None:
        return None
    return ("1", int(found["figures"])) if found["figures"] else ("a", _LETTERS.index(found["letter"].lower()))
