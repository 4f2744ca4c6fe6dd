"""The report of the admin: who sees what, what a line says, and what a spreadsheet holds."""

import csv
import io
from datetime import timedelta

import openpyxl
import pytest
from django.utils import timezone, translation

from legal.models import LegalDocumentPage
from radar.models import StaleCitation
from radar.sweeping import sweep_all
from radar.wording import place_words
from tests.factories import AgencyFactory, ContentPageFactory, NewsPageFactory
from tests.factories.citations import citation
from tests.factories.editing import administrator, board_member, lay_all, signed_in, writer
from tests.factories.legal import LegalDocumentFactory
from tests.factories.services import ProcedurePageFactory

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/radar/"


@pytest.fixture(autouse=True)
def _foundation():
    lay_all()
    translation.activate("vi")


def text(client, address: str = REPORT) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def stale_page(old, make=ContentPageFactory, provision="dieu-5", **fields):
    page = make(**fields)
    citation(page, old, provision)
    sweep_all()
    return page


def test_a_line_tells_page_place_status_day_successor_and_agency(replaced):
    agency = AgencyFactory(name="Sở Thử nghiệm")
    page = stale_page(replaced(), ProcedurePageFactory, title="Thủ tục A", agency=agency)
    html = text(signed_in(administrator()))
    assert f'href="/admin/pages/{page.pk}/edit/"' in html
    for words in (
        "Thủ tục A",
        "Điều 5 Quyết định số 30/2020/QĐ-UBND",
        "Hết hiệu lực từ 01/03/2026",
        "12/2026/QĐ-UBND",
        "Sở Thử nghiệm",
        "Đã xuất bản",
    ):
        assert words in html
    new = LegalDocumentPage.objects.get(number="12/2026/QĐ-UBND")
    assert f'href="{new.url}"' in html


@pytest.mark.parametrize(
    ("make", "place", "words"),
    [
        (ProcedurePageFactory, "can-cu", "Căn cứ pháp lý"),
        (ContentPageFactory, "body", "nội dung"),
        (LegalDocumentFactory, "dieu-2.khoan-1", "khoản 1 Điều 2"),
        (LegalDocumentFactory, "can-cu", "căn cứ ban hành"),
        (ContentPageFactory, "khong-biet", ""),
    ],
)
def test_the_place_of_a_citation_is_named_as_editors_know_it(replaced, make, place, words):
    citation(make(), replaced(), place=place)
    sweep_all()
    assert place_words(StaleCitation.objects.get()) == words


def test_it_begins_with_what_is_to_be_mended_and_shows_the_rest_when_asked(replaced):
    old = replaced()
    stale_page(old, title="Trang phải sửa")
    stale_page(old, NewsPageFactory, title="Tin cũ rồi", published_at=timezone.now() - timedelta(days=900))
    stale_page(old, LegalDocumentFactory, title="Văn bản khác")
    client = signed_in(administrator())
    first = text(client)
    assert "Trang phải sửa" in first
    assert "Tin cũ rồi" not in first
    assert "Văn bản khác" not in first
    assert "Tin cũ rồi" in text(client, f"{REPORT}?standing=old_news")
    everything = text(client, f"{REPORT}?standing=all")
    assert all(title in everything for title in ("Trang phải sửa", "Tin cũ rồi", "Văn bản khác"))


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("is_public=true", {"Trang công khai"}),
        ("is_public=false", {"Trang nháp"}),
        ("concern=suspended", set()),
        ("concern=ended", {"Trang công khai", "Trang nháp"}),
        ("q=công khai", {"Trang công khai"}),
        ("standing=draft", {"Trang nháp"}),
    ],
)
def test_filters_narrow_it_down(replaced, question, found):
    old = replaced()
    stale_page(old, title="Trang công khai")
    stale_page(old, title="Trang nháp", live=False)
    html = text(signed_in(administrator()), f"{REPORT}?{question}")
    assert {title for title in ("Trang công khai", "Trang nháp") if title in html} == found


def test_it_can_be_narrowed_down_to_one_agency(replaced):
    old, one, other = replaced(), AgencyFactory(), AgencyFactory()
    stale_page(old, ProcedurePageFactory, title="Của sở này", agency=one)
    stale_page(old, ProcedurePageFactory, title="Của sở kia", agency=other)
    html = text(signed_in(administrator()), f"{REPORT}?agency={one.pk}")
    assert "Của sở này" in html
    assert "Của sở kia" not in html


def test_the_editorial_board_sees_all_that_of_an_agency_its_own_and_writers_their_own_pages(replaced):
    old, own, other = replaced(), AgencyFactory(), AgencyFactory()
    author = writer("tac-gia")
    stale_page(old, ProcedurePageFactory, title="Trang của ta", agency=own)
    stale_page(old, ProcedurePageFactory, title="Trang sở khác", agency=other)
    stale_page(old, title="Trang chung", owner=author)
    titles = ("Trang của ta", "Trang sở khác", "Trang chung")

    def seen(user):
        html = text(signed_in(user))
        return {title for title in titles if title in html}

    assert seen(board_member()) == set(titles)
    assert seen(board_member("ban-cua-so", own)) == {"Trang của ta"}
    assert seen(author) == {"Trang chung"}
    assert seen(writer("nguoi-khac")) == set()


def test_the_report_shows_just_the_pages_that_a_user_can_open_in_the_editor(replaced):
    old, own, other = replaced(), AgencyFactory(), AgencyFactory()
    moved = stale_page(old, ProcedurePageFactory, title="Bản nháp sang sở khác", agency=own)
    moved.agency = other
    moved.save_revision()
    stale_page(old, ProcedurePageFactory, title="Của ta", agency=own)
    stale_page(old, ProcedurePageFactory, title="Nháp của ta", agency=own, live=False)
    for user in (board_member("b", own), writer("w", own), board_member("chung"), administrator()):
        editable = {
            row.page_id
            for row in StaleCitation.objects.select_related("page")
            if row.page.permissions_for_user(user).can_edit()
        }
        listed = set(StaleCitation.objects.editable_by(user).values_list("page_id", flat=True))
        assert listed == editable, user


def test_readers_without_a_part_in_writing_are_refused(client):
    assert client.get(REPORT).status_code == 302


def test_an_empty_report_says_what_that_means():
    html = text(signed_in(board_member()))
    assert "Không có trang nào bạn được sửa đang dẫn chiếu văn bản đã hết hiệu lực." in html
    assert "tính lại mỗi đêm" in html


def test_a_spreadsheet_says_the_same_under_vietnamese_headings(replaced):
    stale_page(replaced(), ProcedurePageFactory, title="Thủ tục A", agency=AgencyFactory(name="Sở A"))
    client = signed_in(board_member())
    lines = b"".join(client.get(f"{REPORT}?export=csv").streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(lines)))
    assert len(rows) == 1
    assert rows[0]["Trang"] == "Thủ tục A"
    assert rows[0]["Văn bản, điều khoản được dẫn"] == "Điều 5 Quyết định số 30/2020/QĐ-UBND"
    assert rows[0]["Tình trạng"] == "Hết hiệu lực"
    assert rows[0]["Từ ngày"] == "2026-03-01"
    assert rows[0]["Văn bản thay thế, bãi bỏ, sửa đổi"].endswith("số 12/2026/QĐ-UBND")
    assert rows[0]["Cơ quan"] == "Sở A"
    book = openpyxl.load_workbook(io.BytesIO(b"".join(client.get(f"{REPORT}?export=xlsx").streaming_content)))
    heading, line = list(book.active.iter_rows(values_only=True))
    assert dict(zip(heading, line, strict=True))["Trang"] == "Thủ tục A"


def test_a_spreadsheet_takes_no_title_for_a_formula(replaced):
    stale_page(replaced(), title='=HYPERLINK("http://x.example";"A")')
    client = signed_in(board_member())
    lines = b"".join(client.get(f"{REPORT}?export=csv").streaming_content).decode("utf-8-sig")
    assert next(csv.DictReader(io.StringIO(lines)))["Trang"].startswith("'=HYPERLINK")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(client.get(f"{REPORT}?export=xlsx").streaming_content)))
    assert "f" not in {cell.data_type for row in book.active.iter_rows() for cell in row}


def test_a_spreadsheet_of_an_editor_holds_only_their_pages(replaced):
    old, own = replaced(), AgencyFactory()
    stale_page(old, ProcedurePageFactory, title="Của ta", agency=own)
    stale_page(old, ProcedurePageFactory, title="Của người", agency=AgencyFactory())
    client = signed_in(board_member("ban-cua-so", own))
    lines = b"".join(client.get(f"{REPORT}?export=csv&standing=all").streaming_content).decode()
    assert "Của ta" in lines
    assert "Của người" not in lines


def test_the_start_page_counts_pages_of_the_user_and_leads_to_the_report(replaced):
    old, own = replaced(), AgencyFactory()
    page = stale_page(old, ProcedurePageFactory, agency=own)
    citation(page, old, "dieu-6")
    stale_page(old, ProcedurePageFactory, agency=AgencyFactory())
    sweep_all()
    assert "2 trang bạn được sửa đang dẫn chiếu" in text(signed_in(board_member()), "/admin/")
    html = text(signed_in(board_member("ban-cua-so", own)), "/admin/")
    assert "1 trang bạn được sửa đang dẫn chiếu" in html
    assert f'href="{REPORT}"' in html
    assert "bạn được sửa đang dẫn chiếu" not in text(signed_in(writer()), "/admin/")


def test_whoever_opens_a_page_is_told_above_it(replaced):
    page = stale_page(replaced(), title="Trang")
    client = signed_in(board_member())
    html = text(client, f"/admin/pages/{page.pk}/edit/")
    assert "Trang này dẫn chiếu văn bản đã hết hiệu lực." in html
    assert "Điều 5 Quyết định số 30/2020/QĐ-UBND" in html
    sound = ContentPageFactory()
    assert "Trang này dẫn chiếu" not in text(client, f"/admin/pages/{sound.pk}/edit/")


def test_the_report_asks_no_more_for_many_lines_than_for_few(replaced, django_assert_max_num_queries):
    old = replaced()
    client = signed_in(administrator())
    for number in range(12):
        page = ContentPageFactory(title=f"Trang {number}")
        citation(page, old, f"dieu-{number + 1}")
    sweep_all()
    client.get(REPORT)
    with django_assert_max_num_queries(22):
        client.get(REPORT)
