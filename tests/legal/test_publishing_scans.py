"""A document of which there is only a picture stays a draft: who publishes, submits or approves is told why."""

import io

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from pypdf import PdfReader, PdfWriter
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from core.models import PortalDocument
from legal.models import DocumentFile, DocumentIssuer, LegalDocumentPage
from legal.upload import publishing
from legal.upload.publishing import is_to_be_released
from tests.factories import AgencyFactory
from tests.factories.editing import administrator, lay_all, signed_in, writer
from tests.factories.files import pdf_of, scan_of
from tests.factories.legal import DocumentTypeFactory, LegalDocumentFactory, legal_index

pytestmark = pytest.mark.django_db

SCAN = scan_of(["x"])
ARTICLE = "Điều 1. Quy định này quy định mức thu phí tham quan thắng cảnh trên địa bàn tỉnh"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    lay_all()


def file_of(data: bytes, name: str = "quyet-dinh.pdf") -> PortalDocument:
    document = PortalDocument(title="Quyết định")
    document.file.save(name, ContentFile(data), save=False)
    document.save()
    return document


def form(document: PortalDocument | None, **changes):
    files = [{"file": document.pk, "role": "original", "title": ""}] if document else []
    fields = {
        "title": "Quyết định 12/2026/QĐ-UBND: Một việc",
        "slug": "quyet-dinh-12-2026",
        "number": "12/2026/QĐ-UBND",
        "document_type": DocumentTypeFactory().pk,
        "abstract": "Về một việc.",
        "issued_on": "2026-01-10",
        "text": "",
        "body": streamfield([]),
        "issuers": inline_formset([{"agency": AgencyFactory().pk, "signer": "", "signer_title": ""}]),
        "files": inline_formset(files),
        "relations": inline_formset([]),
        "comments": inline_formset([]),
    }
    return nested_form_data(fields | changes)


def send(data, client=None):
    address = reverse("wagtailadmin_pages:add", args=["legal", "legaldocumentpage", legal_index().pk])
    return (client or signed_in(administrator())).post(address, data)


def refusals(response) -> list[str]:
    return list(response.context["form"].errors["text"]) if response.status_code == 200 else []


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_a_scan_without_a_text_is_refused_with_the_reason_and_what_to_do(action):
    [words] = refusals(send(form(file_of(SCAN), **{action: "1"})))
    assert "quyet-dinh" in words
    assert "chỉ có ảnh chụp" in words
    assert "bản nháp" in words
    assert not LegalDocumentPage.objects.exists()


def test_a_draft_of_a_scan_is_saved():
    assert send(form(file_of(SCAN))).status_code == 302
    assert not LegalDocumentPage.objects.get().live


def test_who_writes_is_refused_when_submitting_not_when_saving():
    client = signed_in(writer())
    assert refusals(send(form(file_of(SCAN), **{"action-submit": "1"}), client))
    assert send(form(file_of(SCAN)), client).status_code == 302


@pytest.mark.parametrize(
    "changes",
    [
        {"text": ARTICLE},
        {"body": streamfield([("paragraph", rich_text("<p>Điều 1.</p>"))])},
    ],
)
def test_a_scan_with_a_text_is_published(changes):
    assert send(form(file_of(SCAN), **{"action-publish": "1"}, **changes)).status_code == 302


@pytest.mark.parametrize("data", [pdf_of([[ARTICLE]]), None, b"no pdf at all"])
def test_documents_with_a_text_layer_without_files_or_with_other_files_are_published(data):
    document = file_of(data) if data else None
    assert send(form(document, **{"action-publish": "1"})).status_code == 302


def locked() -> bytes:
    closed = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of([[ARTICLE]]))))
    closed.encrypt("bi-mat")
    data = io.BytesIO()
    closed.write(data)
    return data.getvalue()


@pytest.mark.parametrize(("data", "words"), [(locked(), "mật khẩu"), (b"PK\x03\x04 broken", "bị hỏng")])
def test_a_file_that_nobody_can_open_is_refused_too(data, words):
    [said] = refusals(send(form(file_of(data), **{"action-publish": "1"})))
    assert words in said


def test_a_file_is_read_once_for_all_questions(monkeypatch):
    document = file_of(pdf_of([[ARTICLE, "một bản khác"]]))
    assert publishing.refusal_of("", None, [document]) == ""
    monkeypatch.setattr(publishing, "has_text_layer", lambda file: pytest.fail("read again"))
    assert publishing.refusal_of("", None, [document]) == ""


def test_many_pages_at_once_are_refused_where_one_is_a_scan():
    scan = LegalDocumentFactory(live=False, files=[DocumentFile(file=file_of(SCAN))])
    LegalDocumentPage.objects.filter(pk=scan.pk).update(live=False)
    good = LegalDocumentFactory(issuers=[DocumentIssuer(agency=AgencyFactory())])
    LegalDocumentPage.objects.filter(pk=good.pk).update(live=False)
    client = signed_in(administrator())
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = client.post(f"{address}?id={scan.pk}&id={good.pk}&next=/admin/", follow=True)
    assert "chỉ có ảnh chụp" in response.content.decode()
    assert not LegalDocumentPage.objects.live().exists()
    client.post(f"{address}?id={good.pk}&next=/admin/")
    assert LegalDocumentPage.objects.live().get() == good


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"action-publish": "1"}, True),
        ({"action-workflow-action": "1", "workflow-action-name": "approve"}, True),
        ({"action-workflow-action": "1", "workflow-action-name": "reject"}, False),
        ({"action-cancel-workflow": "1"}, False),
        ({}, False),
    ],
)
def test_only_what_releases_is_refused(sent, expected):
    assert is_to_be_released(sent) is expected


def test_lines_are_kept_as_imports_write_them_whatever_the_browser_sends():
    send(form(None, text="Điều 1. Một\r\n1. Hai"))
    assert LegalDocumentPage.objects.get().text == "Điều 1. Một\n1. Hai"
