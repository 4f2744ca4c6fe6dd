"""What editors see of ratings and comments: of which pages, in which order, as a table and as a spreadsheet."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.utils import timezone, translation
from wagtail.models import ModelLogEntry

from rating.models import Comment, DailyRating, RatedPage
from rating.purging import purge_comments
from rating.report_filters import beginning_of
from tests.factories import AgencyFactory, ContentPageFactory, NewsPageFactory
from tests.factories.editing import administrator, board_member, lay_all, member, signed_in, writer

pytestmark = pytest.mark.django_db

PAGES, COMMENTS = "/admin/reports/ratings/", "/admin/reports/reader-comments/"


@pytest.fixture(autouse=True)
def _foundation():
    lay_all()
    translation.activate("vi")


def rated(page=None, *, yes: int = 0, no: int = 0, on: date | None = None, title: str = "", language: str = "vi"):
    """Say that readers rated a page, or the view of an agency, on a day (today)."""
    key = f"page:{page.pk}" if page else f"agency:{title}"
    row, _made = RatedPage.objects.get_or_create(
        key=key, language=language, defaults={"page": page, "title": page.title if page else title, "address": "/x/"}
    )
    RatedPage.objects.filter(pk=row.pk).update(helpful=row.helpful + yes, unhelpful=row.unhelpful + no)
    DailyRating.objects.create(rated=row, day=on or timezone.localdate(), helpful=yes, unhelpful=no)
    return row


def commented(row: RatedPage, text: str = "Thiếu mẫu đơn.", **fields) -> Comment:
    return Comment.objects.create(
        **{"rated": row, "text": text, "was_helpful": False, "day": timezone.localdate(), **fields}
    )


def text(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(answer.content.decode().split())


def order(html: str, *titles: str) -> list[str]:
    return sorted(titles, key=html.index)


def test_the_worst_page_stands_first_and_a_single_no_is_not_the_worst():
    rated(NewsPageFactory(title="Trang tốt"), yes=50, no=2)
    rated(NewsPageFactory(title="Trang kém"), yes=20, no=40)
    rated(NewsPageFactory(title="Trang một người chê"), no=1)
    html = text(signed_in(administrator()), PAGES)
    titles = ("Trang kém", "Trang một người chê", "Trang tốt")
    assert order(html, *titles) == list(titles)


def test_only_answers_of_the_period_count():
    today = timezone.localdate()
    page = NewsPageFactory(title="Trang có từ lâu")
    rated(page, yes=100, on=today - timedelta(days=400))
    client = signed_in(administrator())
    assert "Trang có từ lâu" not in text(client, PAGES)
    assert "Trang có từ lâu" in text(client, f"{PAGES}?period=all")
    rated(page, no=7, on=today)
    html = text(client, f"{PAGES}?period=30")
    assert "Trang có từ lâu" in html
    assert " 7 " in html
    assert " 100 " not in html


def test_a_period_ends_today_and_holds_as_many_days_as_it_says():
    today = date(2026, 3, 31)
    assert beginning_of("30", today=today) == date(2026, 3, 2)
    assert beginning_of("all", today=today) is None
    assert beginning_of("không rõ", today=today) == beginning_of("90", today=today) == date(2026, 1, 1)


def test_the_list_of_pages_is_narrowed_down_by_agency_language_and_waiting_comments():
    one, other = AgencyFactory(), AgencyFactory()
    rated(NewsPageFactory(title="Của sở này", agency=one), no=1)
    commented(rated(NewsPageFactory(title="Của sở kia", agency=other), no=1))
    rated(title="In English", language="en", yes=3)
    client = signed_in(administrator())
    for question, found in (
        (f"agency={one.pk}", {"Của sở này"}),
        ("language=en", {"In English"}),
        ("comments=open", {"Của sở kia"}),
        ("q=sở này", {"Của sở này"}),
        ("period=x&ordering=nothing", {"Của sở này", "Của sở kia", "In English"}),
        ("ordering=-no", {"Của sở này", "Của sở kia", "In English"}),
    ):
        html = text(client, f"{PAGES}?{question}")
        assert {
            title for title in ("Của sở này", "Của sở kia", "In English") if f">{title}" in html.replace("> ", ">")
        } == found


def test_who_writes_for_an_agency_sees_what_readers_said_of_its_pages_only():
    own, other = AgencyFactory(), AgencyFactory()
    mine = NewsPageFactory(title="Của tôi", agency=own)
    for page in (mine, NewsPageFactory(title="Của người khác", agency=other), ContentPageFactory(title="Của tỉnh")):
        commented(rated(page, no=1), f"Ý kiến về {page.title}")
    commented(rated(title="Trang cơ quan", no=1), "Ý kiến về Trang cơ quan")
    client = signed_in(board_member("ban-bien-tap-so", own))
    for address in (PAGES, COMMENTS):
        html = text(client, address)
        assert "Của tôi" in html
        assert not {title for title in ("Của người khác", "Của tỉnh", "Trang cơ quan") if f"về {title}" in html}
    mine.agency = other
    mine.save_revision()  # a draft that gives the page away
    assert "Ý kiến về Của tôi" not in text(client, COMMENTS)


def test_the_board_sees_all_and_a_writer_what_is_theirs():
    page = NewsPageFactory(title="Tin của ban")
    commented(rated(page, no=1), "Ý kiến về tin")
    commented(rated(title="Trang cơ quan", no=1), "Ý kiến về cơ quan")
    board = text(signed_in(board_member()), COMMENTS)
    assert "Ý kiến về tin" in board
    assert "Ý kiến về cơ quan" in board
    assert "Ý kiến về tin" not in text(signed_in(writer()), COMMENTS)


@pytest.mark.parametrize("address", [PAGES, COMMENTS])
def test_who_may_edit_nothing_is_refused(client, address):
    assert client.get(address).status_code == 302
    assert signed_in(member("khong-vai-tro", None)).get(address).status_code == 302


def test_words_of_a_reader_are_only_words_in_the_admin():
    commented(rated(NewsPageFactory(), no=1), "<script>alert(1)</script>")
    html = text(signed_in(administrator()), COMMENTS)
    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_a_comment_that_waits_is_marked_as_handled_and_back_again():
    kept = commented(rated(NewsPageFactory(), no=1))
    client = signed_in(administrator())
    assert "Thiếu mẫu đơn" in text(client, COMMENTS)
    answer = client.post(f"{COMMENTS}{kept.pk}/handled/", {"next": f"{COMMENTS}?period=all"})
    assert answer["Location"] == f"{COMMENTS}?period=all"
    assert "Thiếu mẫu đơn" not in text(client, COMMENTS)
    assert "Thiếu mẫu đơn" in text(client, f"{COMMENTS}?state=handled")
    client.post(f"{COMMENTS}{kept.pk}/handled/", {"next": "https://khac.example/"}, follow=False)
    kept.refresh_from_db()
    assert not kept.is_handled


@pytest.mark.parametrize(
    "address", ["//khac.example/", "https://khac.example/", "javascript:alert(1)", "", "\\\\khac.example"]
)
def test_no_address_leads_away_from_the_admin(address):
    kept = commented(rated(NewsPageFactory(), no=1))
    answer = signed_in(administrator()).post(f"{COMMENTS}{kept.pk}/handled/", {"next": address})
    assert answer["Location"] == COMMENTS


def test_an_abusive_comment_is_taken_away_after_a_question_and_who_did_so_is_written_down():
    kept = commented(rated(NewsPageFactory(title="Tin có ý kiến"), no=1), "Lời xúc phạm")
    client = signed_in(administrator())
    assert "Lời xúc phạm" in text(client, f"{COMMENTS}{kept.pk}/delete/")
    assert Comment.objects.exists(), "asking is not deleting"
    client.post(f"{COMMENTS}{kept.pk}/delete/")
    assert not Comment.objects.exists()
    assert RatedPage.objects.get().unhelpful == 1
    entry = ModelLogEntry.objects.get(action="wagtail.delete")
    assert entry.user.username == "quan-tri"
    assert "Lời xúc phạm" not in entry.label


def test_nobody_touches_a_comment_on_somebody_elses_page():
    kept = commented(rated(NewsPageFactory(agency=AgencyFactory()), no=1))
    client = signed_in(board_member("ban-bien-tap-so", AgencyFactory()))
    for address in (f"{COMMENTS}{kept.pk}/handled/", f"{COMMENTS}{kept.pk}/delete/"):
        assert client.post(address).status_code == 404
    assert client.get(f"{COMMENTS}{kept.pk}/handled/").status_code in (404, 405)
    assert not Comment.objects.get().is_handled


def test_a_spreadsheet_takes_no_words_of_a_reader_for_a_formula():
    page = NewsPageFactory(title="=1+1")
    commented(rated(page, no=1), '=HYPERLINK("https://khac.example")')
    client = signed_in(administrator())
    for address, row in ((COMMENTS, "'=HYPERLINK"), (PAGES, "'=1+1")):
        answer = b"".join(client.get(f"{address}?export=csv").streaming_content).decode("utf-8-sig")
        cells = next(iter(list(csv.reader(io.StringIO(answer)))[1:]))
        assert any(cell.startswith(row) for cell in cells)
        assert not any(cell.startswith(("=", "+", "@")) for cell in cells)


def test_the_start_page_and_the_editor_of_a_page_lead_to_what_waits():
    page = NewsPageFactory()
    row = rated(page, no=2)
    commented(row)
    client = signed_in(administrator())
    assert "1 ý kiến của người đọc chờ xử lý" in text(client, "/admin/")
    assert f"{COMMENTS}?rated={row.pk}&amp;period=all" in text(client, f"/admin/pages/{page.pk}/edit/")
    assert "reader-comments/?rated" not in text(client, f"/admin/pages/{NewsPageFactory().pk}/edit/")


def test_old_comments_go_and_counts_stay():
    row = rated(NewsPageFactory(), no=2, on=date(2025, 1, 1))
    commented(row, "Cũ", day=date(2025, 1, 1))
    commented(row, "Vừa đủ cũ", day=date(2025, 3, 1))
    assert purge_comments(today=date(2026, 3, 1)) == 1
    assert Comment.objects.get().text == "Vừa đủ cũ"
    assert DailyRating.objects.get().unhelpful == 2
