"""Imported procedures in Wagtail's editor: they open, and what nobody touched comes back whole."""

import gzip
import json
from typing import Any

import pytest
from django.urls import reverse

from services.actions import import_procedures
from services.models import LegalBasis, PaperCase, ProcedureAgency, ProcedurePage, RequiredPaper, UnsplitPart
from services.syncing.record_files import read_records
from tests.factories import AgencyFactory, FieldFactory
from tests.factories.services import ProcedurePageFactory, acting, procedure_index, way
from tests.services.editing import form_as_rendered

pytestmark = pytest.mark.django_db

OF_THE_PUBLICATION = {
    "has_unpublished_changes", "last_published_at", "latest_revision", "latest_revision_created_at", "live_revision",
    "sort_order",
}  # fmt: skip


def content(page: ProcedurePage) -> Any:
    """Return all that the page and its parts say, with their keys."""
    return _without_publication(ProcedurePage.objects.get(pk=page.pk).serializable_data())


def _without_publication(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_publication(one) for name, one in value.items() if name not in OF_THE_PUBLICATION}
    return [_without_publication(one) for one in value] if isinstance(value, list) else value


def publish_unchanged(admin_client, page: ProcedurePage) -> ProcedurePage:
    """Open the editor, and press “Publish” without touching anything."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = admin_client.get(address)
    assert form.status_code == 200
    data = form_as_rendered(form.content.decode())
    assert len(data) < 10_000
    sent = admin_client.post(address, data | {"action-publish": "1"})
    assert sent.status_code == 302, sent.content.decode()[:2000]
    return ProcedurePage.objects.get(pk=page.pk)


def test_a_procedure_with_every_part_comes_back_whole(admin_client):
    papers = [
        RequiredPaper(name="Đơn", originals=1, copies=0, forms="a.doc\nb.doc"),
        RequiredPaper(name="Ảnh", note="3x4"),
    ]
    page = ProcedurePageFactory(
        agency=AgencyFactory(),
        agencies=[acting(AgencyFactory(), "deciding"), ProcedureAgency(given_name="Cơ quan khác")],
        fields=[FieldFactory()],
        paper_cases=[
            PaperCase(heading="Một", papers=papers),
            PaperCase(heading="Hai", papers=[RequiredPaper(name="Giấy")]),
        ],
        ways=[way("Trực tiếp"), way("Trực tuyến", description="Một dòng.\nHai dòng.")],
        bases=[LegalBasis(title="Luật", number="1/2026/QH16"), LegalBasis(title="Không số")],
        unsplit_parts=[UnsplitPart(part="bases", text="Nguyên văn")],
    )
    before = content(page)
    page = publish_unchanged(admin_client, page)
    assert content(page) == before
    assert page.live
    assert not page.has_unpublished_changes


@pytest.mark.parametrize("nth", [0, 1, 2, 3])
def test_real_procedures_come_back_whole(admin_client, shared_data, tmp_path, nth):
    with gzip.open(shared_data / "procedures" / "procedures.jsonl.gz", "rt", encoding="utf-8") as stream:
        lines = list(stream)
    longest = max(lines, key=len)
    most_papers = max(lines, key=lambda line: len(json.loads(line)["thanh_phan_ho_so"]))
    path = tmp_path / "a.jsonl"
    path.write_text([longest, most_papers, lines[100], lines[2000]][nth], encoding="utf-8")
    import_procedures(procedure_index(), read_records(path))
    page = ProcedurePage.objects.get()
    before = content(page)
    page = publish_unchanged(admin_client, page)
    assert content(page) == before
    assert page.live


def test_the_live_preview_shows_what_was_typed_and_not_saved(admin_client):
    page = ProcedurePageFactory()
    data = form_as_rendered(admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode())
    data |= {"paper_cases-0-papers-0-name": ["Đơn đang gõ"], "steps-0-title": ["Bước đang gõ"]}
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert admin_client.post(address, data).json()["is_valid"]
    preview = admin_client.get(address).content.decode()
    assert "Đơn đang gõ" in preview
    assert "Bước đang gõ" in preview


def test_a_changed_paper_is_seen_when_two_versions_are_compared(admin_client):
    page = ProcedurePageFactory(paper_cases=[PaperCase(papers=[RequiredPaper(name="Đơn"), RequiredPaper(name="Ảnh")])])
    (case,) = page.paper_cases.all()
    changed, gone = case.papers.all()
    changed.originals, changed.name = 7, "Đơn có xác nhận"
    case.papers = [changed, RequiredPaper(name="Giấy thêm")]
    page.paper_cases = [case]
    page.save_revision()
    address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", "latest"])
    compared = admin_client.get(address).content.decode()
    assert '<span class="addition"> có xác nhận</span>' in compared
    assert '<span class="addition">7</span>' in compared
    assert "Giấy thêm" in compared
    assert gone.name in compared


def test_an_agency_row_needs_an_agency_or_a_name(admin_client):
    page = ProcedurePageFactory(agencies=[ProcedureAgency(given_name="Cơ quan")])
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = form_as_rendered(admin_client.get(address).content.decode())
    data["agencies-0-given_name"] = [" "]
    assert admin_client.post(address, data | {"action-publish": "1"}).status_code == 200
    assert [one.given_name for one in ProcedurePage.objects.get(pk=page.pk).agencies.all()] == ["Cơ quan"]


def test_levels_that_nobody_offers_are_refused(admin_client):
    page = ProcedurePageFactory(levels=["cap-xa"])
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = form_as_rendered(admin_client.get(address).content.decode())
    assert admin_client.post(address, data | {"levels": ["cap-huyen"], "action-publish": "1"}).status_code == 200
    assert admin_client.post(address, data | {"levels": ["cap-tinh"], "action-publish": "1"}).status_code == 302
    assert ProcedurePage.objects.get(pk=page.pk).levels == ["cap-tinh"]


def test_every_field_of_the_editor_has_a_help_text():
    models = [ProcedurePage, *(relation.related_model for relation in ProcedurePage._meta.related_objects)]
    ours = [model for model in [*models, RequiredPaper] if model._meta.app_label == "services"]
    assert len(ours) > 8
    silent = [
        f"{model.__name__}.{field.name}"
        for model in ours
        for field in model._meta.local_fields
        if field.editable and not field.help_text and field.name not in ("page", "case", "sort_order", "page_ptr", "id")
    ]
    assert [name for name in silent if name.split(".")[1] != "listing_image"] == []
