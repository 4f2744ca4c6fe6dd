"""Titles offered while somebody types."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from core.vietnamese import fold
from search.documents import Kind
from search.models import SearchEntry
from search.query_log.models import LoggedQuery
from search.results.past_queries import forget_past_queries
from tests.factories import NewsPageFactory
from tests.factories.pages import home_page
from tests.search.entries import entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _foundation() -> None:
    home_page()


def offered(client: Client, typed: str, language: str = "") -> list[str]:
    response = client.get(f"{language}/tim-kiem/goi-y/", {"q": typed})
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    return [one["title"] for one in response.json()["suggestions"]]


def test_a_title_is_offered_from_the_beginning_of_its_words_without_accents(client: Client) -> None:
    entry("Đăng ký khai sinh lưu động")
    entry("Thông báo cắt điện")
    assert offered(client, "dang ky kh") == ["Đăng ký khai sinh lưu động"]
    assert offered(client, "ĐĂNG KÝ KH") == ["Đăng ký khai sinh lưu động"]


def test_an_offer_names_its_kind_and_where_it_leads(client: Client) -> None:
    entry("Birth registration", language="en", kind=Kind.PAGE, url="/en/birth/")
    response = client.get("/en/tim-kiem/goi-y/?q=birth")
    assert response.json() == {
        "suggestions": [
            {
                "title": "Birth registration",
                "url": "/en/birth/",
                "kind": "Information pages",
                "language": "en",
                "parts": [["Birth", True], [" registration", False]],
            }
        ],
        "said": "1 suggestion",
    }
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies


def test_what_is_found_by_another_name_shows_that_name_too(client: Client) -> None:
    entry("Sở Tài chính", other_names=["STC", "Sở Kế hoạch và Đầu tư"])
    one = client.get("/tim-kiem/goi-y/?q=so+ke+h").json()["suggestions"][0]
    assert one["title"] == "Sở Tài chính (Sở Kế hoạch và Đầu tư)"
    assert one["parts"] == [["Sở Tài chính (", True], ["Sở Kế h", True], ["oạch và Đầu tư)", False]]
    assert offered(client, "so tai c") == ["Sở Tài chính"]


def test_at_most_six_are_offered(client: Client) -> None:
    for number in range(9):
        entry(f"Kế hoạch số {number}")
    assert len(offered(client, "kế hoạch")) == 6


@pytest.mark.parametrize("typed", ["", " ", "k", "\x00k", "'\"(", "%%%"])
def test_too_little_offers_nothing(client: Client, typed: str) -> None:
    entry("Kế hoạch")
    assert offered(client, typed) == []


def test_very_long_words_are_taken_calmly(client: Client) -> None:
    entry("Kế hoạch")
    assert offered(client, "kế hoạch " * 500) in ([], ["Kế hoạch"])


def test_what_the_public_may_not_see_is_not_offered(client: Client) -> None:
    page = NewsPageFactory()
    taken_off = entry("Kế hoạch bị rút")
    expired = entry("Kế hoạch hết hạn")
    entry("Kế hoạch của trang đã gỡ", page_id=page.pk)
    SearchEntry.objects.filter(pk=taken_off.pk).update(is_public=False)
    SearchEntry.objects.filter(pk=expired.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    type(page).objects.filter(pk=page.pk).update(live=False)
    assert offered(client, "ke hoach") == []


@pytest.fixture
def _others_asked() -> Iterator[None]:
    """Let the process read the log anew before and after."""
    forget_past_queries()
    yield
    forget_past_queries()


def others_found(words: str, *, times: int = 5) -> None:
    for ago in range(3):
        day = timezone.localdate() - timedelta(days=ago)
        LoggedQuery.objects.create(day=day, key=fold(words), words=words, asked=times, clicks=1)


@pytest.mark.usefixtures("_others_asked")
def test_words_that_others_found_something_with_stand_first_and_lead_to_their_results(client: Client) -> None:
    entry("Khai sinh lưu động", body="Công chức làm tại nhà.")
    others_found("khai sinh lưu động tại nhà", times=4)
    others_found("khai sinh lưu động", times=9)
    first, second = client.get("/tim-kiem/goi-y/?q=khai+si").json()["suggestions"]
    assert (first["title"], first["url"], first["kind"]) == (
        "khai sinh lưu động",
        "/tim-kiem/?q=khai+sinh+l%C6%B0u+%C4%91%E1%BB%99ng",
        "Tìm kiếm",
    )
    assert first["parts"] == [["khai si", True], ["nh lưu động", False]]
    assert (second["title"], second["kind"]) == ("Khai sinh lưu động", "Tin tức")


@pytest.mark.usefixtures("_others_asked")
def test_words_of_others_that_find_nothing_any_more_are_not_offered(client: Client) -> None:
    taken_off = entry("Khai sinh lưu động")
    others_found("khai sinh lưu động")
    assert len(offered(client, "khai si")) == 2
    SearchEntry.objects.filter(pk=taken_off.pk).update(is_public=False)
    assert offered(client, "khai si") == []


@pytest.mark.usefixtures("_others_asked")
@pytest.mark.parametrize(
    "words",
    [
        "khải sinh lưu động",
        "khai sinh ông Nguyễn Văn Bình gian dối",
        "khai sinh can bo gian doi 30/2020/nd-cp",
        "khai sinh can bo gian doi 30/",
        "khai sinh lưu đ",
        "khai sinh luu d",
    ],
)
def test_nothing_of_others_is_offered_that_no_title_of_ours_says_so(client: Client, words: str) -> None:
    entry("Khai sinh lưu động", body="Ông Nguyễn Văn Bình trả lời về việc gian dối.", identifiers=["30/2020/NĐ-CP"])
    others_found(words, times=500)
    assert offered(client, "khai si") == ["Khai sinh lưu động"]


@pytest.mark.usefixtures("_others_asked")
@pytest.mark.parametrize("words", ["khai sinh nhanh", "khai sinh nhanh gon"])
def test_an_everyday_name_and_words_without_accents_are_offered_as_typed(client: Client, words: str) -> None:
    entry("Đăng ký khai sinh", other_names=["khai sinh nhanh gọn"])
    others_found(words)
    assert offered(client, "khai si")[0] == words


@pytest.mark.usefixtures("_others_asked")
def test_what_was_typed_already_is_not_offered_again_as_words(client: Client) -> None:
    entry("Lễ hội")
    others_found("lễ hội")
    assert offered(client, "le hoi") == ["Lễ hội"]


def test_at_most_eight_statements_answer(client: Client, django_assert_max_num_queries: Any) -> None:
    entry("Kế hoạch")
    forget_past_queries()
    with django_assert_max_num_queries(8):
        client.get("/tim-kiem/goi-y/?q=ke+h")


@pytest.mark.parametrize("language", ["", "/en"])
def test_browsers_can_add_the_portal_as_a_search_engine(client: Client, language: str) -> None:
    response = client.get(f"{language}/tim-kiem/opensearch.xml")
    assert response["Content-Type"] == "application/opensearchdescription+xml"
    description = ElementTree.fromstring(response.content)  # noqa: S314 — our own answer
    names = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    short = description.findtext("o:ShortName", namespaces=names)
    assert short
    assert len(short) <= 16
    template = description.find("o:Url[@type='text/html']", names).attrib["template"]
    assert template.endswith(f"{language}/tim-kiem/?q={{searchTerms}}")
