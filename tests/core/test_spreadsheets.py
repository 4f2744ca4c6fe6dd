"""Words of readers that are opened in a spreadsheet stay words, however the spreadsheet cuts the line."""

import csv
import io
import re

import pytest

from core.spreadsheets import harmless


def cut_by_semicolons(cells: list[str]) -> list[str]:
    """Return the pieces that Excel makes of a line where ";" parts cells: quotes within a piece mean nothing to it."""
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return re.split(r"[;\r\n]", line.getvalue())


@pytest.mark.parametrize(
    "written",
    [
        "=1+1",
        "@SUM(A1)",
        "Hay lắm;=cmd|' /C calc'!A0;",
        "Hay lắm; =1+1",
        "Dòng một\n=1+1\nDòng ba",
        "Dòng một\r\n+1+1",
        "\t=1+1",
    ],
)
def test_no_piece_of_a_cell_begins_a_formula(written):
    pieces = cut_by_semicolons(["01/02/2026", harmless(written), "Chờ"])
    assert not [piece for piece in pieces if piece.lstrip(" ").startswith(("=", "+", "-", "@"))]
    assert not harmless(written).startswith(("=", "+", "-", "@", "\t"))


@pytest.mark.parametrize("written", ["", "Thiếu mẫu đơn.", "Phí 5.000 - 10.000 đồng; xem điều 3", "a=b\nc"])
def test_other_words_stay_as_they_are(written):
    assert harmless(written) == written
