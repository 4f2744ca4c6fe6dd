"""Files and pictures that a public page shows are not changed by one person alone."""

import json

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection

from core.models import PortalDocument, PortalImage
from tests.editing.conftest import browser_of
from tests.factories import NewsPageFactory
from tests.factories.editing import administrator

pytestmark = pytest.mark.django_db


@pytest.fixture
def file_of_author(author) -> PortalDocument:
    """A file that the writer has uploaded: its owner may change it."""
    document = PortalDocument(title="Bản gốc", uploaded_by_user=author)
    document.file.save("goc.pdf", ContentFile(b"%PDF goc"))
    return document


def body_with(document: PortalDocument) -> str:
    return json.dumps([{"type": "file", "value": {"file": document.pk, "text": "Toàn văn"}}])


def replace(browser, document):
    form = {
        "title": "Bản khác",
        "file": SimpleUploadedFile("khac.pdf", b"%PDF khac"),
        "collection": Collection.get_first_root_node().pk,
    }
    browser.post(f"/admin/documents/edit/{document.pk}/", form)
    return PortalDocument.objects.get(pk=document.pk)


def test_a_file_of_a_public_page_is_replaced_by_administrators_only(file_of_author, author, board):
    NewsPageFactory(body=body_with(file_of_author))
    for user in (author, board):
        found = replace(browser_of(user), file_of_author)
        assert (found.title, found.file.read()) == ("Bản gốc", b"%PDF goc")
        browser_of(user).post(f"/admin/documents/multiple/{found.pk}/", {f"doc-{found.pk}-title": "Bản khác"})
        assert PortalDocument.objects.get(pk=found.pk).title == "Bản gốc"
    assert replace(browser_of(administrator()), file_of_author).file.read() == b"%PDF khac"


def test_a_file_that_no_public_page_shows_is_its_owners(file_of_author, author):
    NewsPageFactory(body=body_with(file_of_author), live=False)
    assert replace(browser_of(author), file_of_author).file.read() == b"%PDF khac"


def test_the_words_under_a_public_picture_are_not_changed_alone(author, board):
    picture = PortalImage.objects.create(
        title="Cầu", description="Cây cầu mới", file=get_test_image_file(), uploaded_by_user=author
    )
    NewsPageFactory(listing_image=picture)
    form = {"title": "Cầu", "description": "Lời khác", "credit": "Ai đó", "collection": picture.collection_id}
    for user in (author, board):
        answer = browser_of(user).post(f"/admin/images/{picture.pk}/", form)
        assert answer.status_code == 200
        assert PortalImage.objects.get().description == "Cây cầu mới"
    browser_of(administrator()).post(f"/admin/images/{picture.pk}/", form)
    assert PortalImage.objects.get().description == "Lời khác"
