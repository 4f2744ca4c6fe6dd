"""The two files of administrative units: what exists since 1 July 2025, and what each former unit became part of.

The first is JSON (a province with its ``Wards``), the second CSV, one line for a former unit and a present one.
Whatever is in them, each record comes out once, as what it says or as a rejection.
"""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from core.importing.outcomes import SHOWN_OF_REJECTED, Place, Rejection
from core.vietnamese import to_nfc
from directory.naming import name_key

COLUMNS = ("province", "district", "ward", "newWard", "newWardCode", "newWardLat", "newWardLon", "newWardAreaKm2")
KINDS = {"xã": "xa", "phường": "phuong", "đặc khu": "dac-khu"}
"""How a unit's name begins, and the value of ``directory.models.CommuneKind`` that it tells."""
ENGLISH_KINDS = {"xa": "Commune", "phuong": "Ward", "dac-khu": "Special Zone"}

_CODE = re.compile(r"[0-9]{5}")
_NO_LETTERS = re.compile("[\x00\ud800-\udfff]")
"""What JSON can write and no database can keep as text."""
_LONGEST_NAME = 100
_ARRAY = re.compile(r'"Wards"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_LARGEST = {"newWardLat": 90, "newWardLon": 180, "newWardAreaKm2": 100_000}
_PLACES = {"newWardLat": 5, "newWardLon": 5, "newWardAreaKm2": 2}


class NotAUnitFileError(Exception):
    """The file as a whole is not what it should be; the text says why."""


class _FaultError(Exception):
    """One record cannot be taken over; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of commune level since 1 July 2025."""

    place: Place
    code: str
    name: str
    """Whole: "Xã Trà Bồng"."""
    name_en: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merger:
    """One former unit and one present unit that took over all or some of it, with what is known of the latter."""

    place: Place
    name: str
    district: str
    province: str
    code: str
    """Of the present unit."""
    present_name: str
    latitude: Decimal | None
    longitude: Decimal | None
    area_km2: Decimal | None


def read_units(path: Path) -> Iterator[Unit | Rejection]:
    """Yield every unit of the file; raises ``NotAUnitFileError`` where it holds no list of units."""
    text = _text_of(path)
    start = _ARRAY.search(text)
    if start is None:
        raise NotAUnitFileError(_("There is no list “Wards” in it."))
    decoder, position = json.JSONDecoder(), start.end()
    codes: dict[str, int] = {}
    while True:
        position = _end(_BETWEEN, text, position)
        if text[position : position + 1] == "]":
            return
        line = text.count("\n", 0, position) + 1
        try:
            record, after = decoder.raw_decode(text, position)
        except (ValueError, RecursionError) as error:  # beyond this nobody knows where the next record begins
            place = Place(file=path.name, line=line, text=text[position : position + SHOWN_OF_REJECTED])
            yield Rejection(place=place, reason=_("This is not JSON from here on: %(error)s") % {"error": error})
            return
        shown = json.dumps(record, ensure_ascii=False)[:SHOWN_OF_REJECTED]
        yield _unit(record, Place(file=path.name, line=line, text=shown), codes)
        position = after


def read_mergers(path: Path) -> Iterator[Merger | Rejection]:
    """Yield every line of the file; raises ``NotAUnitFileError`` where columns are missing."""
    lines = _text_of(path).splitlines(keepends=True)
    reader = csv.reader(lines)
    header = [name.strip() for name in next(reader, [])]
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        raise NotAUnitFileError(_("It lacks the columns %(columns)s.") % {"columns": ", ".join(missing)})
    done = reader.line_num
    while True:
        try:
            values = next(reader, None)
        except csv.Error as error:
            values, fault = [], str(error)
        else:
            fault = ""
        if values is None:
            return
        first, done = done + 1, reader.line_num
        place = Place(file=path.name, line=first, text="".join(lines[first - 1 : done]).strip()[:SHOWN_OF_REJECTED])
        if place.text:
            yield _merger(header, values, place, fault)


def _text_of(path: Path) -> str:
    try:
        return to_nfc(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NotAUnitFileError(_("This is not text in UTF-8: %(error)s") % {"error": error}) from error


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def _unit(record: Any, place: Place, codes: dict[str, int]) -> Unit | Rejection:
    try:
        if not isinstance(record, dict):
            raise _FaultError(_("This is no unit but something else."))
        name = _name(record.get("FullName"))
        code = _code(record.get("Code"))
        words = next((words for words in KINDS if name.lower().startswith(f"{words} ")), None)
        if words is None:
            raise _FaultError(_("“%(name)s” is neither xã nor phường nor đặc khu.") % {"name": name})
        if code in codes:
            raise _FaultError(
                _("The code %(code)s stands on line %(line)d already.") % {"code": code, "line": codes[code]}
            )
    except _FaultError as error:
        return Rejection(place=place, reason=str(error))
    codes[code] = place.line
    kind = KINDS[words]
    # The source's own English names lack accents, and so two communes are called "Ba To" there, two "Son Ha".
    name_en = f"{name[len(words) + 1 :]} {ENGLISH_KINDS[kind]}"
    return Unit(place=place, code=code, name=name, name_en=name_en, kind=kind)


def _merger(header: list[str], values: list[str], place: Place, fault: str) -> Merger | Rejection:
    try:
        if fault or len(values) != len(header):
            raise _FaultError(
                fault
                or _("It has %(found)d values for %(wanted)d columns.") % {"found": len(values), "wanted": len(header)}
            )
        row = dict(zip(header, values, strict=True))
        district = _name(row["district"])
        return Merger(
            place=place,
            name=_name(row["ward"].strip() or district),  # a district without communes: Huyện Lý Sơn
            district=district,
            province=_name(row["province"]),
            code=_code(row["newWardCode"]),
            present_name=_name(row["newWard"]),
            latitude=_number(row, "newWardLat"),
            longitude=_number(row, "newWardLon"),
            area_km2=_number(row, "newWardAreaKm2"),
        )
    except _FaultError as error:
        return Rejection(place=place, reason=str(error))


def _name(value: object) -> str:
    name = " ".join(value.split()) if isinstance(value, str) else ""
    if not name_key(name):
        raise _FaultError(_("A name is missing."))
    if len(name) > _LONGEST_NAME or _NO_LETTERS.search(name):
        raise _FaultError(_("A name is longer than %(count)d characters or is no text.") % {"count": _LONGEST_NAME})
    return name


def _code(value: object) -> str:
    code = str(value).strip() if isinstance(value, (str, int)) else ""
    if not _CODE.fullmatch(code):
        raise _FaultError(_("“%(code)s” is no code of five digits.") % {"code": code})
    return code


def _number(row: Mapping[str, str], column: str) -> Decimal | None:
    """Return the number as the database keeps it, or none where nothing is said."""
    text = row[column].strip()
    if not text:
        return None
    try:
        number = Decimal(text)
        if not number.is_finite() or abs(number) > _LARGEST[column]:
            raise InvalidOperation
    except InvalidOperation:
        raise _FaultError(_("“%(text)s” is no %(column)s.") % {"text": text, "column": column}) from None
    return round(number, _PLACES[column])
