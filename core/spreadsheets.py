"""Reports of the admin that are loaded as CSV: safe to open in a spreadsheet, and readable there."""

import re
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula in a CSV file."""
_FORMULA_WITHIN = re.compile(r"(?<=[;\t\r\n])(?= *[=+\-@])")


def harmless(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet takes it, or a piece of it, for a formula.

    Where the decimal sign is a comma, Excel cuts lines at ";" and does not see that quotes hold a cell together.
    """
    marked = _FORMULA_WITHIN.sub("'", cell)
    return f"'{marked}" if cell.startswith(FORMULA_SIGNS) else marked


class SafeSpreadsheets:
    """Stand it before Wagtail's ``ReportView``, which does so for XLSX only."""

    FORMAT_CSV: str

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Keep a spreadsheet from taking words of a page or of a reader for a formula."""
        value = super().preprocess_field_value(field, value, export_format)  # type: ignore[misc]
        return harmless(value) if export_format == self.FORMAT_CSV and isinstance(value, str) else value

    def stream_csv(self, queryset: QuerySet) -> Iterator[bytes]:
        """Begin with the mark without which Excel reads Vietnamese letters as something else."""
        yield "\N{BYTE ORDER MARK}".encode()
        yield from super().stream_csv(queryset)  # type: ignore[misc]
