"""Numbers as people in Việt Nam write them, "1.234,5", and as machines do, "1234.5"; pure.

What could be either is refused: "1.234" is a thousand to one reader and one and a bit to another, and a figure that is
wrong by a thousand looks as right as any.
"""

import re
from decimal import Decimal

MOST_DIGITS = 14
"""Before the decimal sign."""
MOST_DECIMALS = 4
LONGEST = 40
"""Characters."""

_SPACES = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?", re.ASCII)
_AMBIGUOUS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_GROUPED_BY = {
    ".": re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", re.ASCII),
    ",": re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", re.ASCII),
}


class UnreadableNumberError(ValueError):
    """This is no number that we take."""


class AmbiguousNumberError(UnreadableNumberError):
    """Two readers would take it for two numbers."""


class TooLongNumberError(UnreadableNumberError):
    """More digits or decimals than are kept."""


def read_number(written: str) -> Decimal:
    """Return the number; a minus sign of print and groups parted by spaces are taken too.

    Raises ``UnreadableNumberError`` or one of its kinds. NaN, infinity and powers ("1e5") are no numbers here.
    """
    if len(written) > LONGEST:
        raise TooLongNumberError(written[:LONGEST])
    text = _SPACES.sub("", written.strip().replace("\N{MINUS SIGN}", "-"))
    if _AMBIGUOUS.fullmatch(text):
        raise AmbiguousNumberError(written)
    if _PLAIN.fullmatch(text):
        return _kept(Decimal(text.replace(",", ".")))
    for sign, pattern in _GROUPED_BY.items():
        if pattern.fullmatch(text):
            return _kept(Decimal(text.replace(sign, "").replace(",", ".")))
    raise UnreadableNumberError(written)


def kept_number(number: Decimal) -> Decimal:
    """Return a number that came as one. Raises ``UnreadableNumberError`` or one of its kinds."""
    if not number.is_finite():
        raise UnreadableNumberError(str(number))
    return _kept(number)


def _kept(number: Decimal) -> Decimal:
    _sign, digits, exponent = number.as_tuple()
    places = -exponent if isinstance(exponent, int) else 0
    trailing = len(digits) - len("".join(map(str, digits)).rstrip("0")) if any(digits) else len(digits)
    if number.adjusted() >= MOST_DIGITS or places - trailing > MOST_DECIMALS:
        raise TooLongNumberError(str(number)[:LONGEST])
    return number.quantize(Decimal(1).scaleb(-MOST_DECIMALS))
