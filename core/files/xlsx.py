"""The text of an XLSX file: each sheet its name and its rows as lines. Runs in the child only."""

import time
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from core.files.archives import opened
from core.files.found import FileKind, FileText, MarkKind, Marks, Refusal, Refused
from core.files.limits import LONGEST_TEXT, MOST_PAGES

ROWS_BETWEEN_LOOKS = 500
"""At the clock."""


def xlsx_text(file: BinaryIO, *, deadline: float) -> FileText:
    """Return what the cells show, formulas as they were last worked out. Raises ``Refused``."""
    opened(file)
    file.seek(0)
    try:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except InvalidFileException as error:
        raise Refused(Refusal.NOT_READABLE, "workbook") from error
    marks, sheets, length = Marks(), [], 0
    for number, sheet in enumerate(book.worksheets[:MOST_PAGES], start=1):
        lines = [str(sheet.title)]
        for line in _lines(sheet, deadline, marks, number):
            length += len(line)
            if length > LONGEST_TEXT:
                raise Refused(Refusal.TOO_LARGE, "text")
            lines.append(line)
        sheets.append(unicodedata.normalize("NFC", "\n".join(lines)))
    return FileText(kind=FileKind.XLSX, pages=tuple(sheets), marks=marks.all())


def _lines(sheet: Any, deadline: float, marks: Marks, number: int) -> Iterator[str]:
    # A sheet may say that it is a million rows large; what it holds is what counts.
    sheet.reset_dimensions()
    for place, row in enumerate(sheet.iter_rows(values_only=True)):
        if place % ROWS_BETWEEN_LOOKS == 0 and time.monotonic() > deadline:
            marks.add(MarkKind.OUT_OF_TIME, page=number)
            return
        cells = [_shown(cell) for cell in row if cell is not None]
        line = "\t".join(cell for cell in cells if cell)
        if line:
            yield line


def _shown(cell: object) -> str:
    if isinstance(cell, datetime) and cell.time() == datetime.min.time():
        cell = cell.date()
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y %H:%M" if isinstance(cell, datetime) else "%d/%m/%Y")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())
