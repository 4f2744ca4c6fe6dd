"""What the source changed, what editors changed, and what both did, part by part."""

import pytest
from django.core.exceptions import PermissionDenied

from services.actions import settle_conflict
from services.models import PaperCase, RequiredPaper, Settlement, SourceState, SyncConflict, SyncRun
from services.syncing.parts import mark
from tests.factories.editing import lay_all, member
from tests.factories.procedure_records import counts, paper_cell, record
from tests.services.syncing.pages import DEARER, PAID, edit, edit_fee, editor, fees, page_of, told_changes

pytestmark = pytest.mark.django_db


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


def test_who_needs_a_group_of_papers_stays_as_an_editor_said(sync):
    sync(record(1, thanh_phan_ho_so=paper_cell("Đơn đề nghị", "Ảnh")))
    PaperCase.objects.filter(page=page_of()).update(needed_by="one")
    sync(record(1, thanh_phan_ho_so=paper_cell("Giấy khai sinh", "Ảnh")))
    assert PaperCase.objects.get(page=page_of()).needed_by == "one"
    assert {paper.name for paper in RequiredPaper.objects.filter(case__page=page_of())} == {"Giấy khai sinh", "Ảnh"}
    assert not SyncConflict.objects.exists()


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
