"""What a reader is helped with on the results page where nothing, or next to nothing, is found."""

import re
from html import unescape
from itertools import chain, repeat
from typing import Any

import pytest
from django.test import Client

from search.documents import Kind
from search.queries import SearchQuery
from search.results import asking, helping
from search.results.helping import Clock, help_with
from search.results.searching import search
from tests.factories import AgencyFactory, NewsPageFactory
from tests.factories.pages import home_page
from tests.search.entries import entry
from tests.search.wrong_servers import hang, wrong_server

pytestmark = pytest.mark.django_db

NEARLY = "Không có kết quả khớp hoàn toàn"


@pytest.fixture(autouse=True)
def _foundation() -> None:
    home_page()


def main_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    html = response.content.decode()
    return unescape(html[html.index("<main") : html.index("</main>")])


def said(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_each_filter_that_stands_in_the_way_is_offered_to_be_left_out_with_what_it_gives(client: Client) -> None:
    AgencyFactory(slug="so-y-te", name="Sở Y tế")
    entry("Tuyển dụng bác sĩ", agencies=["so-y-te"])
    entry("Tuyển dụng công chức", kind=Kind.ANNOUNCEMENT)
    html = main_of(client, "/tim-kiem/?q=tuyen+dung&co-quan=so-y-te&loai=thong-bao")
    assert "Bỏ “Cơ quan: Sở Y tế” (1 kết quả)" in said(html)
    assert "Bỏ “Loại: Thông báo” (1 kết quả)" in said(html)
    assert 'href="?q=tuyen+dung&loai=thong-bao"' in html
    assert "Tìm lại, bỏ các bộ lọc (2 kết quả)" in said(html)
    assert NEARLY not in html, "what a filter hides is not looked for in another way"


def test_a_filter_without_which_nothing_is_found_either_is_not_offered(client: Client) -> None:
    AgencyFactory(slug="so-y-te", name="Sở Y tế")
    entry("Tuyển dụng bác sĩ", agencies=["so-y-te"])
    html = main_of(client, "/tim-kiem/?q=tuyen+dung&nam=1999&loai=thong-bao")
    assert "Bỏ “" not in html
    assert "Tìm lại, bỏ các bộ lọc (1 kết quả)" in said(html)


def test_dates_are_a_filter_like_others(client: Client) -> None:
    entry("Tuyển dụng bác sĩ")
    html = main_of(client, "/tim-kiem/?q=tuyen+dung&tu=2026-01-01")
    assert "Bỏ “Từ 01/01/2026” (1 kết quả)" in said(html)


def test_a_spelling_tells_how_much_it_finds(client: Client) -> None:
    entry("Cấp giấy chứng nhận")
    entry("Giấy chứng nhận đầu tư")
    html = main_of(client, "/tim-kiem/?q=giay+chunng+nhan")
    assert "Có phải bạn muốn tìm: giay chung nhan (2 kết quả)" in said(html)


def test_what_comes_near_is_shown_and_said_to_be_only_near(client: Client) -> None:
    entry("Đăng ký kết hôn", body="Tại xã.")
    html = main_of(client, "/tim-kiem/?q=ket+hon+zebra")
    assert html.count(NEARLY) == 1
    assert "0 kết quả" not in said(html)
    assert "<mark>kết hôn</mark>" in html


def test_what_comes_near_is_followed_by_no_feed_since_a_feed_brings_what_matches(client: Client) -> None:
    entry("Đăng ký kết hôn", body="Tại xã.")
    assert "application/rss+xml" not in client.get("/tim-kiem/?q=ket+hon+zebra").content.decode()
    for words in ("ket+hon", "qzxw"):
        html = client.get(f"/tim-kiem/?q={words}").content.decode()
        assert html.count('type="application/rss+xml"') == 2, "what may come one day can be waited for"


def test_nothing_near_is_looked_for_where_something_was_found(client: Client, monkeypatch: Any) -> None:
    entry("Đăng ký kết hôn")
    asked: list[SearchQuery] = []
    engine = type(asking.database_engine())
    plainly = engine.search
    monkeypatch.setattr(engine, "search", lambda self, query: asked.append(query) or plainly(self, query))
    assert NEARLY not in main_of(client, "/tim-kiem/?q=ket+hon")
    assert [query.is_approximate for query in asked] == [False]


def test_what_the_public_may_not_see_comes_near_nothing(client: Client) -> None:
    page = NewsPageFactory()
    entry("Kết hôn bí mật", page_id=page.pk)
    type(page).objects.filter(pk=page.pk).update(live=False)
    html = main_of(client, "/tim-kiem/?q=ket+hon+zebra")
    assert "bí mật" not in html
    assert NEARLY not in html


def test_a_slip_among_words_that_find_something_is_pointed_out(client: Client) -> None:
    entry("Đăng ký khai sinh tại nhà")
    entry("Đăng ký khai tử tại nhà")
    html = main_of(client, "/tim-kiem/?q=dang+ky+khai+sinnh")
    assert "Có phải bạn muốn tìm: dang ky khai sinh" in said(html)
    assert html.count('<li class="result">') == 2


@pytest.mark.parametrize("words", ["dang ky khai sinh", "ubnd xã", "email phòng", "covid"])
def test_words_that_stand_there_are_not_doubted(client: Client, words: str) -> None:
    for number in range(5):
        entry(f"Đăng ký khai sinh {number}", body="UBND xã, email phòng tư pháp, covid")
    html = main_of(client, f"/tim-kiem/?q={words.replace(' ', '+')}")
    assert "Có phải bạn muốn tìm" not in html


def test_next_to_nothing_leads_to_what_finds_much_more(client: Client) -> None:
    entry("Khai sing")
    for number in range(6):
        entry(f"Khai sinh {number}")
    html = main_of(client, "/tim-kiem/?q=khai+sing")
    assert "Có phải bạn muốn tìm" not in html, "its words stand together"
    entry("Sing và khai")
    html = main_of(client, "/tim-kiem/?q=sing+khai")
    assert html.count('<li class="result">') == 2


def test_what_the_words_were_taken_for_is_said(client: Client) -> None:
    entry("Nghị định về hộ tịch")
    html = main_of(client, "/tim-kiem/?q=nghij+ddinhj")
    assert "Kết quả cho “nghị định”" in said(html)
    assert "Kết quả cho" not in main_of(client, "/tim-kiem/?q=nghi+dinh")


def test_the_last_way_out_is_the_national_portal(client: Client) -> None:
    html = main_of(client, "/tim-kiem/?q=qzxw")
    assert 'href="https://dichvucong.gov.vn/"' in html
    assert html.index("Các mục để xem") < html.index("Vẫn chưa tìm thấy?")


def test_a_section_offers_to_leave_out_a_filter_too(client: Client) -> None:
    entry("Tuyển dụng bác sĩ", kind=Kind.LEGAL_DOCUMENT)
    found = search(SearchQuery(words="tuyen dung", section=Kind.LEGAL_DOCUMENT, years=(1999,)), language="vi")
    assert [(one.label, one.total) for one in found.wider] == [("Năm: 1999", 1)]
    assert found.nearly is None


def test_when_time_is_over_nothing_more_is_asked(monkeypatch: Any) -> None:
    entry("Đăng ký kết hôn")
    query = SearchQuery(words="ket hon zebra", years=(1999,))
    found = asking.database_engine().search(query)
    monkeypatch.setattr(helping.time, "perf_counter", lambda: helping.MAY_HELP_SECONDS + 0.1)
    helped = help_with(query, found, Clock(0.0, is_fallback=False))
    assert (helped.spelling, dict(helped.without), helped.nearly) == (None, {}, None)


def test_where_there_is_time_for_one_question_the_way_out_of_filters_is_asked_for(monkeypatch: Any) -> None:
    entry("Đăng ký kết hôn")
    query = SearchQuery(words="dang ky kte hon", years=(1999,))
    found = asking.database_engine().search(query)
    times = chain([0.1], repeat(helping.MAY_HELP_SECONDS + 0.1))
    monkeypatch.setattr(helping.time, "perf_counter", lambda: next(times))
    helped = help_with(query, found, Clock(0.0, is_fallback=False))
    assert (helped.spelling, dict(helped.without)) == (None, {"nam": 1})


def test_a_server_that_was_slow_is_not_asked_for_help(settings: Any, monkeypatch: Any) -> None:
    entry("Đăng ký kết hôn")
    query = SearchQuery(words="ket hon zebra")
    found = asking.database_engine().search(query)
    with wrong_server(hang) as server:
        settings.ELASTICSEARCH_URL = server.url
        monkeypatch.setattr(helping.time, "perf_counter", lambda: helping.MAY_ASK_AGAIN_SECONDS + 0.1)
        assert help_with(query, found, Clock(0.0, is_fallback=False)).nearly is not None
        assert server.connections == 0
