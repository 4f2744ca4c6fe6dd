"""Editors see which files search cannot read, and why."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import translation

from core.attachments.reading import read_waiting
from core.models import PortalDocument
from tests.factories.editing import administrator, signed_in
from tests.factories.files import pdf_of
from tests.factories.pages import home_page

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/reports/search-unread-files/"


def test_a_file_that_cannot_be_read_is_listed_with_its_reason(client: Client) -> None:
    home_page()
    for title, data in (("Hỏng", pdf_of([["Điều 1"]])[:250]), ("Lành", pdf_of([["Điều 2"]]))):
        PortalDocument.objects.create(title=title, file=ContentFile(data, name="a.pdf"))
    read_waiting()
    assert client.get(ADDRESS).status_code == 302
    with translation.override("vi"):
        editor = signed_in(administrator())
    html = editor.get(ADDRESS).content.decode()
    assert "Hỏng" in html
    assert "Lành" not in html
    assert "damaged" in html or "bị hỏng" in html
    assert b"H\xe1\xbb\x8fng" in b"".join(editor.get(ADDRESS, {"export": "csv"}))
