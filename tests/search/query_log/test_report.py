"""Editors see what readers look for, and go from any words to what helps with one step."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from news.models import NewsIndexPage, NewsPage
from tests.factories.curation import LoggedQueryFactory
from tests.factories.editing import board_member, lay_all, writer

pytestmark = pytest.mark.django_db

REPORT = reverse("search_words_report")


@pytest.fixture
def board(client: Client) -> Client:
    lay_all()
    client.force_login(board_member("uyen"))
    return client


def words_shown(client: Client, **choices: str) -> list[str]:
    answer = client.get(REPORT, choices)
    assert answer.status_code == 200
    return [row["shown"] for row in answer.context["object_list"]]


@pytest.fixture
def _asked() -> None:
    today = timezone.localdate()
    LoggedQueryFactory(day=today, words="khai sinh", asked=9)
    LoggedQueryFactory(day=today - timedelta(days=8), words="Khai sinh", asked=5)
    LoggedQueryFactory(day=today, words="bìa đỏ", asked=10, without_result=10, clicks=0)
    LoggedQueryFactory(day=today, words="đổi bằng lái", asked=7, clicks=0)
    LoggedQueryFactory(day=today - timedelta(days=60), words="bầu cử", asked=100)


@pytest.mark.usefixtures("_asked")
@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({}, ["khai sinh", "bìa đỏ", "đổi bằng lái"]),
        ({"period": "7"}, ["bìa đỏ", "khai sinh", "đổi bằng lái"]),
        ({"period": "90"}, ["bầu cử", "khai sinh", "bìa đỏ", "đổi bằng lái"]),
        ({"kind": "no-result"}, ["bìa đỏ"]),
        ({"kind": "not-opened"}, ["đổi bằng lái"]),
        ({"q": "BIA do"}, ["bìa đỏ"]),
    ],
)
def test_the_most_frequent_words_of_the_period_stand_first(board, choices, words):
    assert words_shown(board, **choices) == words


@pytest.mark.usefixtures("_asked")
def test_from_any_words_it_is_one_step_to_a_synonym_a_promotion_or_a_page(board):
    shown = board.get(REPORT).content.decode()
    for step in ("synonym/add/?words=b%C3%ACa+%C4%91%E1%BB%8F", "promotion/add/?words=", "new-page/?title="):
        assert step in shown


def test_a_new_page_begins_with_the_words_as_its_title(board):
    index = NewsIndexPage.objects.first()
    offered = board.get(reverse("search_new_page"), {"title": "bìa đỏ"}).content.decode()
    address = f"/admin/pages/add/news/newspage/{index.pk}/?title=b%C3%ACa+%C4%91%E1%BB%8F"
    assert address in offered
    assert 'value="Bìa đỏ"' in board.get(address).content.decode()
    plain = board.get(f"/admin/pages/add/news/newspage/{index.pk}/").content.decode()
    assert "Bìa đỏ" not in plain
    assert not NewsPage.objects.filter(title="Bìa đỏ").exists()


def test_words_are_shown_as_most_readers_wrote_them_within_the_period(board):
    today = timezone.localdate()
    for ago, words, asked in ((1, "khai sinh", 9), (2, "ỷ khai sinh", 1), (3, "khài sinh", 2), (40, "KHAI SINH", 90)):
        LoggedQueryFactory(day=today - timedelta(days=ago), words=words, key="khai sinh", asked=asked)
    assert words_shown(board) == ["khai sinh"]
    assert words_shown(board, period="90") == ["KHAI SINH"]
    lines = b"".join(board.get(REPORT, {"export": "csv"}).streaming_content).decode("utf-8-sig").splitlines()
    assert lines[1:] == ["khai sinh,12,0,12"]


def test_a_page_of_words_asks_for_their_wordings_once(board):
    for number in range(6):
        LoggedQueryFactory(day=timezone.localdate(), words=f"làm giấy tờ {number}")
    with CaptureQueriesContext(connection) as asked:
        assert len(words_shown(board)) == 6
    assert len([one for one in asked if "search_loggedquery" in one["sql"]]) == 3, "how many, which, and their wordings"


@pytest.mark.usefixtures("_asked")
def test_it_can_be_taken_into_a_spreadsheet(board):
    answer = board.get(REPORT, {"export": "csv"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[1] == "khai sinh,14,0,8"


def test_words_that_look_like_a_formula_do_nothing_in_a_spreadsheet(board):
    LoggedQueryFactory(day=timezone.localdate(), words="=cmd(1)", key="cmd 1")
    assert "'=cmd(1)" in b"".join(board.get(REPORT, {"export": "csv"}).streaming_content).decode()


def test_writers_do_not_see_what_readers_look_for(board):
    board.force_login(writer("an"))
    assert board.get(REPORT).status_code == 302
