"""The national database is read again: what it changed, what editors changed, what both did, and what is gone."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from core.models import User
from services.actions import import_procedures, settle_conflict
from services.models import ProcedurePage, RequiredPaper, Settlement, SourceState, SyncChange, SyncConflict, SyncRun
from services.searchable import procedure_page
from services.syncing.parts import mark
from services.syncing.record_files import read_records
from services.syncing.wording import in_words
from tests.factories.editing import administrator, lay_all, member
from tests.factories.procedure_records import counts, paper_cell, record, run_import, way_cell, write
from tests.factories.services import ProcedurePageFactory, procedure_index

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english(settings, tmp_path):
    settings.STATE_DIR = tmp_path / "state"
    with translation.override("en"):
        procedure_index()
        yield


@pytest.fixture
def sync(tmp_path):
    """Bring the portal in step with a file of these records, and return the lines of the command."""

    def run(*records: object, on: str = "2026-06-30", more: tuple[str, ...] = ()) -> list[str]:
        return run_import(write(tmp_path / "records.jsonl", *records), f"--checked-on={on}", *more)

    return run


def page_of(number: int = 1) -> ProcedurePage:
    return ProcedurePage.objects.get(imported_from=f"dvcqg:9.{number:06}")


def editor() -> User:
    return User.objects.filter(is_superuser=True).first() or administrator()


def edit(page: ProcedurePage, **fields: Any) -> None:
    """Change and publish the page as an editor does."""
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(user=editor()).publish(user=editor())


def fees(page: ProcedurePage) -> list[str]:
    return [way.fee for way in page.ways.all()]


def edit_fee(page: ProcedurePage, fee: str) -> None:
    (way,) = page.ways.all()
    way.fee = fee
    edit(page, ways=[way])


def told_changes(kind: str = "changed") -> list[str]:
    newest = SyncRun.objects.first()
    found = SyncChange.objects.filter(run=newest, kind=kind)
    return [in_words(one) for change in found for one in change.differences]


PAID = way_cell("5 Ngày làm việc", "70,000 Việt Nam Đồng")
DEARER = way_cell("3 Ngày làm việc", "90,000 Việt Nam Đồng")


def test_what_only_an_editor_changed_stays(sync):
    sync(record(1))
    edit_fee(page_of(), "Miễn phí cho người cao tuổi")
    sync(record(1, ket_qua_xu_ly="Giấy khác"))
    page = page_of()
    assert fees(page) == ["Miễn phí cho người cao tuổi"]
    assert [one.text for one in page.results.all()] == ["Giấy khác"]
    assert not SyncConflict.objects.exists()


def test_what_only_the_source_changed_is_taken_although_an_editor_worked_beside_it(sync):
    sync(record(1))
    edit(page_of(), conditions="Điều kiện của cổng.", summary="Lời của cổng.")
    assert sync(record(1, cach_thuc_thuc_hien=PAID))[-1] == counts(updated=1)
    page = page_of()
    assert fees(page) == ["70.000 đồng"]
    assert (page.conditions, page.summary) == ("Điều kiện của cổng.", "Lời của cổng.")


def test_what_both_changed_stays_as_the_editor_has_it_and_is_listed_with_both_texts(sync):
    sync(record(1))
    edit_fee(page_of(), "50.000 đồng")
    assert sync(record(1, cach_thuc_thuc_hien=PAID))[-1] == counts(unchanged=1)
    assert fees(page_of()) == ["50.000 đồng"]
    conflict = SyncConflict.objects.get(settlement="")
    assert (conflict.page, conflict.part) == (page_of(), "ways")
    assert [row["fee"] for row in conflict.theirs] == ["70.000 đồng"]
    assert SyncRun.objects.first().conflicts == 1


def test_a_part_in_conflict_does_not_keep_other_parts_from_being_taken(sync):
    sync(record(1))
    edit_fee(page_of(), "50.000 đồng")
    assert sync(record(1, cach_thuc_thuc_hien=PAID, ket_qua_xu_ly="Giấy khác"))[-1] == counts(updated=1)
    assert fees(page_of()) == ["50.000 đồng"]
    assert [one.text for one in page_of().results.all()] == ["Giấy khác"]


def test_a_conflict_is_told_once_until_the_source_changes_again(sync):
    sync(record(1))
    edit_fee(page_of(), "50.000 đồng")
    sync(record(1, cach_thuc_thuc_hien=PAID))
    sync(record(1, cach_thuc_thuc_hien=PAID))
    assert SyncRun.objects.first().conflicts == 0
    sync(record(1, cach_thuc_thuc_hien=DEARER))
    conflict = SyncConflict.objects.get()
    assert [row["fee"] for row in conflict.theirs] == ["90.000 đồng"]


def test_a_conflict_ends_by_itself_when_the_editor_writes_what_the_source_says(sync):
    sync(record(1))
    edit_fee(page_of(), "50.000 đồng")
    sync(record(1, cach_thuc_thuc_hien=PAID))
    edit_fee(page_of(), "70.000 đồng")
    sync(record(1, cach_thuc_thuc_hien=PAID))
    assert SyncConflict.objects.get().settlement == Settlement.AGREED


def test_what_an_editor_kept_is_asked_about_again_only_when_the_source_changes(sync):
    sync(record(1))
    edit_fee(page_of(), "50.000 đồng")
    sync(record(1, cach_thuc_thuc_hien=PAID))
    row = SyncConflict.objects.get()
    settle_conflict(row.pk, Settlement.OURS, user=editor(), seen=mark(row.of_part, row.theirs))
    sync(record(1, cach_thuc_thuc_hien=PAID, ket_qua_xu_ly="Giấy khác"))
    assert not SyncConflict.objects.filter(settlement="").exists()
    assert fees(page_of()) == ["50.000 đồng"]
    sync(record(1, cach_thuc_thuc_hien=DEARER))
    assert SyncConflict.objects.filter(settlement="").count() == 1


def test_taking_the_sources_text_makes_a_draft_that_is_approved_like_any_other(sync):
    sync(record(1))
    edit_fee(page_of(), "50.000 đồng")
    sync(record(1, cach_thuc_thuc_hien=PAID))
    row = SyncConflict.objects.get()
    settle_conflict(row.pk, Settlement.THEIRS, user=editor(), seen=mark(row.of_part, row.theirs))
    page = page_of()
    assert fees(page) == ["50.000 đồng"]
    draft = page.get_latest_revision_as_object()
    assert fees(draft) == ["70.000 đồng"]
    draft.latest_revision.publish(user=editor())
    assert sync(record(1, cach_thuc_thuc_hien=DEARER))[-1] == counts(updated=1)
    assert fees(page_of()) == ["90.000 đồng"]


def test_who_may_not_edit_the_page_settles_nothing(sync):
    lay_all()
    sync(record(1))
    edit_fee(page_of(), "50.000 đồng")
    sync(record(1, cach_thuc_thuc_hien=PAID))
    conflict = SyncConflict.objects.get()
    stranger = member("khach", None)
    for settlement in (Settlement.OURS, Settlement.THEIRS):
        with pytest.raises(PermissionDenied):
            settle_conflict(conflict.pk, settlement, user=stranger, seen=mark(conflict.of_part, conflict.theirs))
    conflict.refresh_from_db()
    assert conflict.settlement == ""
    assert fees(page_of().get_latest_revision_as_object()) == ["50.000 đồng"]


def test_a_page_with_a_draft_waits_and_takes_the_change_when_the_draft_is_published(sync):
    sync(record(1))
    page = page_of()
    page.summary = "Nháp"
    draft = page.save_revision(user=editor())
    assert sync(record(1, cach_thuc_thuc_hien=PAID))[-1] == counts(unchanged=1)
    assert fees(page_of()) == ["Miễn phí"]
    assert SourceState.objects.get().is_waiting
    draft.publish(user=editor())
    assert sync(record(1, cach_thuc_thuc_hien=PAID))[-1] == counts(updated=1)
    assert (fees(page_of()), page_of().summary) == (["70.000 đồng"], "Nháp")
    assert not SourceState.objects.get().is_waiting


def test_an_old_version_that_is_restored_does_not_make_the_source_look_new(sync):
    sync(record(1))
    first = page_of().latest_revision
    sync(record(1, cach_thuc_thuc_hien=PAID))
    first.as_object().save_revision(user=editor()).publish(user=editor())
    assert fees(page_of()) == ["Miễn phí"]
    assert sync(record(1, cach_thuc_thuc_hien=PAID))[-1] == counts(unchanged=1)
    assert fees(page_of()) == ["Miễn phí"]


def test_pages_of_the_time_before_marks_are_merged_with_care(sync):
    sync(record(1), record(2))
    SourceState.objects.all().delete()
    edit_fee(page_of(1), "50.000 đồng")
    lines = sync(record(1, cach_thuc_thuc_hien=PAID), record(2, cach_thuc_thuc_hien=PAID))
    assert lines[-1] == counts(updated=1, unchanged=1)
    assert (fees(page_of(1)), fees(page_of(2))) == (["50.000 đồng"], ["70.000 đồng"])
    assert SyncConflict.objects.get().page == page_of(1)


def test_marks_are_kept_of_pages_of_the_time_before_them_and_nothing_is_asked(sync):
    sync(record(1))
    SourceState.objects.all().delete()
    edit_fee(page_of(), "50.000 đồng")
    assert sync(record(1))[-1] == counts(unchanged=1)
    assert not SyncConflict.objects.exists()
    sync(record(1, cach_thuc_thuc_hien=PAID))
    assert SyncConflict.objects.get().part == "ways"


def test_notes_and_files_of_editors_stay_at_their_papers(sync):
    sync(record(1, thanh_phan_ho_so=paper_cell("Đơn đề nghị", "Ảnh")))
    RequiredPaper.objects.filter(name="Ảnh").update(note="Ảnh nền trắng.", form_enacted_by="Thông tư số 1/2026/TT-BTP")
    sync(record(1, thanh_phan_ho_so=paper_cell("Giấy khai sinh", "Ảnh")))
    papers = RequiredPaper.objects.filter(case__page=page_of())
    assert {paper.name: paper.note for paper in papers} == {"Giấy khai sinh": "", "Ảnh": "Ảnh nền trắng."}
    assert papers.get(name="Ảnh").form_enacted_by == "Thông tư số 1/2026/TT-BTP"


def test_papers_with_a_note_are_not_taken_away_unasked(sync):
    sync(record(1, thanh_phan_ho_so=paper_cell("Đơn đề nghị", "Ảnh")))
    RequiredPaper.objects.filter(name="Ảnh").update(note="Ảnh nền trắng.")
    sync(record(1, thanh_phan_ho_so=paper_cell("Đơn đề nghị")))
    assert SyncConflict.objects.get().part == "cases"
    assert RequiredPaper.objects.get(name="Ảnh").note == "Ảnh nền trắng."


def test_the_editor_reads_which_paper_came_and_went_and_what_fee_and_time_became(sync):
    sync(record(1, thanh_phan_ho_so=paper_cell("Đơn đề nghị", "Ảnh")))
    papers = paper_cell("Đơn đề nghị", "Giấy khai sinh của người con")
    sync(record(1, thanh_phan_ho_so=papers, cach_thuc_thuc_hien=PAID.replace("5 Ngày làm", "3 Ngày làm")))
    assert told_changes() == [
        "Papers to hand in · Ảnh: removed: Ảnh 1 original",
        "Papers to hand in · Giấy khai sinh của người con: added: Giấy khai sinh của người con 1 original",
        "Ways to apply · Trực tiếp · time limit: 5 ngày làm việc → 3 ngày làm việc",
        "Ways to apply · Trực tiếp · fee: Miễn phí → 70.000 đồng",
    ]


def test_what_is_no_longer_in_a_whole_file_is_marked_and_stays_public(sync):
    records = [record(number) for number in range(1, 11)]
    sync(*records)
    sync(*records[1:], on="2026-07-07")
    gone = page_of(1)
    assert gone.live
    assert gone.source_state.withdrawn_on == date(2026, 7, 7)
    assert [change.page_id for change in SyncChange.objects.filter(kind="withdrawn")] == [gone.pk]
    assert SyncRun.objects.first().withdrawn == 1


def test_what_was_withdrawn_and_comes_back_is_as_before_with_its_changes(sync):
    records = [record(number) for number in range(1, 11)]
    sync(*records)
    sync(*records[1:])
    sync(record(1, cach_thuc_thuc_hien=PAID), *records[1:])
    assert page_of(1).source_state.withdrawn_on is None
    assert fees(page_of(1)) == ["70.000 đồng"]
    assert SyncRun.objects.first().returned == 1


def test_half_a_file_withdraws_nothing_and_says_so(sync):
    records = [record(number) for number in range(1, 11)]
    sync(*records)
    lines = sync(*records[:7])
    assert "3 known procedures are not in the file, and none was withdrawn" in lines[-2]
    assert not SourceState.objects.exclude(withdrawn_on=None).exists()
    assert SyncRun.objects.first().missing == 3


def test_half_a_file_withdraws_what_it_lacks_when_it_is_said_to_be_whole(sync):
    records = [record(number) for number in range(1, 11)]
    sync(*records)
    sync(*records[:7], more=("--withdraw",))
    assert SourceState.objects.exclude(withdrawn_on=None).count() == 3


def test_a_line_that_cannot_be_read_withdraws_nothing_that_it_may_have_been(sync):
    records = [record(number) for number in range(1, 11)]
    sync(*records)
    sync(record(1, linh_vuc=7), *records[1:])
    assert not SourceState.objects.exclude(withdrawn_on=None).exists()
    sync("{", *records[1:])
    assert not SourceState.objects.exclude(withdrawn_on=None).exists()
    assert SyncRun.objects.first().spared == "unreadable"


def test_procedures_that_editors_wrote_themselves_are_never_withdrawn(sync):
    own = ProcedurePageFactory()
    sync(record(1))
    sync(record(1))
    assert not SourceState.objects.filter(page=own).exists()
    assert SyncRun.objects.first().withdrawn == 0


def test_the_day_of_comparison_advances_on_pages_that_did_not_change(sync):
    sync(record(1))
    before = page_of().latest_revision_id
    sync(record(1), on="2026-07-07")
    assert page_of().source_state.checked_on == date(2026, 7, 7)
    assert page_of().latest_revision_id == before


def everything() -> tuple[Any, ...]:
    tables = (ProcedurePage, SourceState, SyncRun, SyncChange, SyncConflict, RequiredPaper)
    return tuple(list(table.objects.order_by("pk").values()) for table in tables)


def test_a_dry_run_tells_all_and_writes_nothing(sync):
    records = [record(number) for number in range(1, 11)]
    sync(*records)
    edit_fee(page_of(1), "50.000 đồng")
    before = everything()
    changed = [record(1, cach_thuc_thuc_hien=PAID), record(2, cach_thuc_thuc_hien=PAID), *records[2:9]]
    lines = sync(*changed, record(11, linh_vuc="Lĩnh vực mới", co_quan_thuc_hien="Sở Mới"), more=("--dry-run",))
    assert lines[-1] == counts(created=1, updated=1, unchanged=8)
    assert "  Ways to apply · Trực tiếp · fee: Miễn phí → 70.000 đồng" in lines
    assert "  Ways to apply · Trực tiếp · fee: 50.000 đồng → 70.000 đồng" in lines
    assert "Would be withdrawn: 9.000010" in lines
    assert "Withdrawn 1, returned 0, conflicts 1, waiting 0" in lines
    assert everything() == before


def test_a_dry_run_says_what_the_run_then_does(sync):
    sync(record(1), record(2))
    file = (record(1, cach_thuc_thuc_hien=PAID), record(2), record(3), "{", record(4, detail_url="javascript:alert(1)"))
    assert sync(*file, more=("--dry-run",))[-1] == sync(*file)[-1] == counts(1, 1, 1, 2)


def test_a_run_that_was_broken_off_goes_on_where_it_stopped(sync, tmp_path, monkeypatch):
    monkeypatch.setattr("core.importing.pages.BATCH", 2)
    file = write(tmp_path / "a.jsonl", *(record(number) for number in range(1, 8)))

    def broken_off() -> Any:
        for place, item in enumerate(read_records(file)):
            if place == 5:
                raise KeyboardInterrupt
            yield item

    with pytest.raises(KeyboardInterrupt):
        import_procedures(procedure_index(), broken_off())
    assert SyncRun.objects.first().finished_at is None
    assert ProcedurePage.objects.count() == SourceState.objects.count() == 4
    assert run_import(file)[-1] == counts(created=3, unchanged=4)
    assert not SourceState.objects.exclude(withdrawn_on=None).exists()


def test_each_run_is_told_with_its_file_and_its_counts(sync):
    sync(record(1))
    sync(record(1, cach_thuc_thuc_hien=PAID), record(2))
    newest, first = SyncRun.objects.all()
    assert (newest.created, newest.updated, newest.unchanged, newest.read) == (1, 1, 0, 2)
    assert newest.file_name == first.file_name == "records.jsonl"
    assert newest.file_digest != first.file_digest
    assert newest.finished_at > first.finished_at


def test_a_page_that_an_editor_took_offline_is_brought_up_to_date_once(sync):
    sync(record(1))
    page_of().unpublish()
    assert sync(record(1, cach_thuc_thuc_hien=PAID))[-1] == counts(updated=1)
    assert sync(record(1, cach_thuc_thuc_hien=PAID))[-1] == counts(unchanged=1)
    assert not page_of().live
    assert fees(page_of().get_latest_revision_as_object()) == ["70.000 đồng"]


def test_a_withdrawn_procedure_is_found_behind_the_others_until_it_comes_back(sync):
    records = [record(number) for number in range(1, 11)]
    sync(*records)
    sync(*records[1:])
    assert procedure_page(page_of(1)).weight < procedure_page(page_of(2)).weight
    sync(*records)
    assert procedure_page(page_of(1)).weight == procedure_page(page_of(2)).weight
