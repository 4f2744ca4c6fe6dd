"""The file of a draft is no more public than the draft, whoever guesses its address."""

import json

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.models import PortalDocument, User
from legal.models import DocumentFile
from tests.editing.conftest import browser_of
from tests.factories import NewsPageFactory
from tests.factories.editing import administrator
from tests.factories.legal import LegalDocumentFactory

pytestmark = pytest.mark.django_db

READ, NOT_FOUND = 200, 404


@pytest.fixture
def file(portal) -> PortalDocument:
    document = PortalDocument(title="Dự thảo")
    document.file.save("du-thao.pdf", ContentFile(b"%PDF du thao"))
    return document


def answer(file: PortalDocument, browser: Client | None = None) -> int:
    """Return what the address of the file answers, by default to a reader who is not signed in."""
    return (browser or Client()).get(file.url).status_code


def body_with(file: PortalDocument) -> str:
    return json.dumps([{"type": "file", "value": {"file": file.pk, "text": "Toàn văn"}}])


def test_the_file_of_a_draft_document_is_for_editors_only(file, author):
    LegalDocumentFactory(live=False, files=[DocumentFile(file=file)])
    assert answer(file) == NOT_FOUND
    assert answer(file, browser_of(author)) == READ
    assert answer(file, browser_of(administrator())) == READ


def test_who_is_signed_in_without_a_part_in_editing_reads_no_drafts(file):
    LegalDocumentFactory(live=False, files=[DocumentFile(file=file)])
    reader = User.objects.create_user("ban-doc", "ban-doc@example.org", "x")
    assert answer(file, browser_of(reader)) == NOT_FOUND


def test_it_is_everybodys_as_soon_as_the_document_is_published(file):
    page = LegalDocumentFactory(live=False, files=[DocumentFile(file=file)])
    page.save_revision().publish()
    assert answer(file) == READ


def test_it_is_withdrawn_with_the_document(file):
    page = LegalDocumentFactory(files=[DocumentFile(file=file)])
    assert answer(file) == READ
    page.unpublish()
    assert answer(file) == NOT_FOUND


def test_a_file_of_which_one_page_is_public_is_public(file):
    LegalDocumentFactory(live=False, files=[DocumentFile(file=file)])
    NewsPageFactory(body=body_with(file))
    assert answer(file) == READ


def test_what_only_the_new_draft_of_a_public_page_has_is_not_public(file, author):
    page = NewsPageFactory(owner=author)
    page.body = body_with(file)
    page.save_revision(user=author)
    assert answer(file) == NOT_FOUND
    assert answer(file, browser_of(author)) == READ
    page.get_latest_revision().publish()
    assert answer(file) == READ


def test_a_public_file_costs_its_readers_few_statements_and_no_session(file):
    LegalDocumentFactory(files=[DocumentFile(file=file)])
    with CaptureQueriesContext(connection) as queries:
        found = Client().get(file.url)
    assert "Cookie" not in found.get("Vary", "")
    assert len(queries) <= 4, "\n".join(query["sql"][:200] for query in queries)
