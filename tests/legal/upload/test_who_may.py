"""Who may bring documents in, and who sees the files meanwhile."""

import time

import pytest
from django.urls import reverse
from wagtail.models import GroupPagePermission

from legal.models import LegalDocumentPage
from legal.upload import store
from tests.factories import AgencyFactory
from tests.factories.editing import signed_in, writer
from tests.factories.uploads import decision_docx, decision_pdf, review_data
from tests.legal.upload.conftest import reviewed

pytestmark = pytest.mark.django_db


def test_nobody_sees_the_uploads_of_others_and_nobody_keeps_them_for_ever(client, index, committee, monkeypatch):
    response = reviewed(client, decision_pdf(), index)
    token = response.context["upload"].token
    other = signed_in(writer("nguoi-khac"))
    for name in ("review", "original"):
        answer = other.get(reverse(f"legal_upload:{name}", args=[token]))
        assert answer.url == reverse("legal_upload:choose")
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    reviewed(other, decision_pdf(), index)
    assert client.get(reverse("legal_upload:review", args=[token])).status_code == 302


@pytest.mark.parametrize("token", ["..", "../../etc", "a" * 100, "%2e%2e"])
def test_no_token_leads_out_of_the_folder(client, token):
    with pytest.raises(store.UploadGone):
        store.kept(type("User", (), {"pk": 1})(), token)


def test_an_editor_keeps_few_files_at_a_time(client, index, committee, monkeypatch):
    monkeypatch.setattr(store, "MOST_KEPT", 2)
    for _time in range(3):
        response = reviewed(client, decision_pdf(), index)
    assert len(list(response.context["upload"].folder.parent.iterdir())) == 2


def test_the_original_is_shown_in_a_frame_of_ours_and_other_files_are_downloads(client, index, committee):
    response = reviewed(client, decision_pdf(), index)
    original = client.get(reverse("legal_upload:original", args=[response.context["upload"].token]))
    assert (original["Content-Type"], original["X-Frame-Options"]) == ("application/pdf", "SAMEORIGIN")
    assert original["Content-Disposition"].startswith("inline")
    assert b"".join(original.streaming_content) == decision_pdf()
    response = reviewed(client, decision_docx(), index, name="qd.docx")
    original = client.get(reverse("legal_upload:original", args=[response.context["upload"].token]))
    assert original["Content-Disposition"].startswith("attachment")


def test_a_file_can_be_let_go(client, index, committee):
    response = reviewed(client, decision_pdf(), index)
    client.post(response.request["PATH_INFO"], review_data(response, step="discard"))
    assert not response.context["upload"].folder.exists()
    assert not LegalDocumentPage.objects.exists()


def test_who_may_add_no_document_may_bring_none_in(index):
    reader = signed_in(writer())
    GroupPagePermission.objects.all().delete()
    assert reader.get(reverse("legal_upload:choose")).status_code in {302, 403}
    assert "legal/upload" not in reader.get(reverse("legal_documents:index"), follow=True).content.decode()


def test_who_writes_for_an_agency_saves_for_it_only(index, committee):
    own = AgencyFactory(name="Sở Tài chính")
    client = signed_in(writer("nguoi-so-tai-chinh", own))
    response = reviewed(client, decision_pdf(), index)
    assert response.context["form"]["agency"].value() == own.pk
    refused = client.post(response.request["PATH_INFO"], review_data(response, agency=committee.pk))
    assert "agency" in refused.context["form"].errors
    client.post(response.request["PATH_INFO"], review_data(response))
    assert LegalDocumentPage.objects.get().agency == own


def test_the_way_from_a_file_is_offered_where_documents_are_added(client, index):
    address = reverse("legal_upload:choose")
    add = reverse("wagtailadmin_pages:add", args=["legal", "legaldocumentpage", index.pk])
    explore = reverse("wagtailadmin_explore", args=[index.pk])
    for place in (reverse("legal_documents:index"), add, explore):
        assert address in client.get(place).content.decode(), place
