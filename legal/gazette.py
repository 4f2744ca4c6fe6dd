"""Reads one document of the Official Gazette's site (Công báo) from a line of JSON.

``lien_ket`` groups what other documents do to this one and it to them. Which is which was measured on the 3,833 records
(2010 to 2026), by the dates of pairs of which we hold both and which are named without ambiguity, and by whether the
other record states the same in the opposite group:

=====================================================  =====  =================  ===============  =====================
group                                                  pairs  other is newer     states opposite  so
=====================================================  =====  =================  ===============  =====================
Văn bản thay thế/bãi bỏ/hủy bỏ/đình chỉ                  470  441                411              the other acts
Văn bản bị thay thế/bãi bỏ/hủy bỏ/đình chỉ               447  1                  410              this one acts
Văn bản thay thế/bãi bỏ/hủy bỏ/đình chỉ một phần         180  160                160              the other acts
Văn bản bị thay thế/bãi bỏ/hủy bỏ/đình chỉ một phần      187  15                 164              this one acts
Văn bản sửa đổi bổ sung/đính chính                       233  202                178              the other acts
Văn bản bị sửa đổi bổ xung/được đính chính               233  0                  177              this one acts
Văn bản hướng dẫn                                        112  97                 100              the other acts
Văn bản được hướng dẫn                                   100  6                  98               this one acts
Văn bản căn cứ                                         3,828  8                                   this one acts
Văn bản dẫn chiếu                                      5,836  2,902 (half)       5,179 (same)     says no direction
=====================================================  =====  =================  ===============  =====================

The lists of numbers were read off the titles of the documents meant: so 335 entries are the record's own number, and
1,059 entries are days ("25/5") and no numbers; both are left out. Of what is left, 47 groups name fewer documents than
they count (how many stays on record), and 1,184 more (a title names other documents too): so nothing here is taken as
confirmed.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from core.document_numbers import NotADocumentNumber, normalise, parse
from core.vietnamese import to_nfc
from directory.naming import split_issuers
from legal.records import DocumentRecord, NotADocumentError, RelationRecord, Signer
from legal.relation_types import Direction, RelationType

SOURCE_NAME = "Công báo điện tử Chính phủ"
GROUPS: Mapping[str, tuple[RelationType, Direction]] = {
    "Văn bản thay thế/bãi bỏ/hủy bỏ/đình chỉ": (RelationType.ENDS, Direction.PASSIVE),
    "Văn bản bị thay thế/bãi bỏ/hủy bỏ/đình chỉ": (RelationType.ENDS, Direction.ACTIVE),
    "Văn bản thay thế/bãi bỏ/hủy bỏ/đình chỉ một phần": (RelationType.ENDS_PARTLY, Direction.PASSIVE),
    "Văn bản bị thay thế/bãi bỏ/hủy bỏ/đình chỉ một phần": (RelationType.ENDS_PARTLY, Direction.ACTIVE),
    "Văn bản sửa đổi bổ sung/đính chính": (RelationType.CHANGES, Direction.PASSIVE),
    "Văn bản bị sửa đổi bổ xung/được đính chính": (RelationType.CHANGES, Direction.ACTIVE),
    "Văn bản hướng dẫn": (RelationType.GUIDES, Direction.PASSIVE),
    "Văn bản được hướng dẫn": (RelationType.GUIDES, Direction.ACTIVE),
    "Văn bản căn cứ": (RelationType.BASED_ON, Direction.ACTIVE),
    "Văn bản dẫn chiếu": (RelationType.LINKED, Direction.ACTIVE),
}
FIRST_YEAR = 1945
"""The State is no older: the source writes 1 January 1900 where it knows no day."""
TITLES = (
    "Phó Thủ tướng", "Thủ tướng", "Phó Chủ tịch", "Chủ tịch", "Thứ trưởng", "Bộ trưởng",
    "Đại tướng", "Thượng tướng", "Trung tướng", "Thiếu tướng", "Đại tá",
)  # fmt: skip
"""Offices and ranks that stand before names of signers."""

_JOINED = re.compile(r"\s+[-–]\s+|\s*;\s*")
_YEAR_OF_FILE = re.compile(r"(20\d\d)_")
_SHOWS_NOTHING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u2060\ufeff]")
_HALF_A_PAIR = re.compile("[\ud800-\udfff]")
_IS_ADDRESS = URLValidator(schemes=["http", "https"])


def document_from_json(line: str) -> DocumentRecord:
    """Return the document of a line, or raise ``NotADocumentError``."""
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
    return DocumentRecord(
        identity=f"congbao:{_needed(record, 'id')}",
        number=number,
        type_name=_needed(record, "loai"),
        issuers=issuers,
        abstract=_needed(record, "trich_yeu"),
        signers=signers_of(_lines(record, "nguoi_ky")),
        issued_on=_day(record, "ngay_ban_hanh"),
        effective_from=_day(record, "ngay_hieu_luc"),
        gazette_number=_gazette_number(record),
        source_name=SOURCE_NAME,
        source_url=_address(_needed(record, "url")),
        relations=tuple(_relations(record.get("lien_ket"), own=normalise(number))),
    )


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


def _relations(groups: Any, *, own: str) -> Iterator[RelationRecord]:
    if groups is None:
        return
    if not isinstance(groups, dict):
        raise NotADocumentError(_("“%(name)s” is not an object of groups.") % {"name": "lien_ket"})
    for group, content in groups.items():
        if group not in GROUPS:
            raise NotADocumentError(_("No relation is known by the words “%(group)s”.") % {"group": group})
        yield from _relations_of_group(group, *_counted(group, content), own=own)


def _relations_of_group(group: str, count: int, listed: list[str], *, own: str) -> Iterator[RelationRecord]:
    relation_type, direction = GROUPS[group]
    kept = {key: number for number in reversed(listed) if (key := _key(number)) not in ("", own)}
    source = f"{SOURCE_NAME}, mục “{group}”"
    if len(kept) > count:
        source += f" ({count} văn bản, nêu {len(kept)} số ký hiệu)"
    for number in reversed(kept.values()):
        yield RelationRecord(relation_type=relation_type, direction=direction, number=number, source=source)
    if len(kept) < count:
        unnamed = count - len(kept)
        yield RelationRecord(relation_type=relation_type, direction=direction, source=source, unnamed=unnamed)


def _counted(group: str, content: Any) -> tuple[int, list[str]]:
    count, listed = (content.get("count"), content.get("so_hieu")) if isinstance(content, dict) else (None, None)
    if not isinstance(count, int) or isinstance(count, bool) or not 0 <= count < 10_000:
        raise NotADocumentError(_("“%(group)s” does not say how many there are.") % {"group": group})
    if not isinstance(listed, list) or not all(isinstance(number, str) for number in listed):
        raise NotADocumentError(_("“%(group)s” does not list numbers.") % {"group": group})
    return count, [_clean(number) for number in listed]


@lru_cache(maxsize=4096)
def _key(number: str) -> str:
    """Return the form for comparing; an empty text for what is no number, such as a day."""
    try:
        return parse(number).normalised
    except NotADocumentNumber:
        return ""


def _gazette_number(record: dict[str, Any]) -> str:
    """Return the issues with their year, which the names of the files tell: "459 + 460 (2013)"."""
    issues, files = record.get("cong_bao") or [], record.get("files") or []
    if not isinstance(issues, list) or not isinstance(files, list):
        raise NotADocumentError(_("“%(name)s” is not a list.") % {"name": "cong_bao, files"})
    years = {match[1] for name in files if (match := _YEAR_OF_FILE.match(str(name)))}
    numbers = "; ".join(_clean(str(issue)) for issue in issues)
    return f"{numbers} ({years.pop()})" if numbers and len(years) == 1 else numbers


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
    return _clean(value)


def _clean(text: str) -> str:
    """Return ``text`` in NFC without what shows nothing."""
    cleaned = to_nfc(_SHOWS_NOTHING.sub("", text))
    if _HALF_A_PAIR.search(cleaned):
        raise NotADocumentError(_("The text has broken characters (half of a surrogate pair)."))
    return cleaned.strip()
