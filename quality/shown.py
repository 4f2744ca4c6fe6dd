"""Texts in the language of the page, and numbers as its readers write them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language, gettext

from quality.periods import Kind, Period

_VIETNAMESE_SIGNS = str.maketrans(",.", ".,")


@dataclass(frozen=True, slots=True)
class Text:
    """A text; ``language`` is empty where it is that of the page."""

    text: str
    language: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


def in_language(thing: Any, field: str) -> Text:
    """Return the field in the language of the page, or in Vietnamese where nobody has translated it."""
    written = str(getattr(thing, field))
    if (get_language() or "vi").startswith("vi"):
        return Text(written)
    translated = str(getattr(thing, f"{field}_en"))
    return Text(translated) if translated else Text(written, "vi" if written else "")


def amount(number: Decimal, unit: str) -> str:
    """Return a number with its unit and no decimals that say nothing: "1.234,5 hồ sơ", "98 %"."""
    plain = number.normalize()
    _sign, _digits, exponent = plain.as_tuple()
    places = max(-exponent, 0) if isinstance(exponent, int) else 0
    written = f"{plain:,.{places}f}"
    if (get_language() or "vi").startswith("vi"):
        written = written.translate(_VIETNAMESE_SIGNS)
    if unit == "%":
        return f"{written}%"
    return f"{written}\N{NO-BREAK SPACE}{unit}" if unit else written


def period_words(period: Period) -> str:
    """Return the period as readers say it."""
    words = {
        Kind.MONTH: gettext("%(number)02d/%(year)d"),
        Kind.QUARTER: gettext("quarter %(number)d of %(year)d"),
        Kind.YEAR: gettext("%(year)d"),
    }
    return words[period.kind] % {"number": period.number, "year": period.first_day.year}
