"""Reads one document of the Official Gazette's site (Công báo) from a line of JSON.

What its groups of relations mean is told by ``legal.sources.gazette_relations``, how its texts are written by
``legal.sources.gazette_text``.
"""

import json
import re
from collections.abc import Collection
from datetime import date
from types import MappingProxyType
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from core.document_numbers import NotADocumentNumber, normalise, parse
from directory.naming import split_issuers
from legal.sources.gazette_relations import SOURCE_NAME, Owner, Titles, number_in, relations_of
from legal.sources.gazette_text import clean, issues, subject
from legal.sources.records import DocumentRecord, NotADocumentError, Signer

FIRST_YEAR = 1945
"""The State is no older: the source writes 1 January 1900 where it knows no day."""
TITLES = (
    "Phó Thủ tướng", "Thủ tướng", "Phó Chủ tịch", "Chủ tịch", "Thứ trưởng", "Bộ trưởng",
    "Đại tướng", "Thượng tướng", "Trung tướng", "Thiếu tướng", "Đại tá",
)  # fmt: skip
"""Offices and ranks that stand before names of signers."""

_JOINED = re.compile(r"\s+[-–]\s+|\s*;\s*")
_LIKE_A_NUMBER = re.compile(r"\d\w*(?:\.\d+)?(?:[/–-][\w&.]+)+")
_IS_ADDRESS = URLValidator(schemes=["http", "https"])


def document_from_json(line: str, *, titles: Titles = MappingProxyType({})) -> DocumentRecord:
    """Return the document of a line, or raise ``NotADocumentError``.

    ``titles`` says which numbers the titles of all documents name, as ``named_in_title`` finds them.
    """
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise NotADocumentError(_("The line is not valid JSON: %(error)s") % {"error": error}) from error
    if not isinstance(record, dict):
        raise NotADocumentError(_("The line is not an object with facts of a document."))
    number = _needed(record, "so_hieu")
    issuers = split_issuers(_needed(record, "co_quan"))
    if not issuers:
        raise NotADocumentError(_("“%(name)s” names no agency.") % {"name": "co_quan"})
    issued_on = _day(record, "ngay_ban_hanh")
    type_name, title = _needed(record, "loai"), subject(_needed(record, "trich_yeu"))
    owner = Owner(
        key=normalise(number),
        year=issued_on.year if issued_on else _year_in(number),
        titles=titles,
        name=f"{type_name} {number}",
        title=title,
    )
    return DocumentRecord(
        identity=f"congbao:{_needed(record, 'id')}",
        number=number,
        type_name=type_name,
        issuers=issuers,
        abstract=title,
        signers=signers_of(_lines(record, "nguoi_ky")),
        issued_on=issued_on,
        effective_from=_day(record, "ngay_hieu_luc"),
        gazette_number=_gazette_number(record),
        source_name=SOURCE_NAME,
        source_url=_address(_needed(record, "url")),
        relations=tuple(relations_of(record.get("lien_ket"), owner)),
    )


def named_in_title(line: str) -> tuple[str, Collection[str]]:
    """Return the number of a line's document and the numbers that its title names; nothing for what cannot be read."""
    try:
        record = json.loads(line)
        number, title = normalise(_needed(record, "so_hieu")), _needed(record, "trich_yeu")
    except (ValueError, RecursionError, AttributeError):
        return "", ()
    return number, {key for written in _LIKE_A_NUMBER.findall(title) if (key := number_in(written)) not in ("", number)}


def signers_of(text: str) -> tuple[Signer, ...]:
    """Return the signers: "ĐẠI TƯỚNG TRẦN ĐẠI QUANG" is Trần Đại Quang, Đại tướng."""
    return tuple(_signer(part) for part in _JOINED.split(text.strip()) if part.strip())


def _signer(text: str) -> Signer:
    name = " ".join(text.split())
    for title in TITLES:
        if name.lower().startswith(f"{title.lower()} "):
            return Signer(name=_name_case(name[len(title) + 1 :]), title=title)
    return Signer(name=_name_case(name))


def _name_case(name: str) -> str:
    return " ".join(word[:1] + word[1:].lower() for word in name.split()) if name.isupper() else name


def _gazette_number(record: dict[str, Any]) -> str:
    numbers, files = record.get("cong_bao") or [], record.get("files") or []
    if not isinstance(numbers, list) or not isinstance(files, list):
        raise NotADocumentError(_("“%(name)s” is not a list.") % {"name": "cong_bao, files"})
    return issues([clean(str(issue)) for issue in numbers], map(str, files))


def _year_in(number: str) -> int | None:
    try:
        return parse(number).year
    except NotADocumentNumber:
        return None


def _day(record: dict[str, Any], name: str) -> date | None:
    text = _text(record, name)
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise NotADocumentError(_("The date “%(date)s” does not exist.") % {"date": text}) from error
    return day if day.year >= FIRST_YEAR else None


def _address(url: str) -> str:
    try:
        _IS_ADDRESS(url)
    except ValidationError as error:
        raise NotADocumentError(_("“url” is not an address that begins with http:// or https://.")) from error
    return url


def _needed(record: dict[str, Any], name: str) -> str:
    text = _text(record, name)
    if not text:
        raise NotADocumentError(_("There is no “%(name)s”.") % {"name": name})
    return text


def _text(record: dict[str, Any], name: str) -> str:
    return " ".join(_lines(record, name).split())


def _lines(record: dict[str, Any], name: str) -> str:
    value = record.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise NotADocumentError(_("“%(name)s” is not a text.") % {"name": name})
    return clean(value)
