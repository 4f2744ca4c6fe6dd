"""A file of figures as spreadsheets save it: CSV in UTF-8, with commas, semicolons or tabs."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from core.vietnamese import fold

LARGEST = 1024 * 1024
"""Bytes."""
MOST_ROWS = 5_000
LONGEST_CELL = 500
SIGNS = (";", "\t", ",")

HEADINGS: Mapping[str, str] = {
    "period": "period",
    "ky": "period",
    "ky bao cao": "period",
    "agency": "agency",
    "co quan": "agency",
    "don vi": "agency",
    "indicator": "indicator",
    "chi tieu": "indicator",
    "ma chi tieu": "indicator",
    "value": "value",
    "gia tri": "value",
    "numerator": "numerator",
    "tu so": "numerator",
    "denominator": "denominator",
    "mau so": "denominator",
    "source": "source",
    "nguon": "source",
}
"""Headings without accents, by the field that they name."""
LABELS: Mapping[str, Promise] = {
    "period": pgettext_lazy("heading of a column", "period"),
    "agency": pgettext_lazy("heading of a column", "agency"),
    "indicator": pgettext_lazy("heading of a column", "indicator"),
    "value": pgettext_lazy("heading of a column", "value"),
    "numerator": pgettext_lazy("heading of a column", "numerator"),
    "denominator": pgettext_lazy("heading of a column", "denominator"),
    "source": pgettext_lazy("heading of a column", "source"),
}
"""How a field is called on the page: by a heading that a file may have, in both languages."""


class UnreadableFileError(ValueError):
    """Nothing of the file can be taken; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the file below its headings."""

    line: int
    cells: tuple[str, ...]
    fields: Mapping[str, str]
    fault: str = ""
    """Why it cannot be told which cell is what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The whole file."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    unread: tuple[str, ...]
    """Headings that name nothing we know."""


def read_table(content: bytes, *, needed: tuple[str, ...]) -> Table:
    """Return the rows of ``content``, blank ones left out. Raises ``UnreadableFileError``."""
    lines = list(_lines(_decoded(content)))
    if not lines:
        raise UnreadableFileError(_("The file is empty."))
    headings = tuple(cell.strip()[:LONGEST_CELL] for cell in lines[0][1])
    names = [HEADINGS.get(" ".join(fold(heading).replace("_", " ").split()), "") for heading in headings]
    _check(names, needed)
    if len(lines) - 1 > MOST_ROWS:
        words = _("The file has more than %(most)d rows: cut it into parts.")
        raise UnreadableFileError(words % {"most": MOST_ROWS})
    unread = tuple(heading for heading, name in zip(headings, names, strict=True) if heading and not name)
    return Table(headings=headings, rows=tuple(_row(line, cells, names) for line, cells in lines[1:]), unread=unread)


def _decoded(content: bytes) -> str:
    if len(content) > LARGEST:
        words = _("The file is larger than %(most)d kB: cut it into parts.")
        raise UnreadableFileError(words % {"most": LARGEST // 1024})
    if content.startswith(b"PK\x03\x04"):
        raise UnreadableFileError(_("This is a workbook, not CSV. Save it as “CSV UTF-8” first."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(_("The file is not in UTF-8. Save it as “CSV UTF-8”.")) from error
    if "\x00" in text:
        raise UnreadableFileError(_("The file holds characters that are no text. Save it as “CSV UTF-8”."))
    return text


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each line that is not blank, with the number of the line on which it begins."""
    first = next(filter(str.strip, text.splitlines()), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(SIGNS, key=first.count), strict=True)
    line = 1
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        words = _("Line %(line)d cannot be read: a quotation mark is missing, or stands where none may.")
        raise UnreadableFileError(words % {"line": line}) from error


def _check(names: list[str], needed: tuple[str, ...]) -> None:
    missing = [name for name in needed if name not in names]
    if missing:
        words = _("These columns are missing: %(names)s. The first line must name the columns.")
        raise UnreadableFileError(words % {"names": _called(missing)})
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise UnreadableFileError(_("These columns stand there twice: %(names)s.") % {"names": _called(twice)})


def _called(names: list[str]) -> str:
    return ", ".join(str(LABELS[name]) for name in names)


def _row(line: int, cells: list[str], names: list[str]) -> Row:
    shown = tuple(cell[:LONGEST_CELL] for cell in cells)
    fault = ""
    if any(cell.strip() for cell in cells[len(names) :]):
        fault = _("It has more cells than there are columns: a number with a comma needs quotation marks around it.")
    elif any(len(cell) > LONGEST_CELL for cell in cells):
        fault = _("A cell has more than %(most)d characters.") % {"most": LONGEST_CELL}
    fields = {name: cell for name, cell in zip(names, shown, strict=False) if name}
    return Row(line=line, cells=shown, fields=fields, fault=fault)
