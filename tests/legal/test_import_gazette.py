"""Documents of the gazette become pages: whole, once, linked, and as an editor could have made them."""

import gzip
import itertools
import json
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page, Revision

from core.importing.pages import Found
from legal.effect import finding_of, links_of
from legal.models import DocumentRelation, LegalDocumentPage
from legal.sources.gazette_files import read_documents
from legal.validity import Validity
from search.registry import registry
from tests.factories.legal import legal_index

from .test_gazette import RECORD

pytestmark = pytest.mark.django_db
SOME_LINES = 60


@pytest.fixture
def index(settings, tmp_path):
    settings.STATE_DIR = tmp_path / "state"
    with translation.override("en"):  # the sentences that these tests read
        yield legal_index()


def run(path) -> str:
    """Run the command and return its last line, whatever its exit code."""
    out = StringIO()
    with suppress(CommandError):
        call_command("import_gazette", str(path), f"--rejects={path}.rejects", stdout=out, stderr=StringIO())
    return out.getvalue().strip().splitlines()[-1]


def counts(created: int = 0, updated: int = 0, unchanged: int = 0, rejected: int = 0) -> str:
    read = created + updated + unchanged + rejected
    return f"Read {read} = created {created} + updated {updated} + unchanged {unchanged} + rejected {rejected}"


def write(path, *records):
    lines = (one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in records)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def record(number: int, **changes):
    return RECORD | {"id": str(number), "so_hieu": f"{number}/2013/NĐ-CP"} | changes


@pytest.fixture
def real_lines(shared_data, tmp_path):
    with gzip.open(shared_data / "legal" / "gazette_documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        chosen = [line.strip() for line in itertools.islice(lines, 560, 560 + SOME_LINES)]
    return write(tmp_path / "real.jsonl", *chosen)


def test_real_documents_are_published_as_their_source_says_and_a_second_run_changes_nothing(index, real_lines, client):
    assert run(real_lines) == counts(created=SOME_LINES)
    assert run(real_lines) == counts(unchanged=SOME_LINES)
    for found in read_documents(real_lines):
        assert isinstance(found, Found)
        page = LegalDocumentPage.objects.get(imported_from=found.record.identity)
        assert (page.number, page.abstract) == (found.record.number, found.record.abstract)
        assert (page.issued_on, page.effective_from) == (found.record.issued_on, found.record.effective_from)
        assert tuple(row.agency.name for row in page.issuers.all()) == found.record.issuers
        assert [row.target_number for row in page.relations.all()] == [one.number for one in found.record.relations]
        assert page.number_key
        assert page.live_revision_id == page.latest_revision_id
    assert client.get(page.url).status_code == 200
    assert not any(Page.find_problems())


def test_what_one_line_says_of_another_is_linked_from_both_sides(index, tmp_path):
    ended = {"Văn bản thay thế/bãi bỏ/hủy bỏ/đình chỉ": {"count": 1, "so_hieu": ["2/2014/NĐ-CP"]}}
    ends = {"Văn bản bị thay thế/bãi bỏ/hủy bỏ/đình chỉ": {"count": 1, "so_hieu": ["1/2013/NĐ-CP"]}}
    new = record(2, so_hieu="2/2014/NĐ-CP", ngay_ban_hanh="2014-01-01", ngay_hieu_luc="2014-03-01", lien_ket=ends)
    run(write(tmp_path / "two.jsonl", record(1, lien_ket=ended), new))
    old_page, new_page = LegalDocumentPage.objects.order_by("issued_on")
    assert DocumentRelation.objects.get(page=old_page).target == new_page
    assert DocumentRelation.objects.get(page=new_page).target == old_page
    (link,) = links_of(old_page)
    assert link.other == new_page
    assert finding_of(old_page, [link]).validity == Validity.UNKNOWN


def test_two_documents_of_one_number_are_two_pages(index, tmp_path):
    run(write(tmp_path / "twice.jsonl", record(1), record(2, so_hieu="1/2013/NĐ-CP", ngay_ban_hanh="2015-01-01")))
    assert sorted(LegalDocumentPage.objects.values_list("slug", flat=True)) == [
        "nghi-dinh-1-2013-nd-cp",
        "nghi-dinh-1-2013-nd-cp-2",
    ]


def test_broken_lines_are_rejected_with_line_and_reason_and_the_others_taken(index, tmp_path):
    bad = ["{", "[]", record(3, so_hieu=""), record(4, url="ftp://x"), record(5, so_hieu="9" * 150)]
    path = write(tmp_path / "some.jsonl", record(1), *bad, record(1), record(2))
    assert run(path) == counts(created=2, rejected=6)
    written = Path(f"{path}.rejects").read_text(encoding="utf-8")
    rejects = [json.loads(line) for line in written.splitlines()]
    assert sorted(one["line"] for one in rejects) == [2, 3, 4, 5, 6, 7]
    assert all(one["reason"] for one in rejects)


def test_a_changed_source_is_published_unless_an_editor_has_worked_on_the_page(index, tmp_path, admin_user):
    path = write(tmp_path / "some.jsonl", record(1), record(2))
    run(path)
    edited = LegalDocumentPage.objects.get(imported_from="congbao:2")
    edited.abstract = "Trích yếu do biên tập viên sửa."
    edited.save_revision(user=admin_user).publish()
    write(path, record(1, trich_yeu="trích yếu mới"), record(2, trich_yeu="trích yếu mới"))
    assert run(path) == counts(updated=1, rejected=1)
    assert LegalDocumentPage.objects.get(imported_from="congbao:1").abstract == "Trích yếu mới"
    assert LegalDocumentPage.objects.get(pk=edited.pk).abstract == "Trích yếu do biên tập viên sửa."


def test_what_texts_state_stays_when_the_source_changes(index, tmp_path):
    path = write(tmp_path / "some.jsonl", record(1), record(2))
    run(path)
    page = LegalDocumentPage.objects.get(imported_from="congbao:1")
    told = {"relation_type": "repeals", "target_number": "2/2013/NĐ-CP", "is_confirmed": True}
    DocumentRelation.objects.create(page=page, direction="active", source="Toàn văn Nghị định 1/2013/NĐ-CP", **told)
    write(path, record(1, trich_yeu="trích yếu mới"), record(2))
    assert run(path) == counts(updated=1, unchanged=1)
    assert LegalDocumentPage.objects.get(pk=page.pk).relations.get().relation_type == "repeals"


def test_what_was_taken_offline_stays_offline_when_its_source_changes(index, tmp_path):
    path = write(tmp_path / "some.jsonl", record(1))
    run(path)
    LegalDocumentPage.objects.get().unpublish()
    assert run(write(path, record(1, trich_yeu="trích yếu mới"))) == counts(updated=1)
    assert not LegalDocumentPage.objects.get().live


def test_search_hears_of_every_written_page(index, tmp_path, monkeypatch):
    heard: list[object] = []
    monkeypatch.setattr(registry, "written_listeners", [heard.extend])
    run(write(tmp_path / "some.jsonl", record(1), record(2)))
    assert set(heard) >= set(LegalDocumentPage.objects.values_list("pk", flat=True))


def test_an_imported_page_opens_in_the_editor_and_stays_live_when_it_is_saved_there(index, tmp_path, admin_client):
    run(write(tmp_path / "some.jsonl", record(1)))
    page = LegalDocumentPage.objects.get()
    assert admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    page.save_revision().publish()
    assert LegalDocumentPage.objects.get(pk=page.pk).live
    assert Revision.objects.for_instance(page).count() == 2


def test_without_a_list_nothing_is_done(settings, tmp_path):
    settings.STATE_DIR = tmp_path
    path = write(tmp_path / "some.jsonl", record(1))
    with pytest.raises(CommandError):
        call_command("import_gazette", str(path), stdout=StringIO(), stderr=StringIO())
    assert not LegalDocumentPage.objects.exists()
