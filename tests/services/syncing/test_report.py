"""The report on the synchronisation, and what readers of a procedure are told of its source."""

from datetime import date
from typing import Any

import pytest
from django.utils import translation

from services.models import ProcedurePage, Settlement, SourceState, SyncChange, SyncConflict, SyncRun, UnsplitPart
from services.syncing.freshness import is_old
from services.syncing.parts import mark
from tests.factories import AgencyFactory
from tests.factories.editing import administrator, board_member, lay_all, member, signed_in
from tests.factories.services import ProcedurePageFactory

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/procedure-sync/"
FEE = {"part": "ways", "row": "Trực tiếp", "aspect": "fee", "before": "Miễn phí", "after": "70.000 đồng"}
WAY = {"method": "Trực tiếp", "time_limit": "5 ngày làm việc", "amount": 5, "unit": "working_days", "description": ""}


@pytest.fixture(autouse=True)
def _foundation():
    lay_all()
    translation.activate("vi")


def text(client: Any, view: str = "", **chosen: str) -> str:
    answer = client.get(REPORT, {"view": view, **chosen})
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def conflict(page: ProcedurePage, fee: str = "70.000 đồng") -> SyncConflict:
    return SyncConflict.objects.create(page=page, part="ways", theirs=[WAY | {"fee": fee}])


def choice(row: SyncConflict, settlement: str) -> dict[str, str]:
    return {"settlement": settlement, "seen": mark(row.of_part, row.theirs)}


def settle(client: Any, row: SyncConflict, settlement: str) -> int:
    return client.post(f"{REPORT}conflicts/{row.pk}/", choice(row, settlement)).status_code


def test_the_last_runs_are_told_with_their_counts_and_a_broken_one_as_such():
    SyncRun.objects.create(file_name="thang-6.jsonl", finished_at="2026-06-30T00:00Z", created=41, updated=17)
    SyncRun.objects.create(file_name="do-dang.jsonl")
    html = text(signed_in(administrator()))
    assert "thang-6.jsonl" in html
    assert "<li>Mới: 41</li><li>Thay đổi: 17</li>" in html
    assert "Dở dang hoặc đang chạy" in html


def test_a_run_that_spared_procedures_says_why():
    SyncRun.objects.create(finished_at="2026-06-30T00:00Z", missing=900, spared="partial")
    html = text(signed_in(administrator()))
    assert "900 thủ tục đã biết không có trong tệp" in html
    assert "chưa đến 80 %" in html


def test_the_changes_of_the_last_run_that_had_any_are_told_part_by_part():
    page = ProcedurePageFactory(title="Cấp giấy thử")
    run = SyncRun.objects.create(finished_at="2026-06-30T00:00Z")
    SyncChange.objects.create(run=run, page=page, kind="changed", differences=[FEE])
    SyncRun.objects.create(finished_at="2026-07-07T00:00Z")
    html = text(signed_in(administrator()))
    assert "Cấp giấy thử" in html
    assert "Cách thức thực hiện · Trực tiếp · phí, lệ phí" in html
    assert "<del>Miễn phí</del><ins>70.000 đồng</ins>" in html


def test_texts_of_the_source_are_never_markup():
    page = ProcedurePageFactory(title="Cấp <b>giấy</b>")
    run = SyncRun.objects.create(finished_at="2026-06-30T00:00Z")
    evil = {name: f"<script>alert('{name}')</script>" for name in ("row", "before", "after")}
    SyncChange.objects.create(run=run, page=page, kind="changed", differences=[FEE | evil])
    conflict(page, fee="<script>alert('theirs')</script>")
    UnsplitPart.objects.create(page=page, part="ways", text="<script>alert('given')</script>")
    client = signed_in(administrator())
    for view in ("changes", "conflicts", "as-given"):
        html = text(client, view)
        assert "<script>alert(" not in html
        assert "&lt;script&gt;alert(" in html
        assert "<b>giấy</b>" not in html


def test_a_conflict_shows_both_texts_and_both_ways_to_end_it():
    conflict(ProcedurePageFactory(title="Cấp giấy thử"))
    html = text(signed_in(administrator()), "conflicts")
    assert '<td class="sync__words">Miễn phí</td><td class="sync__words">70.000 đồng</td>' in html
    assert 'value="theirs"' in html
    assert 'value="ours"' in html


def test_parts_that_could_not_be_split_are_listed_and_can_be_narrowed_down():
    page = ProcedurePageFactory()
    UnsplitPart.objects.create(page=page, part="ways", text="Nộp ở đâu cũng được")
    UnsplitPart.objects.create(page=page, part="bases", text="Luật liền một khối")
    client = signed_in(administrator())
    assert "Nộp ở đâu" in (html := text(client, "as-given"))
    assert "Luật liền" in html
    assert "Nộp ở đâu" not in text(client, "as-given", kind="bases")


def test_what_is_withdrawn_and_what_waits_is_listed():
    SourceState.objects.create(page=ProcedurePageFactory(title="Đã bỏ"), withdrawn_on=date(2026, 7, 7))
    SourceState.objects.create(page=ProcedurePageFactory(title="Đang chờ ai"), is_waiting=True)
    client = signed_in(administrator())
    assert "07/07/2026" in (html := text(client, "withdrawn"))
    assert "Đã bỏ" in html
    assert "Đang chờ ai" in text(client, "waiting")


def test_an_editor_of_an_agency_sees_its_procedures_and_no_others():
    own, other = AgencyFactory(), AgencyFactory()
    conflict(ProcedurePageFactory(title="Thủ tục của sở ta", agency=own))
    conflict(ProcedurePageFactory(title="Thủ tục sở khác", agency=other))
    html = text(signed_in(board_member("ban-cua-so", own)), "conflicts")
    assert "Thủ tục của sở ta" in html
    assert "Thủ tục sở khác" not in html


def test_who_may_edit_nothing_sees_and_settles_nothing():
    row = conflict(ProcedurePageFactory())
    client = signed_in(member("khach", None))
    assert client.get(REPORT).status_code in (302, 403)
    assert settle(client, row, "ours") in (302, 403)
    row.refresh_from_db()
    assert row.settlement == ""


def test_an_editor_of_one_agency_cannot_settle_for_another():
    row = conflict(ProcedurePageFactory(agency=AgencyFactory()))
    client = signed_in(board_member("ban-cua-so", AgencyFactory()))
    for settlement in ("ours", "theirs"):
        settle(client, row, settlement)
    row.refresh_from_db()
    assert row.settlement == ""
    assert [way.fee for way in row.page.get_latest_revision_as_object().ways.all()] == ["Miễn phí"]


def test_an_editor_takes_the_sources_text_into_a_draft_and_is_led_there():
    row = conflict(page := ProcedurePageFactory())
    editor = administrator()
    answer = signed_in(editor).post(f"{REPORT}conflicts/{row.pk}/", choice(row, "theirs"))
    assert answer["Location"] == f"/admin/pages/{page.pk}/edit/"
    row.refresh_from_db()
    assert (row.settlement, row.settled_by) == (Settlement.THEIRS, editor)
    page = ProcedurePage.objects.get(pk=page.pk)
    assert [way.fee for way in page.ways.all()] == ["Miễn phí"]
    assert [way.fee for way in page.get_latest_revision_as_object().ways.all()] == ["70.000 đồng"]


def test_a_conflict_is_settled_once():
    row = conflict(ProcedurePageFactory())
    client = signed_in(administrator())
    assert settle(client, row, "ours") == settle(client, row, "theirs") == 302
    row.refresh_from_db()
    assert row.settlement == Settlement.OURS


@pytest.mark.parametrize(("on", "old"), [(date(2026, 6, 1), False), (date(2026, 5, 31), True)])
def test_a_page_is_old_when_more_than_the_days_have_passed(on, old):
    assert is_old(on, today=date(2026, 7, 1), days=30) is old


def shown(client: Any, page: ProcedurePage) -> str:
    return " ".join(client.get(page.url).content.decode().split())


def test_readers_see_when_a_procedure_was_compared_and_are_warned_when_that_is_long_ago(client, settings):
    page = ProcedurePageFactory()
    SourceState.objects.create(page=page, checked_on=date(2020, 6, 30))
    html = shown(client, page)
    assert "đối chiếu ngày <time" in html
    assert "chưa đối chiếu với cơ sở dữ liệu quốc gia" in html
    settings.PORTAL_PROCEDURES_OLD_AFTER_DAYS = 10**6
    assert "chưa đối chiếu với" not in shown(client, page)


def test_readers_are_told_first_that_a_procedure_is_withdrawn(client):
    page = ProcedurePageFactory()
    SourceState.objects.create(page=page, checked_on=date(2026, 6, 30), withdrawn_on=date(2026, 7, 7))
    html = shown(client, page)
    notice = "Thủ tục đã được bãi bỏ hoặc không còn trong cơ sở dữ liệu quốc gia từ ngày 07/07/2026."
    assert notice in html
    assert html.index(notice) < html.index('id="cach-thuc"')
    assert "đối chiếu ngày" not in html
    assert 'class="apply"' not in html  # there is nothing to apply for


def test_a_procedure_that_editors_wrote_says_nothing_of_the_national_database(client):
    assert "đối chiếu ngày" not in shown(client, ProcedurePageFactory())


def test_nobody_settles_a_text_that_they_have_not_seen():
    row = conflict(ProcedurePageFactory())
    client = signed_in(administrator())
    answer = client.post(f"{REPORT}conflicts/{row.pk}/", {"settlement": "ours", "seen": "another"}, follow=True)
    row.refresh_from_db()
    assert row.settlement == ""
    assert "Nguồn lại vừa thay đổi" in answer.content.decode()
