"""Words are counted by day, without who typed them, and a reader's page never waits or fails for it."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from search.models import LoggedQuery
from search.query_log import limits
from search.query_log.good_queries import good_queries
from search.query_log.recording import MOST_CLICKS_OF_ONE, record_click, record_question
from search.query_log.sweeping import sweep
from search.query_log.wording import Wording
from tests.factories.curation import LoggedQueryFactory, PromotionFactory
from tests.search.entries import entry

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 4)
KHAI_SINH = Wording(key="khai sinh", words="khai sinh")
BROWSER = "Mozilla/5.0 (Linux; Android 11) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36"


@pytest.fixture(autouse=True)
def _an_hour_begins():
    limits.questions.forget()
    limits.clicks.forget()


@pytest.fixture
def reader() -> Client:
    return Client(headers={"User-Agent": BROWSER})


def ask(reader: Client, words: str = "khai sinh", **more: str) -> int:
    headers = more.pop("headers", None)
    return reader.get("/tim-kiem/", {"q": words, **more}, headers=headers).status_code


def open_result(reader: Client, words: str = "khai sinh", **headers: str) -> int:
    headers = {"Sec-Fetch-Site": "same-origin", **headers}
    return reader.post(reverse("search_opened"), {"q": words}, headers=headers).status_code


def counted() -> list[tuple[str, int, int, int]]:
    return list(LoggedQuery.objects.order_by("pk").values_list("words", "asked", "without_result", "clicks"))


def test_there_is_no_place_for_who_asked():
    assert {field.name for field in LoggedQuery._meta.get_fields()} == {
        "id", "day", "key", "words", "asked", "without_result", "clicks",
    }  # fmt: skip
    assert LoggedQuery._meta.get_field("day").get_internal_type() == "DateField", "a day, no time of day"


def test_what_two_readers_ask_is_one_row_that_tells_nothing_of_either(reader, admin_client):
    entry("Đăng ký khai sinh")
    ask(reader, "khai sinh", headers={"X-Forwarded-For": "203.0.113.7"})
    other = {"User-Agent": f"{BROWSER} other"}
    admin_client.get("/tim-kiem/", {"q": "Khai sinh"}, headers=other, REMOTE_ADDR="198.51.100.9")
    row = LoggedQuery.objects.values().get()
    row.pop("id")
    assert row == {
        "day": timezone.localdate(),
        "key": "khai sinh",
        "words": "khai sinh",
        "asked": 2,
        "without_result": 0,
        "clicks": 0,
    }


def test_a_question_is_one_statement(django_assert_num_queries):
    connection.ensure_connection()
    with django_assert_num_queries(3):  # with the savepoint of a test's own transaction
        record_question(KHAI_SINH, found=3, on=DAY)


def test_words_without_a_result_are_counted_as_such(reader):
    ask(reader, "xyzzyqwx")
    assert counted() == [("xyzzyqwx", 1, 1, 0)]


def test_words_that_only_a_promotion_answers_are_not_without_result(reader):
    PromotionFactory(entry_key=entry("Hướng dẫn").key, words="xyzzyqwx")
    ask(reader, "xyzzyqwx")
    assert counted() == [("xyzzyqwx", 1, 0, 0)]


@pytest.mark.parametrize(
    "more", [{"trang": "2"}, {"sap-xep": "moi-nhat"}, {"loai": "tin-tuc"}, {"nam": "2025"}, {"tu": "2025"}]
)
def test_a_further_page_an_order_or_a_filter_is_the_same_question(reader, more):
    for number in range(12):
        entry(f"Đăng ký khai sinh {number}")
    assert ask(reader, **more) == 200
    assert counted() == []


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": ""},
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"User-Agent": "curl/8.5"},
        {"User-Agent": "python-requests/2.31"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"X-Moz": "prefetch"},
        {"Sec-Fetch-Dest": "image", "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Dest": "iframe"},
        {"Sec-Fetch-Dest": "empty", "Sec-Fetch-Mode": "cors"},
    ],
)
def test_programs_and_what_browsers_fetch_ahead_are_not_counted(reader, headers):
    assert ask(reader, headers=headers) == 200
    assert counted() == []


def test_whoever_saved_a_checklist_is_counted_though_our_worker_fetches_each_page_for_them(reader):
    assert ask(reader, headers={"Sec-Fetch-Dest": "empty", "Sec-Fetch-Mode": "navigate"}) == 200
    assert len(counted()) == 1


def test_looking_whether_the_page_is_there_is_no_question(reader):
    reader.head("/tim-kiem/", {"q": "khai sinh"})
    assert counted() == []


def test_the_portal_can_do_without_a_log(reader, settings):
    settings.SEARCH_LOG_DAYS = 0
    ask(reader)
    assert counted() == []


def test_what_somebody_typed_of_themselves_is_never_stored(reader):
    ask(reader, "tra cứu 051203001234")
    assert [words for words, *_rest in counted()] == ["tra cứu •••"]
    assert "051203001234" not in LoggedQuery.objects.values_list("key", flat=True).get()


def test_a_broken_table_costs_the_reader_nothing(reader):
    entry("Đăng ký khai sinh")
    with connection.cursor() as writer:
        writer.execute("ALTER TABLE search_loggedquery RENAME TO search_lost")
    assert ask(reader) == 200
    assert open_result(reader) == 204


def test_a_failing_database_raises_nothing(monkeypatch):
    def away(*arguments):
        raise DatabaseError("away")

    monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", away)
    record_question(KHAI_SINH, found=1, on=DAY)


def test_an_opened_result_is_counted_for_its_words(reader):
    ask(reader, "Khai sinh")
    assert open_result(reader, "khai sinh") == 204
    assert counted() == [("Khai sinh", 1, 1, 1)]


def test_words_that_nobody_asked_get_no_row_by_a_click(reader):
    assert open_result(reader, "chưa ai hỏi") == 204
    assert counted() == []


def test_clicks_cannot_outnumber_what_readers_could_have_opened():
    record_question(KHAI_SINH, found=9, on=DAY)
    for _click in range(MOST_CLICKS_OF_ONE + 5):
        record_click(KHAI_SINH, on=DAY)
    assert LoggedQuery.objects.get().clicks == MOST_CLICKS_OF_ONE


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}])
def test_another_site_cannot_count_clicks(reader, headers):
    ask(reader)
    assert open_result(reader, **headers) == 403
    assert counted()[0][3] == 0


def test_a_form_too_large_is_not_read(reader):
    assert open_result(reader, "x" * 9_000) == 413


def test_one_connection_cannot_fill_the_log(reader):
    limit = limits.HourlyLimit(of_one=3, of_all=5)
    assert [limit.takes("203.0.113.7") for _try in range(4)] == [True, True, True, False]
    assert [limit.takes("203.0.113.8") for _try in range(3)] == [True, True, False], "all together"


def test_one_connection_counts_once_an_hour_for_the_same_words_however_it_writes_them(reader):
    for words in ("Khai sinh?", "khai sinh", "KHAI SINH", "khai tử"):
        ask(reader, words)
    assert [(words, asked) for words, asked, *_ in counted()] == [("Khai sinh?", 1), ("khai tử", 1)]


def test_what_is_done_once_is_forgotten_with_the_hour():
    limit = limits.HourlyLimit(of_one=9, of_all=9)
    assert [limit.takes("203.0.113.7", once="khai sinh") for _try in range(2)] == [True, False]
    assert limit.takes("203.0.113.8", once="khai sinh"), "another connection"
    limit.forget()
    assert limit.takes("203.0.113.7", once="khai sinh")


def test_old_days_and_the_rarest_words_of_a_long_day_go_at_night(monkeypatch):
    monkeypatch.setattr("search.query_log.sweeping.MOST_A_DAY", 2)
    old, kept = LoggedQueryFactory(day=DAY - timedelta(days=90)), LoggedQueryFactory(day=DAY - timedelta(days=89))
    of_yesterday = [LoggedQueryFactory(day=DAY - timedelta(days=1), asked=asked) for asked in (1, 5, 3)]
    assert sweep(today=DAY) == 2
    left = set(LoggedQuery.objects.values_list("pk", flat=True))
    assert old.pk not in left
    assert left == {kept.pk, of_yesterday[1].pk, of_yesterday[2].pk}


def asked_on(*days_ago: int, words: str = "khai sinh", **values: int) -> None:
    for ago in days_ago:
        LoggedQueryFactory(words=words, day=DAY - timedelta(days=ago), **values)


def test_good_words_were_asked_on_several_days_found_and_followed():
    asked_on(0, 1, 2, asked=2)
    asked_on(0, 1, 2, words="ít hỏi", asked=1)
    asked_on(0, 1, words="mới hai ngày")
    asked_on(0, 1, 2, words="không ai mở", clicks=0)
    asked_on(0, 1, 2, words="không thấy gì", without_result=10)
    asked_on(0, 1, 2, words="cccd •••")
    asked_on(90, 91, 92, words="quá cũ")
    assert good_queries(today=DAY) == ("khai sinh",)


def test_good_words_are_written_as_most_wrote_them_and_not_as_the_last_one_did():
    asked_on(2, 3, words="các loại giấy tờ", asked=25)
    asked_on(1, words="cạc loại giấy tờ ☎ !!!", asked=1)
    assert good_queries(today=DAY) == ("các loại giấy tờ",)
