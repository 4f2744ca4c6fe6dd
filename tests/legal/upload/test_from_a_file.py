"""From a file to a draft: proposed, compared, corrected, saved; nothing is half written."""

import io
from datetime import date

import pytest
from django.urls import reverse
from pypdf import PdfReader, PdfWriter
from wagtail.test.utils.form_data import inline_formset

from core.models import PortalDocument
from directory.models import Agency
from directory.naming import name_key
from legal.models import DocumentIssuer, FileRole, LegalDocumentPage
from legal.upload import views
from legal.upload.proposing import RECOGNISED, title_in_words
from tests.factories.editing import board_member, signed_in
from tests.factories.files import scan_of
from tests.factories.legal import LegalDocumentFactory
from tests.factories.uploads import ISSUER, LINES, decision_docx, decision_pdf, review_data, send_file
from tests.legal.upload.conftest import reviewed

pytestmark = pytest.mark.django_db


def error_of(response) -> str:
    return str(response.context["form"].errors.get("file", ""))


@pytest.mark.parametrize(("data", "name"), [(decision_pdf(), "qd.pdf"), (decision_docx(), "qd.docx")])
def test_what_a_file_says_is_proposed_beside_it(client, index, committee, data, name):
    response = reviewed(client, data, index, name=name)
    form = response.context["form"]
    assert {field: form[field].value() for field in ("number", "abstract", "issued_on", "effective_from")} == {
        "number": "27/2026/QĐ-UBND",
        "abstract": "Quy định mức thu phí tham quan thác nước Trà Bồng",
        "issued_on": date(2026, 3, 12),
        "effective_from": date(2026, 4, 1),
    }
    assert form["title"].value().startswith("Quyết định 27/2026/QĐ-UBND: Quy định mức thu")
    [row] = form.formsets["issuers"].forms
    assert [row[name].value() for name in ("agency", "signer", "signer_title")] == [
        committee.pk, "Trần Thị Bình", "Phó Chủ tịch",
    ]  # fmt: skip
    assert form["text"].value().split("\n") == list(LINES)
    html = response.content.decode()
    assert "2 khoản, 2 điểm" in html
    assert reverse("legal_upload:original", args=[response.context["upload"].token]) in html
    assert not LegalDocumentPage.objects.exists()
    assert not PortalDocument.objects.exists()


def test_a_draft_is_saved_with_the_file_and_opens_in_its_editor(client, index, committee):
    response = reviewed(client, decision_pdf(), index)
    upload = response.context["upload"]
    saved = client.post(response.request["PATH_INFO"], review_data(response, abstract="Quy định mức thu phí tham quan"))
    page = LegalDocumentPage.objects.get()
    assert saved.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (page.live, page.number_key, page.abstract) == (False, "27/2026/qd-ubnd", "Quy định mức thu phí tham quan")
    assert page.get_latest_revision_as_object().issuers.get().agency == committee
    file = page.files.get()
    assert (file.role, file.file.filename) == (FileRole.ORIGINAL, "27-2026-qd-ubnd.pdf")
    assert file.file.file_size == len(decision_pdf())
    assert page.owner.username == file.file.uploaded_by_user.username == "bien-tap-vien"
    assert page.latest_revision.user == page.owner
    assert not upload.folder.exists()
    editor = client.get(saved.url)
    assert editor.status_code == 200
    assert "2 khoản, 2 điểm" in editor.content.decode()


def test_the_draft_goes_the_way_of_all_drafts(client, index, committee):
    response = reviewed(client, decision_pdf(), index)
    client.post(response.request["PATH_INFO"], review_data(response))
    page = LegalDocumentPage.objects.get()
    page.get_workflow().start(page, page.owner)
    reviewer = signed_in(board_member())
    state = page.current_workflow_task_state
    reviewer.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]))
    page.refresh_from_db()
    assert page.live


def test_the_same_document_twice_is_refused_with_a_link_and_what_was_typed_stays(client, index, committee):
    first = LegalDocumentFactory(
        number="27/2026/QĐ-UBND", issued_on="2026-03-12", issuers=[DocumentIssuer(agency=committee)]
    )
    response = reviewed(client, decision_pdf(), index)
    again = client.post(response.request["PATH_INFO"], review_data(response, title="Đang gõ dở"))
    assert again.status_code == 422
    assert reverse("wagtailadmin_pages:edit", args=[first.pk]) in str(again.context["form"].errors["number"])
    assert again.context["form"]["title"].value() == "Đang gõ dở"
    assert LegalDocumentPage.objects.count() == 1
    assert not PortalDocument.objects.exists()
    assert again.context["upload"].path.exists()


def test_an_issuer_that_the_directory_lacks_is_named_and_made_by_nobody(client, index):
    response = reviewed(client, decision_pdf(), index)
    [unknown] = response.context["proposal"].unknown_issuers
    assert name_key(unknown) == name_key(ISSUER)
    assert unknown in response.content.decode()
    again = client.post(response.request["PATH_INFO"], review_data(response))
    assert again.status_code == 422
    assert not Agency.objects.filter(name=ISSUER).exists()


def test_the_structure_is_looked_at_again_without_saving(client, index, committee):
    response = reviewed(client, decision_pdf(), index)
    text = "\r\n".join(line for line in LINES if not line.startswith("2. Mức thu")).replace("Điều 2.", "Điều 4.")
    again = client.post(response.request["PATH_INFO"], review_data(response, step="structure", text=text))
    words = [warning.words for warning in again.context["outline"].warnings]
    assert "Thiếu Điều 2–3 giữa Điều 1 và Điều 4" in words
    assert again.context["form"]["text"].value() == text.replace("\r\n", "\n")
    assert not LegalDocumentPage.objects.exists()


def test_the_outline_of_any_text_is_made_for_the_page_that_shows_it(client):
    response = client.post(reverse("legal_upload:outline"), {"text": "Điều 1. Một\r\n1. Hai\r\nĐiều 3. Ba"})
    assert "Thiếu Điều 2 giữa Điều 1 và Điều 3" in response.content.decode()


def test_what_could_not_be_read_is_said_first(client, index, committee):
    writer_of_pdf = PdfWriter()
    for data in (decision_pdf(), scan_of(["x"])):
        writer_of_pdf.append(PdfReader(io.BytesIO(data)))
    mixed = io.BytesIO()
    writer_of_pdf.write(mixed)
    response = reviewed(client, mixed.getvalue(), index)
    assert [line.is_unread for line in response.context["told"]] == [True, False]
    assert "Trang không có lớp chữ, chỉ có ảnh: 3." in response.content.decode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 x", "không đọc được"),
        (b"MZ\x90\x00", "PDF, DOCX"),
        (b"", "không có nội dung"),
        (b"PK\x03\x04", "không đọc được"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(client, index, folder, data, words):
    response = send_file(client, data, index=index)
    assert words in error_of(response)
    assert not (folder / "uploads").exists()


def test_who_clicks_twice_makes_one_draft(client, index, committee, monkeypatch):
    response = reviewed(client, decision_pdf(), index)
    monkeypatch.setattr(views, "let_go", lambda upload: None)
    for _time in range(2):
        client.post(response.request["PATH_INFO"], review_data(response, number=f"{_time}/2026/QĐ-UBND"))
    assert LegalDocumentPage.objects.count() == 1


def test_a_failure_leaves_nothing_behind(client, index, committee, monkeypatch, folder):
    response = reviewed(client, decision_pdf(), index)

    def fail(*args, **kwargs):
        raise RuntimeError("đĩa đầy")

    monkeypatch.setattr(LegalDocumentPage, "save_revision", fail)
    with pytest.raises(RuntimeError):
        client.post(response.request["PATH_INFO"], review_data(response))
    assert not LegalDocumentPage.objects.exists()
    assert not PortalDocument.objects.exists()
    assert not [path for path in (folder / "media").rglob("*") if path.is_file()]
    monkeypatch.undo()
    assert client.post(response.request["PATH_INFO"], review_data(response)).status_code == 302


class TestRecognition:
    """Words on pictures of pages; the program itself is tried in tests/core/test_ocr.py."""

    @pytest.fixture
    def program(self, monkeypatch):
        """A program that reads the decision, one page a request."""
        pages = {1: "\n".join(LINES[:10]), 2: "\n".join(LINES[10:])}
        monkeypatch.setattr(views, "can_recognise", lambda: True)
        monkeypatch.setattr(views, "recognised_pages", lambda data, wanted: [(wanted[0], pages[wanted[0]])])

    def test_without_the_program_a_scan_is_saved_as_a_draft_only(self, client, index, committee, monkeypatch):
        monkeypatch.setattr(views, "can_recognise", lambda: False)
        response = reviewed(client, scan_of(["x"]), index)
        html = response.content.decode()
        assert "Tệp này chỉ có ảnh chụp các trang, không có chữ" in html
        assert 'value="recognise"' not in html
        facts = {"number": "27/2026/QĐ-UBND", "title": "Quyết định 27", "abstract": "Một việc"}
        issuers = inline_formset([{"agency": committee.pk, "signer": "", "signer_title": ""}])
        saved = client.post(response.request["PATH_INFO"], review_data(response, issuers=issuers, **facts))
        assert saved.status_code == 302
        assert LegalDocumentPage.objects.get().text == ""

    def test_pages_are_recognised_step_by_step_and_proposed_with_their_source(self, client, index, committee, program):
        response = reviewed(client, scan_of(["x", "y"]), index)
        for _page in (1, 2):
            step = client.post(response.request["PATH_INFO"], review_data(response, step="recognise"))
            response = client.get(step.url)
        form = response.context["form"]
        assert form["number"].value() == "27/2026/QĐ-UBND"
        assert form["text"].value().split("\n") == list(LINES)
        assert form["text_source"].value() == RECOGNISED
        assert 'value="recognise"' not in response.content.decode()

    def test_what_was_typed_meanwhile_stays(self, client, index, committee, program):
        response = reviewed(client, scan_of(["x", "y"]), index)
        typed = review_data(response, step="recognise", number="1/2026/QĐ-UBND", text="Tôi tự gõ")
        step = client.post(response.request["PATH_INFO"], typed)
        form = step.context["form"]
        assert (form["number"].value(), form["text"].value()) == ("1/2026/QĐ-UBND", "Tôi tự gõ")
        assert LINES[0] in step.content.decode()


@pytest.mark.parametrize(
    ("printed", "written"),
    [("PHÓ CHỦ TỊCH", "Phó Chủ tịch"), ("CHỦ TỊCH", "Chủ tịch"), ("QUYỀN GIÁM ĐỐC", "Quyền Giám đốc"), ("", "")],
)
def test_titles_of_signers_are_written_as_in_a_sentence(printed, written):
    assert title_in_words(printed) == written
