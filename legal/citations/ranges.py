"""The provisions of a range: "Điều 5 đến Điều 9", "từ điểm a đến điểm đ", "Chương II đến Chương V"."""

import re

POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Points are counted by the Vietnamese alphabet without ă, â, ê, ô, ơ, ư (and f, j, w, z)."""
LONGEST_RANGE = 100

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_COUNTED = re.compile(r"(?:(?P<before>[\d.]*)\.)?(?P<digits>\d+)")


def numbers_between(first: str, last: str, *, is_roman: bool = False) -> list[str]:
    """Return the numbers from ``first`` to ``last``; only these two where what stands between cannot be counted.

    ``is_roman`` where "i" is counted before "v": chapters and appendices, not points.
    """
    of_letters = (_romans, _letters) if is_roman else (_letters, _romans)
    counted = _figures(first, last) or of_letters[0](first, last) or of_letters[1](first, last)
    return counted if counted and len(counted) <= LONGEST_RANGE else list(dict.fromkeys((first, last)))


def _figures(first: str, last: str) -> list[str]:
    one, other = _COUNTED.fullmatch(first), _COUNTED.fullmatch(last)
    if one is None or other is None or one["before"] != other["before"]:
        return []
    before = f"{one['before']}." if one["before"] else ""
    low, high = int(one["digits"]), int(other["digits"])
    return [f"{before}{number}" for number in range(low, high + 1)] if high - low < LONGEST_RANGE else []


def _letters(first: str, last: str) -> list[str]:
    low, high = POINT_LETTERS.find(first), POINT_LETTERS.find(last)
    return list(POINT_LETTERS[low : high + 1]) if 0 <= low < high and len(first) == len(last) == 1 else []


def _romans(first: str, last: str) -> list[str]:
    low, high = _value(first), _value(last)
    return [_roman(number) for number in range(low, high + 1)] if 0 < low < high < low + LONGEST_RANGE else []


def _value(roman: str) -> int:
    values = [_ROMAN.get(letter, 0) for letter in roman]
    if not all(values):
        return 0
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))


def _roman(number: int) -> str:
    written = ""
    for value, letters in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        written += letters * (number // value)
        number %= value
    return written
