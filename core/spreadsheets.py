"""Reports of the admin that are loaded as CSV: safe to open in a spreadsheet, and readable there."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula in a CSV file."""


class SafeSpreadsheets:
    """Stand it before Wagtail's ``ReportView``, which does so for XLSX only."""

    FORMAT_CSV: str

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Keep a spreadsheet from taking words of a page or of a reader for a formula."""
        value = super().preprocess_field_value(field, value, export_format)  # type: ignore[misc]
        if export_format == self.FORMAT_CSV and isinstance(value, str) and value.startswith(FORMULA_SIGNS):
            return f"'{value}"
        return value

    def stream_csv(self, queryset: QuerySet) -> Iterator[bytes]:
        """Begin with the mark without which Excel reads Vietnamese letters as something else."""
        yield "\N{BYTE ORDER MARK}".encode()
        yield from super().stream_csv(queryset)  # type: ignore[misc]
