"""What a reader wrote that looks like somebody's number or address is masked, before anything is stored.

A number of a telephone, of an identity card (9 or 12 digits), of insurance, of a bank account or card has nine digits
or more, a passport a letter and seven, a number plate its own form; money up to 99 million, years, dates and numbers
of documents have fewer or are written with "/". Rather a harmless number too many is lost than one of a person kept.
"""

import re
import unicodedata

MASK = "•••"
FEWEST_DIGITS = 9

_MAIL = re.compile(r"\S+[@＠﹫]\S+")  # noqa: RUF001 - the wide letters are what is looked for
_PLAIN = re.compile(
    r"(?<![\d/])\d{1,2}/\d{1,2}/(?:19|20)\d\d(?![\d/])"
    r"|(?<![\d.\-])\d{1,2}([.\-])\d{1,2}\1(?:19|20)\d\d(?!\d|[.\-]\d)"
    r"|(?<![\d/])\d{1,5}/(?:19|20)\d\d(?!\d)"
)
"""A date, or the beginning of a document's number: no part of anybody's number."""
_DIGITS = re.compile(r"[(+]{0,2}\d(?:(?:[^\w,;:!?]|_|,(?=\d)){0,3}\d)*")
"""Digits with at most three signs between two of them: "0905 123.456", "(0255) 3822-123"; not a list "12, 13, 14"."""

_PASSPORT_OR_PLATE = re.compile(
    r"(?<!\w)(?:[a-z] ?\d{7}|\d{2} ?-? ?(?:[a-z]{1,2}|[a-z]\d) ?[-.]? ?\d{3}[. ]?\d{2})(?!\w)", re.IGNORECASE | re.ASCII
)


def masked(text: str) -> str:
    """Return ``text`` with e-mail addresses, passports, number plates and numbers of nine digits or more as ``MASK``.

    It is never longer than it was. Digits count in every script and however they are spaced; letters that cannot be
    seen are taken out first.
    """
    spaced = text.replace("\t", " ")
    seen = "".join(sign for sign in spaced if sign == "\n" or unicodedata.category(sign)[0] != "C")
    without_mail = _PASSPORT_OR_PLATE.sub(MASK, _MAIL.sub(MASK, seen))
    pieces, last = [], 0
    for plain in _PLAIN.finditer(without_mail):
        pieces += [_DIGITS.sub(_mask_long, without_mail[last : plain.start()]), plain[0]]
        last = plain.end()
    return "".join([*pieces, _DIGITS.sub(_mask_long, without_mail[last:])])


def _mask_long(number: re.Match[str]) -> str:
    return MASK if sum(map(str.isdecimal, number[0])) >= FEWEST_DIGITS else number[0]
