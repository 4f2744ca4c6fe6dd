"""Whole files and half ones: what is gone, what comes back, what a dry or a broken run does."""

from datetime import date
from typing import Any

import pytest

from services.actions import import_procedures
from services.models import ProcedurePage, RequiredPaper, SourceState, SyncChange, SyncConflict, SyncRun
from services.searchable import procedure_page
from services.syncing.record_files import read_records
from tests.factories.procedure_records import counts, record, run_import, write
from tests.factories.services import ProcedurePageFactory, procedure_index
from tests.services.syncing.pages import PAID, edit_fee, fees, page_of

pytestmark = pytest.mark.django_db


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


def test_a_dry_run_names_what_stands_twice_in_the_file_of_rejects(sync, tmp_path):
    rejects = tmp_path / "rejects.jsonl"
    lines = sync(record(1), record(2), record(1), more=("--dry-run", f"--rejects={rejects}"))
    assert lines[-1] == counts(created=2, rejected=1)
    assert rejects.read_text().count("\n") == 1
    assert "line 1" in rejects.read_text()


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
