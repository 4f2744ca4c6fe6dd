"""How texts of the codified law (Bộ pháp điển) are written here, and what its damaged facts of sources really said.

The facts were cut out of a line such as "Điều 2 Thông tư số 53/2014/TT-BNNPTNT V/v sửa đổi … Thông tư số
27/2009/TT-BNNPTNT ngày 28/05/2009 của Bộ trưởng … ngày 30/12/2014 của Bộ Nông nghiệp …" at the first "ngày … của". So
of 95 documents the stated day is that of another document, and the rest of the title stands before the issuer. Four
numbers were cut at a sign that only looks right ("89/2015/N" and "Ð-CP").
"""

import hashlib
import re
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from core.document_numbers import NotADocumentNumber, parse
from directory.known_bodies import BEGINNINGS
from directory.naming import split_issuers
from legal.sources.gazette_text import clean, subject
from legal.sources.records import NotADocumentError

_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_LINK = re.compile(r"\[([^\[\]\n]+)\]\(https?://[^\s()]*(?:\([^\s()]*\)[^\s()]*)*\)")
_TAIL = re.compile(r"(.*)\s*ngày (\d{1,2})/(\d{1,2})/(\d{4}) của (.+)", re.DOTALL)
_REST_OF_NUMBER = re.compile(r"_?[A-ZĐ&]+(?:-[A-ZĐ&]+)*(?!\w)")
_SHOWS_NO_WORD = re.compile(r"[.,;:\s]+|\(\d*")
_NOT_A_NAME = re.compile(r"\s*(?:\(|\b(?:[Qq]uy định|[Hh]ướng dẫn)\b).*", re.DOTALL)
_BETWEEN_BODIES = re.compile(rf"(?:,|\s+và)\s+(?={'|'.join(map(re.escape, (*BEGINNINGS, 'Toà', 'Uỷ', 'Trung ương')))})")
_HEAD_OF = re.compile(r"(?:Bộ trưởng|Thống đốc)\s+(?=Bộ|Ngân hàng)")
_ARTICLE = re.compile(r"Điều\s+(\d+[a-zđ]*)", re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"\d+[a-zđ]*", re.IGNORECASE)
_ARTICLE_OF_CODE = re.compile(r"(\d+)([a-zđ]*)", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
OTHER_NAMES = {
    "Ngân hàng Nhà nước": "Ngân hàng Nhà nước Việt Nam",
    "Thủ tướng": "Thủ tướng Chính phủ",
    "Bộ Nông nghiệp phát triển và nông thôn": "Bộ Nông nghiệp và Phát triển nông thôn",
}
LETTERS = "abcdđefghijklmnopqrstuvwxyz"
"""The order in which articles are inserted: 5, 5a, 5b … 5d, 5đ, 5e."""


def one_line(text: str) -> str:
    """Return ``text`` cleaned, on one line; the letter Ð of Iceland, which some typed for Đ, is that."""
    return " ".join(clean(text).replace("Ð", "Đ").split())


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that say something, cleaned, without spaces around them."""
    cleaned = clean(_LINE_END.sub("\n", text))
    return [stripped for line in cleaned.split("\n") if (stripped := line.strip())]


def without_links(text: str) -> str:
    """Return ``text`` with the words of links in the place of the links: "[01/2014/TT-BGDĐT](https://…)" (68 articles).

    They lead to private collections of law, and come of how the source was copied; the document itself has none.
    """
    return _LINK.sub(lambda link: link[1].strip(), text)


def fingerprint(text: str) -> str:
    """Return a fingerprint of the words of ``text``: how lines end and whether a space protects them says nothing."""
    return hashlib.sha256("\n".join(lines_of(text)).encode()).hexdigest()


def whole_number(number: str, name: str) -> tuple[str, str]:
    """Return the number with what was cut off it and put before the name, and the name without that."""
    rest = _REST_OF_NUMBER.match(name)
    if rest and (number.endswith("-") or name.startswith("_") or _is_cut(number, rest[0])):
        return number + rest[0].replace("_", "-"), name[rest.end() :].strip()
    return number, name


def _is_cut(number: str, rest: str) -> bool:
    """Say whether a number ends in the middle of a symbol: only those with Đ or at a single letter do."""
    return rest.startswith("Đ") and number[-1:].isalpha() and (rest != "Đ") and _is_number(number + rest)


def _is_number(text: str) -> bool:
    try:
        parse(text)
    except NotADocumentNumber:
        return False
    return True


def title_day_and_issuer(name: str, day: date | None, issuer: str) -> tuple[str, date | None, str]:
    """Return name, day of issue and issuer as they were before the title was cut at the day of another document."""
    found = _TAIL.fullmatch(issuer)
    if found is None or day is None:
        return name_of(name), day, issuer
    whole = f"{name} ngày {day:%d/%m/%Y} của {found[1]}"
    try:
        return name_of(whole), date(int(found[4]), int(found[3]), int(found[2])), found[5]
    except ValueError:
        return name_of(whole), None, found[5]


def name_of(text: str) -> str:
    """Return the name of a document as an abstract; empty where only signs are left of it."""
    name = text.lstrip(" .,;:")
    return "" if _SHOWS_NO_WORD.fullmatch(text) else subject(name)


def issuers_of(text: str) -> tuple[str, ...]:
    """Return the bodies named by "Bộ Tư pháp, Bộ Công an và Bộ Y tế", without what of a title stands behind them."""
    parts = (_HEAD_OF.sub("", part) for part in _BETWEEN_BODIES.split(_NOT_A_NAME.sub("", text)))
    return tuple(dict.fromkeys(OTHER_NAMES.get(body, body) for part in parts for body in split_issuers(part)))


def position_of(stated: str, code: str) -> str:
    """Return where an article stands: "Điều 5a" for "Điều 5a", "5a" or "Điều"; other words as they are.

    Where the source says only that it is an article, or nothing, the code ends in its number ("1.4.NĐ.3.11").
    """
    found = _ARTICLE.search(stated)
    if found:
        return f"Điều {found[1].lower()}"
    if _NUMBER_ALONE.fullmatch(stated):
        return f"Điều {stated.lower()}"
    return article_of_code(code) if stated.lower() == "điều" else stated


def article_of_code(code: str) -> str:
    """Return the article that a code ends in; raise ``NotADocumentError`` for one that ends otherwise."""
    last = code.rpartition(".")[2]
    if not _ARTICLE_OF_CODE.fullmatch(last):
        raise NotADocumentError(_("The code “%(code)s” does not end in the number of an article.") % {"code": code})
    return f"Điều {last.lower()}"


def place_in_order(position: str) -> tuple[int, int, Sequence[int]]:
    """Return what puts positions in the order of a document: 5, 5a, 5b, 6; what is no article comes last."""
    found = _ARTICLE_OF_CODE.fullmatch(position.removeprefix("Điều "))
    if found is None:
        return 1, 0, ()
    return 0, int(found[1]), tuple(LETTERS.find(letter) for letter in found[2])


def running_number(number: str) -> int | None:
    """Return the figure that a number begins with, none where there is none."""
    found = _DIGITS.search(number)
    return int(found[0]) if found else None
