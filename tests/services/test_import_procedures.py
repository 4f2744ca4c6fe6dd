"""Records of the national database become pages: whole, once, and as an editor could have made them."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from wagtail.models import Page

from directory.models import Agency, Field
from search.indexing.building import build_due
from search.models import SearchEntry
from search.registry import registry
from services.actions import import_procedures
from services.models import ProcedurePage, RequiredPaper
from services.syncing.record_files import read_records
from tests.factories.procedure_records import BASES, PAPERS, WAYS, counts, paper_cell, record, run_import, write
from tests.factories.services import procedure_index

pytestmark = pytest.mark.django_db


def run(file: Path, *arguments: str, rejects: Path | None = None) -> str:
    """Run the command and return its last line, whatever its exit code."""
    return run_import(file, *arguments, rejects=rejects)[-1]


@pytest.fixture
def index(settings, tmp_path):
    settings.STATE_DIR = tmp_path / "state"
    with translation.override("en"):  # the sentences that these tests read
        yield procedure_index()


def state() -> list[dict[str, object]]:
    return list(ProcedurePage.objects.order_by("pk").values("pk", "title", "latest_revision_id", "last_published_at"))


def test_papers_that_number_themselves_stand_in_that_order(index, tmp_path):
    mixed = record(1, thanh_phan_ho_so=paper_cell("c) Ảnh", "a) Đơn", "b) Sổ"))
    run(write(tmp_path / "a.jsonl", mixed, record(2, thanh_phan_ho_so=paper_cell("Sổ", "Đơn"))))
    papers = RequiredPaper.objects.order_by("case__page__code", "sort_order")
    assert [paper.name for paper in papers] == ["a) Đơn", "b) Sổ", "c) Ảnh", "Sổ", "Đơn"]


def test_every_part_of_a_record_stands_in_its_place(index, tmp_path):
    source = record(1, thanh_phan_ho_so=f"--{PAPERS}Đơn đề nghị1 bản chính,2 bản sao")
    assert run(write(tmp_path / "a.jsonl", source), "--checked-on=2026-06-30") == counts(created=1)
    page = ProcedurePage.objects.get()
    assert (page.live, page.code, page.decision_number) == (True, "9.000001", "12/QĐ-BTP")
    assert (page.levels, page.audiences) == (["cap-tinh", "cap-xa"], ["cong-dan", "doanh-nghiep"])
    assert (page.conditions, page.source_checked_on) == ("", date(2026, 6, 30))
    assert [field.name for field in page.fields.all()] == ["Hộ tịch"]
    assert {(one.role, one.shown_name) for one in page.agencies.all()} == {
        ("deciding", "Bộ Tư pháp"),
        ("implementing", "Bộ Tư pháp"),
    }
    (way,) = page.ways.all()
    assert (way.method, way.amount, way.unit, way.fee) == ("Trực tiếp", 5, "working_days", "Miễn phí")
    (paper,) = RequiredPaper.objects.filter(case__page=page)
    assert (paper.name, paper.originals, paper.copies) == ("Đơn đề nghị", 1, 2)
    assert [result.text for result in page.results.all()] == ["Giấy thử"]
    assert [basis.number_key for basis in page.bases.all()] == ["60/2014/qh13"]
    assert page.steps.count() == 2


def test_texts_stand_on_the_page_as_printed_text(index, tmp_path):
    source = record(
        1,
        trinh_tu_thuc_hien="Trình tự thực hiện + Bước1: Nộp hồ sơ",
        cach_thuc_thuc_hien=f"{WAYS}Trực tiếp5 Ngày làm việc200,000 Việt Nam Đồng(cấp mới)Tại quầy: - Đơn; - Ảnh",
        can_cu_phap_ly=f"{BASES}LUẬT HỘ TỊCH VIỆT NAM60/2014/QH13",
        ket_qua_xu_ly="Giấy thử. .",
    )
    run(write(tmp_path / "a.jsonl", source))
    page = ProcedurePage.objects.get()
    (way,) = page.ways.all()
    assert (way.time_limit, way.fee) == ("5 ngày làm việc", "200.000 đồng (cấp mới)")
    assert way.description == "Tại quầy:\n- Đơn;\n- Ảnh"
    assert [(step.title, step.text) for step in page.steps.all()] == [("Bước 1", "Nộp hồ sơ")]
    assert [basis.title for basis in page.bases.all()] == ["Luật hộ tịch Việt Nam"]
    assert [result.text for result in page.results.all()] == ["Giấy thử."]


def test_a_cell_that_cannot_be_split_is_kept_whole(index, tmp_path):
    run(
        write(
            tmp_path / "a.jsonl",
            record(1, cach_thuc_thuc_hien="Nộp ở đâu cũng được", doi_tuong_thuc_hien="Thuyền viên"),
        )
    )
    page = ProcedurePage.objects.get()
    assert not page.ways.exists()
    parts = {part.part: part.text for part in page.unsplit_parts.all()}
    assert parts["ways"] == "Nộp ở đâu cũng được"
    assert "Thuyền viên" in parts["other"]


def test_a_long_name_gives_a_short_title_and_stays_whole(index, tmp_path):
    name = "cấp giấy phép " * 30
    run(write(tmp_path / "a.jsonl", record(1, ten_thu_tuc=name)))
    page = ProcedurePage.objects.get()
    assert page.official_name == name.strip()
    assert page.title.startswith("Cấp giấy phép")
    assert page.title.endswith("…")
    assert len(page.title) <= 151


def test_agencies_and_fields_are_made_once(index, tmp_path):
    run(write(tmp_path / "a.jsonl", record(1), record(2), record(3, co_quan_thuc_hien="BỘ TƯ PHÁP")))
    assert Agency.objects.filter(name="Bộ Tư pháp").count() == 1
    assert Field.objects.filter(name="Hộ tịch").count() == 1


def test_a_second_run_changes_nothing(index, tmp_path):
    file = write(tmp_path / "a.jsonl", *(record(n) for n in range(5)))
    run(file)
    before = state()
    assert run(file) == counts(unchanged=5)
    assert state() == before


def test_a_changed_source_is_published_and_keeps_what_editors_added(index, tmp_path):
    run(write(tmp_path / "a.jsonl", record(1)))
    ProcedurePage.objects.update(summary="Lời của cổng.")
    changed = record(1, thanh_phan_ho_so=f"--{PAPERS}Đơn mới1 bản chínhẢnh2 bản chính")
    assert run(write(tmp_path / "a.jsonl", changed)) == counts(updated=1)
    page = ProcedurePage.objects.get()
    assert page.summary == "Lời của cổng."
    assert [paper.name for paper in RequiredPaper.objects.filter(case__page=page)] == ["Đơn mới", "Ảnh"]
    assert page.paper_cases.count() == 1


def test_a_page_that_an_editor_took_offline_stays_offline(index, tmp_path):
    run(write(tmp_path / "a.jsonl", record(1)))
    ProcedurePage.objects.get().unpublish()
    assert run(write(tmp_path / "a.jsonl", record(1, ket_qua_xu_ly="Khác"))) == counts(updated=1)
    assert not ProcedurePage.objects.get().live


def test_rejects_are_written_with_line_and_reason_and_the_counts_add_up(index, tmp_path):
    broken = [
        "{",
        "[1]",
        "\x00",
        record(2, ma_thu_tuc=""),
        record(3, ten_thu_tuc=" "),
        record(4, linh_vuc=7),
        record(1),
    ]
    rejects = tmp_path / "rejects.jsonl"
    assert run(write(tmp_path / "a.jsonl", record(1), *broken, record(5)), rejects=rejects) == counts(
        created=2, rejected=7
    )
    written = [json.loads(one) for one in rejects.read_text().splitlines()]
    assert sorted(one["line"] for one in written) == [2, 3, 4, 5, 6, 7, 8]
    assert all(one["reason"] for one in written)


def test_a_record_that_the_page_refuses_is_rejected_alone(index, tmp_path):
    rejects = tmp_path / "rejects.jsonl"
    source = write(tmp_path / "a.jsonl", record(1), record(2, detail_url="javascript:alert(1)"), record(3))
    assert run(source, rejects=rejects) == counts(created=2, rejected=1)
    (rejected,) = (json.loads(one) for one in rejects.read_text().splitlines())
    assert rejected["line"] == 2
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.mark.parametrize(
    "line",
    [
        "1" * 5000,
        json.dumps(record(2) | {"nguon_bo": "\ud800"}),
        json.dumps(record(2) | {"ten_thu_tuc": "Cấp\x00 giấy"}),
    ],
)
def test_what_no_database_can_keep_is_rejected_alone(index, tmp_path, line):
    rejects = tmp_path / "rejects.jsonl"
    run(write(tmp_path / "records.jsonl", record(1), line, record(3)), rejects=rejects)
    assert ProcedurePage.objects.count() == 2
    assert [json.loads(one)["line"] for one in rejects.read_text("utf-8").splitlines()] == [2]


def test_a_damaged_packed_file_gives_what_stands_before_the_damage(index, tmp_path):
    path = tmp_path / "a.jsonl.gz"
    whole = gzip.compress("\n".join(json.dumps(record(n)) for n in range(300)).encode())
    path.write_bytes(whole[: len(whole) // 2])
    rejects = tmp_path / "rejects.jsonl"
    run(path, rejects=rejects)
    assert 0 < ProcedurePage.objects.count() < 300
    assert "damaged" in rejects.read_text()


def test_a_file_that_cannot_be_read_stops_everything_before_it_begins(index, tmp_path):
    with pytest.raises(CommandError, match="Nothing was imported") as stopped:
        call_command("import_procedures", str(tmp_path / "missing"))
    assert stopped.value.returncode == 1


def test_an_unknown_language_is_one_clear_line(index, tmp_path):
    with pytest.raises(CommandError, match="no published list of procedures"):
        call_command("import_procedures", str(write(tmp_path / "a.jsonl", record(1))), "--language=fr")


def test_a_batch_that_fails_leaves_no_page_behind(index, tmp_path, monkeypatch):
    def fail(*args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("services.syncing.importing.announce_written", fail)
    with pytest.raises(RuntimeError):
        import_procedures(index, read_records(write(tmp_path / "a.jsonl", *(record(n) for n in range(5)))))
    assert not ProcedurePage.objects.exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_search_is_told_of_every_page_that_was_written(index, tmp_path, monkeypatch):
    told: list[object] = []
    monkeypatch.setattr(registry, "written_listeners", [told.extend])
    run(write(tmp_path / "a.jsonl", *(record(n) for n in range(5))))
    assert sorted(one for one in told if isinstance(one, int)) == sorted(
        ProcedurePage.objects.values_list("pk", flat=True)
    )


@pytest.mark.django_db(transaction=True)
def test_a_full_batch_is_found_at_once_however_many_agencies_it_brings(index, tmp_path):
    records = [record(number, co_quan_thuc_hien=f"Cơ quan thử {number}") for number in range(200)]
    run(write(tmp_path / "a.jsonl", *records))
    assert SearchEntry.objects.filter(kind="thu-tuc", is_public=True).count() == 200


def test_everything_real_is_taken_once_and_found(index, shared_data, client):
    file = shared_data / "procedures" / "procedures.jsonl.gz"
    assert run(file) == counts(created=2642)
    before = state()
    assert run(file) == counts(unchanged=2642)
    assert state() == before
    assert Page.find_problems() == ([], [], [], [], [])
    while build_due().done:  # what the commits of the batches would have built
        pass
    assert SearchEntry.objects.filter(kind="thu-tuc", is_public=True).count() == 2642
    found = client.get(index.url, {"q": "1.001193"}).context["found"].results
    assert [one.url for one in found] == [ProcedurePage.objects.get(code="1.001193").url]
