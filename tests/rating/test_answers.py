"""Readers answer below a page: what is counted, what is not, and what nobody can forge."""

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from rating.models import DailyRating, RatedPage
from tests.factories import AgencyFactory, ContentPageFactory
from tests.rating.conftest import OWN

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script> '; DROP TABLE rating_comment; -- {{ 7*7 }} \x00 \u202e"


def test_an_answer_counts_for_the_page_and_its_day_and_offers_a_comment(page, answer):
    said = answer(f"page:{page.pk}", "no")
    assert said.status_code == 200
    assert "Cảm ơn bạn" in said.content.decode()
    assert "Điều gì chưa rõ hoặc còn thiếu?" in said.content.decode()
    assert f'href="{page.url}#danh-gia"' in said.content.decode()
    rated = RatedPage.objects.get()
    assert (rated.page_id, rated.language, rated.helpful, rated.unhelpful) == (page.pk, "vi", 0, 1)
    day = DailyRating.objects.get()
    assert (day.rated, day.day, day.helpful, day.unhelpful) == (rated, timezone.localdate(), 0, 1)


def test_the_box_for_searching_is_left_empty(page, answer):
    assert 'value="Cảm ơn' not in answer(f"page:{page.pk}").content.decode()


def test_nothing_of_the_reader_is_kept_and_no_cookie_is_set(page, answer):
    said = answer(f"page:{page.pk}", at="198.51.100.23", HTTP_USER_AGENT="Trinh duyet la")
    assert not said.cookies
    assert "no-store" in said["Cache-Control"]
    for model in (RatedPage, DailyRating):
        for row in model.objects.values():
            assert "198.51.100.23" not in str(row)
            assert "Trinh duyet la" not in str(row)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_agencies_and_their_lists_are_rated_in_the_language_in_which_they_are_read(answer, prefix):
    agency = AgencyFactory(name="Sở Thử nghiệm", name_en="Department of Trials")
    assert answer(f"agency:{agency.slug}", prefix=prefix).status_code == 200
    assert answer("agencies", prefix=prefix).status_code == 200
    language = "en" if prefix else "vi"
    name = "Department of Trials" if prefix else "Sở Thử nghiệm"
    assert set(RatedPage.objects.values_list("key", "language")) == {
        (f"agency:{agency.slug}", language),
        ("agencies", language),
    }
    assert RatedPage.objects.get(key__startswith="agency:").title == name
    assert RatedPage.objects.get(key__startswith="agency:").address == f"{prefix}/co-quan/{agency.slug}/"


@pytest.mark.parametrize(
    "key",
    [
        "",
        "page:",
        "page:1",
        "page:0",
        "page:-1",
        "page:999999",
        "page:٣",
        "page:" + "9" * 300,
        "page:1 OR 1=1",
        "search",
        "agency:khong-co",
        "agency:",
        "agency:\x00",
        "commune:" + "x" * 500,
        "rate",
        "__class__",
        HOSTILE,
        "🙂" * 200,
    ],
)
def test_a_forged_key_stores_nothing(page, answer, key):
    assert answer(key).status_code == 404
    assert not RatedPage.objects.exists()


def test_drafts_and_private_pages_cannot_be_rated(answer):
    draft = ContentPageFactory(live=False)
    private = ContentPageFactory()
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    below = ContentPageFactory(parent=private)
    for page in (draft, private, below):
        assert answer(f"page:{page.pk}").status_code == 404
    assert not RatedPage.objects.exists()


@pytest.mark.parametrize("said", ["", "maybe", "YES", "1", HOSTILE])
def test_what_is_neither_yes_nor_no_is_not_counted(page, answer, said):
    assert answer(f"page:{page.pk}", said).status_code == 400
    assert not RatedPage.objects.exists()


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("address", ["/danh-gia/", "/danh-gia/y-kien/", "/en/danh-gia/"])
def test_only_forms_are_taken(client, method, address):
    said = getattr(client, method)(address, **OWN)
    assert said.status_code == 405
    assert said["Allow"] == "POST"


@pytest.mark.parametrize(
    ("headers", "is_taken"),
    [
        ({"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ORIGIN": "http://testserver"}, True),
        ({"HTTP_SEC_FETCH_SITE": "same-origin"}, True),
        ({"HTTP_ORIGIN": "http://testserver"}, True),
        ({"HTTP_REFERER": "http://testserver/trang/"}, True),
        ({}, False),
        ({"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "http://testserver"}, False),
        ({"HTTP_SEC_FETCH_SITE": "same-site"}, False),
        ({"HTTP_SEC_FETCH_SITE": "none"}, False),
        ({"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ORIGIN": "https://khac.example"}, False),
        ({"HTTP_ORIGIN": "https://testserver"}, False),
        ({"HTTP_ORIGIN": "http://testserver.khac.example"}, False),
        ({"HTTP_ORIGIN": "null"}, False),
        ({"HTTP_ORIGIN": "http://[khac"}, False),
        ({"HTTP_REFERER": "https://khac.example/http://testserver/"}, False),
        ({"HTTP_ORIGIN": "null", "HTTP_REFERER": "http://testserver/"}, False),
    ],
)
def test_only_a_page_of_ours_can_send_an_answer(page, headers, is_taken):
    said = Client().post("/danh-gia/", {"page": f"page:{page.pk}", "helpful": "yes"}, **headers)
    assert said.status_code == (200 if is_taken else 403)
    assert RatedPage.objects.count() == is_taken


@pytest.mark.parametrize("address", ["/danh-gia/", "/danh-gia/y-kien/"])
def test_ten_megabytes_are_refused_unread(page, address):
    body = b"page=page:" + str(page.pk).encode() + b"&helpful=yes&comment=" + b"x" * 10_000_000
    said = Client().post(address, body, content_type="application/x-www-form-urlencoded", **OWN)
    assert said.status_code == 413
    assert not RatedPage.objects.exists()


def test_one_connection_counts_once_a_day_for_a_page_whatever_it_says_afterwards(page, answer):
    key = f"page:{page.pk}"
    answer(key, "no", at="203.0.113.7")
    again = answer(key, "no", at="203.0.113.7")
    other = answer(key, "yes", at="203.0.113.7")
    assert "Cảm ơn bạn" in again.content.decode(), "a double click is thanked like a single one"
    assert "đã có một câu trả lời" in other.content.decode()
    answer(key, "yes", at="203.0.113.8")
    rated = RatedPage.objects.get()
    assert (rated.helpful, rated.unhelpful) == (1, 1)


def test_a_house_with_many_ipv6_addresses_is_one_connection(page, answer):
    for end in ("1", "2", "ffff:1:2:3"):
        answer(f"page:{page.pk}", at=f"2001:db8:1:2::{end}" if end != "ffff:1:2:3" else "2001:db8:1:2:ffff:1:2:3")
    answer(f"page:{page.pk}", at="2001:db8:1:3::1")
    answer(f"page:{page.pk}", at="::ffff:203.0.113.7")
    answer(f"page:{page.pk}", at="203.0.113.7")
    assert RatedPage.objects.get().helpful == 3


def test_behind_the_proxy_the_readers_own_address_counts_and_an_invented_one_does_not(page, answer, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for forged in range(3):
        answer(f"page:{page.pk}", at="172.18.0.5", HTTP_X_FORWARDED_FOR=f"10.0.0.{forged}, 203.0.113.7")
    answer(f"page:{page.pk}", at="172.18.0.5", HTTP_X_FORWARDED_FOR="203.0.113.8")
    answer(f"page:{page.pk}", at="172.18.0.5", HTTP_X_FORWARDED_FOR="no address")
    answer(f"page:{page.pk}", at="172.18.0.5", HTTP_X_FORWARDED_FOR="not one either")
    assert RatedPage.objects.get().helpful == 3


def test_one_connection_may_answer_so_often_an_hour_and_others_still_may(answer, settings):
    settings.RATINGS_AN_HOUR = 2
    keys = [f"page:{ContentPageFactory().pk}" for _number in range(3)]
    assert [answer(key).status_code for key in keys] == [200, 200, 429]
    assert answer(keys[2], at="203.0.113.8").status_code == 200
    assert RatedPage.objects.count() == 3


def test_a_flood_from_everywhere_is_stopped_for_the_hour(page, answer, settings):
    settings.RATINGS_AN_HOUR_OF_ALL = 3
    codes = [answer(f"page:{page.pk}", at=f"203.0.113.{number}").status_code for number in range(5)]
    assert codes == [200, 200, 200, 429, 429]
    assert RatedPage.objects.get().helpful == 3


def test_the_day_after_nobody_knows_who_has_answered(page, answer, monkeypatch):
    answer(f"page:{page.pk}")
    later = timezone.now() + timezone.timedelta(days=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    answer(f"page:{page.pk}")
    assert RatedPage.objects.get().helpful == 2
    assert DailyRating.objects.count() == 2
