"""Who answers when the search server does not: real sockets that refuse, hang or talk nonsense."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from search.queries import SearchQuery
from search.results import searching
from search.results.searching import SearchFailedError, search
from tests.factories.pages import home_page
from tests.search.entries import entry
from tests.search.wrong_servers import (
    Answer,
    answer_nonsense,
    answer_overloaded,
    hang,
    hang_up,
    refuse_questions,
    refusing_address,
    wrong_server,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _closed_breaker(settings: Any) -> Iterator[None]:
    settings.SEARCH_REQUEST_TIMEOUT = 0.3
    searching.breaker.cache_clear()
    yield
    searching.breaker.cache_clear()


@pytest.fixture(autouse=True)
def _something_to_find() -> None:
    home_page()
    entry("Đăng ký khai sinh lưu động", body="Công chức tư pháp đến tận nhà.")


def titles(query: SearchQuery) -> list[str]:
    return ["".join(text for text, _ in result.title) for result in search(query, language="vi").results]


def test_without_a_search_server_the_database_answers_and_nobody_speaks_of_a_fallback(settings: Any) -> None:
    settings.ELASTICSEARCH_URL = ""
    found = search(SearchQuery(words="khai sinh"), language="vi")
    assert (found.total, found.engine, found.is_fallback) == (1, "database", False)


@pytest.mark.parametrize("answer", [hang, hang_up, answer_nonsense, answer_overloaded])
def test_a_server_that_does_not_answer_properly_is_replaced_by_the_database(answer: Answer, settings: Any) -> None:
    with wrong_server(answer) as server:
        settings.ELASTICSEARCH_URL = server.url
        found = search(SearchQuery(words="khai sinh"), language="vi")
        assert server.connections > 0, "the search server was asked first"
    assert (found.total, found.engine, found.is_fallback) == (1, "database", True)


def test_a_server_that_refuses_is_replaced_by_the_database_and_the_page_says_so(settings: Any, client: Client) -> None:
    settings.ELASTICSEARCH_URL = refusing_address()
    response = client.get("/tim-kiem/?q=khai+sinh")
    html = response.content.decode()
    assert response.status_code == 200
    assert "lưu động" in html
    assert 'class="quiet fallback"' in html


def test_after_three_failures_a_hanging_server_is_not_asked_any_more(settings: Any) -> None:
    with wrong_server(hang) as server:
        settings.ELASTICSEARCH_URL = server.url
        for _ in range(3):
            assert titles(SearchQuery(words="khai sinh")) == ["Đăng ký khai sinh lưu động"]
        asked = server.connections
        assert asked >= 3
        assert searching.breaker().is_open
        for _ in range(5):
            assert titles(SearchQuery(words="khai sinh")) == ["Đăng ký khai sinh lưu động"]
        assert server.connections == asked


def test_questions_that_the_server_refuses_do_not_keep_it_from_answering_others(settings: Any) -> None:
    with wrong_server(refuse_questions) as server:
        settings.ELASTICSEARCH_URL = server.url
        for _ in range(settings.SEARCH_BREAKER_FAILURES + 2):
            asked = server.connections
            found = search(SearchQuery(words="khai sinh"), language="vi")
            assert (found.total, found.engine, found.is_fallback) == (1, "database", True)
            assert server.connections > asked, "the search server was asked again"
    assert not searching.breaker().is_open


def test_suggestions_come_from_the_database_too(settings: Any, client: Client) -> None:
    settings.ELASTICSEARCH_URL = refusing_address()
    offered = client.get("/tim-kiem/goi-y/?q=dang+k").json()["suggestions"]
    assert [one["title"] for one in offered] == ["Đăng ký khai sinh lưu động"]


def test_when_nothing_found_and_the_server_hangs_the_spelling_comes_from_the_database(settings: Any) -> None:
    settings.ELASTICSEARCH_URL = refusing_address()
    assert search(SearchQuery(words="khai sinhh"), language="vi").spelling == "khai sinh"


@pytest.fixture
def _lost_table(transactional_db: None) -> Iterator[None]:
    """Take away the rows of search, as after a restore that failed half-way; in real transactions, as on a site."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE search_searchentry RENAME TO search_entry_lost")
    yield
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE search_entry_lost RENAME TO search_searchentry")


@pytest.mark.usefixtures("_lost_table")
def test_when_the_database_fails_too_a_page_says_so_and_keeps_what_was_typed(client: Client) -> None:
    response = client.get("/tim-kiem/?q=khai+sinh")
    assert response.status_code == 503
    html = response.content.decode()
    assert 'value="khai sinh"' in html
    assert "Traceback" not in html
    assert client.get("/tim-kiem/goi-y/?q=khai").status_code == 503


@pytest.mark.usefixtures("_lost_table")
def test_the_caller_learns_that_no_engine_answers() -> None:
    with pytest.raises(SearchFailedError):
        search(SearchQuery(words="khai sinh"), language="vi")
