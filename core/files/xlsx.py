"""The text of an XLSX file: each sheet its name and its rows as lines. Runs in the child only."""

import time
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._reader import WorkSheetParser

from core.files.archives import opened
from core.files.found import FileKind, FileText, MarkKind, Marks, Refusal, Refused
from core.files.limits import LONGEST_TEXT, MOST_PAGES

ROWS_BETWEEN_LOOKS = 500
"""At the clock."""
_MOST_COLUMNS = 16_384
"""Of a sheet, by the format."""
_ON = frozenset({"1", "true", "on"})


def xlsx_text(file: BinaryIO, *, deadline: float) -> FileText:
    """Return what the cells show, formulas as they were last worked out. Raises ``Refused``.

    Nothing is said of hidden sheets, rows and columns: whoever opens the file does not see them either.
    """
    opened(file)
    file.seek(0)
    try:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except InvalidFileException as error:
        raise Refused(Refusal.NOT_READABLE, "workbook") from error
    marks, sheets, length = Marks(), [], 0
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for number, sheet in enumerate(shown[:MOST_PAGES], start=1):
        lines = [str(sheet.title)]
        for line in _lines(sheet, deadline, marks, number):
            length += len(line)
            if length > LONGEST_TEXT:
                raise Refused(Refusal.TOO_LARGE, "text")
            lines.append(line)
        sheets.append(unicodedata.normalize("NFC", "\n".join(lines)))
    return FileText(kind=FileKind.XLSX, pages=tuple(sheets), marks=marks.all())


def _lines(sheet: Any, deadline: float, marks: Marks, number: int) -> Iterator[str]:
    for place, row in enumerate(_rows(sheet)):
        if place % ROWS_BETWEEN_LOOKS == 0 and time.monotonic() > deadline:
            marks.add(MarkKind.OUT_OF_TIME, page=number)
            return
        cells = [_shown(cell) for cell in row if cell is not None]
        line = "\t".join(cell for cell in cells if cell)
        if line:
            yield line


def _rows(sheet: Any) -> Iterator[list[object]]:
    """Yield the values of each row that the sheet holds, however large it says that it is.

    The library's own reading gives the same cells without saying which of them are hidden.
    """
    book = sheet.parent
    with sheet._get_source() as source:
        parser = _ShownCells(
            source,
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for _number, cells in parser.parse():
            yield [cell["value"] for cell in cells]


class _ShownCells(WorkSheetParser):
    """Leaves out cells of hidden rows and columns; a sheet names its columns before its rows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._hidden_columns: set[int] = set()

    def parse_column_dimensions(self, col: Element) -> None:
        if col.get("hidden") in _ON:
            first, last = int(col.get("min", 1)), int(col.get("max", _MOST_COLUMNS))
            self._hidden_columns.update(range(first, min(last, _MOST_COLUMNS) + 1))

    def parse_row(self, row: Element) -> tuple[int, list[dict[str, Any]]]:
        number, cells = super().parse_row(row)
        if row.get("hidden") in _ON:
            return number, []
        return number, [cell for cell in cells if cell["column"] not in self._hidden_columns]


def _shown(cell: object) -> str:
    if isinstance(cell, datetime) and cell.time() == datetime.min.time():
        cell = cell.date()
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y %H:%M" if isinstance(cell, datetime) else "%d/%m/%Y")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())
