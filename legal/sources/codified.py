"""Reads one article of the codified law (Bộ pháp điển) from a line of JSON.

An article says its code ("1.4.NĐ.3.11": theme, subject, kind of document, document, article), its text, and in which
documents it stands ("nguồn"). The first of these is its source; what further ones say is a statement about effect.

The sorting key ("anchor") ends in the day, the number and the article of the document: "26008 0197 00007 00" is Điều 7
of number 197 of the day 26,008 days after 2 September 1945. Measured on the 61,936 articles with a source: 3,253
documents have both a stated day and such a key whose number and article agree with the source; 3,244 name the same day,
and of the other nine it is the key that is right where that can be told (72/2008/TT-BTC is of 2008, not of 2018).
"""

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from core.document_numbers import NotADocumentNumber, normalise, parse
from core.vietnamese import fold
from legal.models.number_key import LONGEST_NUMBER
from legal.sources.codified_text import (
    issuers_of,
    one_line,
    position_of,
    title_day_and_issuer,
    whole_number,
    without_links,
)
from legal.sources.records import NotADocumentError

FIRST_DAY = date(1945, 9, 2)
LAST_DAY = date(2050, 1, 1)
"""A key that names a later day was read wrongly."""
FIRST_YEAR = 1945
LONGEST_CODE = 60

_KEY_OF_TOPIC = re.compile(r"(\d{5})(\d{4})(\d{5})0$")
_KEY_OF_DOCUMENT = re.compile(r"(\d{5})(\d{4})(\d{5})00$")
_LENGTHS = (40, 60, 80, 100, 120)
_SHORTEST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class SortingKey:
    """What the sorting key of an article says of its document."""

    day: date
    running: int
    article: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSource:
    """One document as one article names it."""

    number: str
    type_name: str
    position: str
    """Where the article stands there: "Điều 5"."""
    name: str = ""
    issued_on: date | None = None
    issuers: tuple[str, ...] = ()
    effective_from: date | None = None
    item_id: str = ""
    """Key of the document in the national database of law (vbpl.vn)."""

    is_repeal: bool = False
    """Not where the article stands, but what has repealed something in it."""

    @property
    def key(self) -> tuple[str, str]:
        """Return number and type in the form for comparing."""
        return normalise(self.number), fold(self.type_name)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodifiedArticle:
    """One article, without its text."""

    code: str
    sources: tuple[NamedSource, ...]
    related: tuple[str, ...]
    """Codes of articles that the codification puts beside it."""
    key: SortingKey | None
    topic: str
    """Name of the subject (đề mục) in whose structure it stands."""
    chapter: str
    title: str
    text: str


def article_from_json(line: str) -> CodifiedArticle:
    """Return the article of a line, or raise ``NotADocumentError``."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise NotADocumentError(_("The line is not valid JSON: %(error)s") % {"error": error}) from error
    if not isinstance(record, dict):
        raise NotADocumentError(_("The line is not an object with facts of an article."))
    code = one_line(_text(record, "ma"))
    if not code or len(code) > LONGEST_CODE:
        raise NotADocumentError(_("There is no “%(name)s”.") % {"name": "ma"})
    sources = tuple(_source(source, code) for source in _list(record, "nguon"))
    related = _list(record, "lien_quan")
    if not all(isinstance(other, str) for other in related):
        raise NotADocumentError(_("“%(name)s” does not list codes.") % {"name": "lien_quan"})
    return CodifiedArticle(
        code=code,
        sources=sources,
        related=tuple(dict.fromkeys(filter(None, map(one_line, related)))),
        key=sorting_key(_text(record, "anchor")),
        topic=one_line(_text(record, "de_muc")),
        chapter=one_line(_text(record, "chuong")),
        title=one_line(_text(record, "tieu_de")),
        text=without_links(_keepable(_text(record, "noi_dung"))),
    )


def sorting_key(anchor: str) -> SortingKey | None:
    """Return what the sorting key says of the document, none where it ends otherwise."""
    if len(anchor) not in _LENGTHS:
        return None
    patterns = (_KEY_OF_TOPIC, _KEY_OF_DOCUMENT) if len(anchor) == _SHORTEST else (_KEY_OF_DOCUMENT,)
    return next(filter(None, (_read_key(pattern.search(anchor)) for pattern in patterns)), None)


def _read_key(found: re.Match[str] | None) -> SortingKey | None:
    if found is None or not int(found[1]) or not int(found[2]):
        return None
    day = FIRST_DAY + timedelta(days=int(found[1]))
    return SortingKey(day=day, running=int(found[2]), article=int(found[3])) if day < LAST_DAY else None


def _keepable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise NotADocumentError(_("The text has broken characters (half of a surrogate pair).")) from error
    return text


def _source(record: Any, code: str) -> NamedSource:
    if not isinstance(record, dict):
        raise NotADocumentError(_("“%(name)s” is not a list of documents.") % {"name": "nguon"})
    number, name = whole_number(one_line(_text(record, "so_hieu")), one_line(_text(record, "ten")))
    type_name = one_line(_text(record, "loai"))
    if not number or len(number) > LONGEST_NUMBER or not type_name:
        raise NotADocumentError(_("A document in “nguon” has no number or no type."))
    name, issued_on, issuer = title_day_and_issuer(
        name, _day(record, "ngay_ban_hanh"), one_line(_text(record, "co_quan"))
    )
    stated = one_line(_text(record, "vi_tri"))
    return NamedSource(
        number=number,
        type_name=type_name,
        position=position_of(stated, code),
        is_repeal="bãi bỏ" in stated.lower(),
        name=name,
        issued_on=issued_on,
        issuers=issuers_of(issuer),
        effective_from=_day(record, "hieu_luc_tu"),
        item_id=_item(record),
    )


def year_of(number: str) -> int | None:
    """Return the year that a number bears, none where it bears none."""
    try:
        return parse(number).year
    except NotADocumentNumber:
        return None


def _item(record: dict[str, Any]) -> str:
    item = one_line(_text(record, "vbpl_item_id"))
    return item if item.isascii() and item.isdigit() and len(item) <= 12 else ""


def _day(record: dict[str, Any], name: str) -> date | None:
    text = _text(record, name).strip()
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise NotADocumentError(_("The date “%(date)s” does not exist.") % {"date": text}) from error
    return day if day.year >= FIRST_YEAR else None


def _text(record: dict[str, Any], name: str) -> str:
    value = record.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise NotADocumentError(_("“%(name)s” is not a text.") % {"name": name})
    return value


def _list(record: dict[str, Any], name: str) -> list[Any]:
    value = record.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise NotADocumentError(_("“%(name)s” is not a list.") % {"name": name})
    return value
