"""The plain text of bodies."""

import pytest
from django.core.files.base import ContentFile

from core.models import PortalDocument
from core.text import attached_files_text, body_text, database_text
from tests.factories import ContentPageFactory

pytestmark = pytest.mark.django_db


def test_search_reads_every_word_that_an_editor_wrote_line_by_line():
    page = ContentPageFactory(
        body=[
            ("heading", {"text": "Hồ sơ", "level": "3"}),
            ("paragraph", "<p>Đoạn <b>một</b>.</p><p>Đoạn hai &amp; ba.</p><ul><li>mục</li></ul>"),
            ("notice", {"kind": "warning", "title": "Chú ý", "text": "<p>Mang bản gốc.</p>"}),
            ("quote", {"text": "a < b và c > d", "source": "Một người"}),
            ("steps", {"steps": [{"title": "Bước một", "text": "<p>Làm.</p>"}]}),
            ("table", {"data": [["Tên", None], ["An", "Bình"]], "first_row_is_table_header": True}),
        ]
    )
    assert body_text(page.body).splitlines() == [
        "Hồ sơ",
        "Đoạn một.",
        "Đoạn hai & ba.",
        "mục",
        "Chú ý",
        "Mang bản gốc.",
        "a < b và c > d",
        "Một người",
        "Bước một",
        "Làm.",
        "Tên",
        "An",
        "Bình",
    ]


def test_files_are_found_by_their_titles_and_names():
    file = PortalDocument.objects.create(title="Mẫu đơn đăng ký", file=ContentFile(b"x", name="mau-don.pdf"))
    page = ContentPageFactory(body=[("file", {"file": file, "text": "Tải mẫu đơn"})])
    assert attached_files_text(page.body).startswith("Tải mẫu đơn Mẫu đơn đăng ký mau-don")


def test_what_no_database_takes_is_dropped_or_replaced_and_nothing_else():
    assert database_text("Tệp\x00 đính\ud800 kèm\udfff\t\n😀") == "Tệp đính kèm\t\n😀"
    assert database_text("đất\x00đai", instead=" ") == "đất đai"
