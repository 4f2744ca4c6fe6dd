"""The results page while a real Elasticsearch node is up, killed, and started again."""

import json
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from search.documents import Kind
from search.queries import SearchQuery
from search.results import searching
from search.results.searching import SearchResults, search
from tests.factories import AgencyFactory
from tests.factories.pages import home_page
from tests.search.entries import entry
from tests.servers.elasticsearch import ElasticsearchNode

pytestmark = [pytest.mark.live, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _closed_breaker(settings: Any) -> Iterator[None]:
    settings.SEARCH_BREAKER_SECONDS = 0  # the pause itself is tried in the tests of the breaker
    searching.breaker.cache_clear()
    yield
    searching.breaker.cache_clear()


def something_to_find() -> None:
    home_page()
    AgencyFactory(slug="so-tu-phap", name="Sở Tư pháp")
    entry("Đăng ký khai sinh lưu động", body="Công chức đến tận nhà.", agencies=["so-tu-phap"])
    entry("Lịch trực đăng ký khai sinh", kind=Kind.ANNOUNCEMENT)
    entry("Thông báo cắt điện", kind=Kind.ANNOUNCEMENT)


def wait_for_index(node: ElasticsearchNode) -> None:
    """A node answers a moment before it has opened its indices."""
    address = f"{node.url}/_cluster/health?wait_for_status=yellow&wait_for_no_initializing_shards=true&timeout=60s"
    with urllib.request.urlopen(address, timeout=70) as reply:
        assert json.load(reply)["timed_out"] is False


def titles(found: SearchResults) -> list[str]:
    return sorted("".join(text for text, _ in result.title) for result in found.results)


def test_one_page_answers_alike_with_the_node_up_killed_and_back(
    elasticsearch_node: ElasticsearchNode, settings: Any, client: Client
) -> None:
    something_to_find()
    elasticsearch_node.start()
    settings.ELASTICSEARCH_URL = elasticsearch_node.url
    call_command("search_rebuild", verbosity=0)
    query = SearchQuery(words="khai sinh", kinds=(Kind.NEWS, Kind.ANNOUNCEMENT))

    up = search(query, language="vi")
    assert (up.engine, up.is_fallback, up.total) == ("elasticsearch", False, 2)
    assert 'class="quiet fallback"' not in client.get("/tim-kiem/?q=khai+sinh").content.decode()

    elasticsearch_node.kill()
    down = search(query, language="vi")
    assert (down.engine, down.is_fallback) == ("database", True)
    assert (titles(down), down.total) == (titles(up), up.total)
    assert down.facets == up.facets
    response = client.get("/tim-kiem/?q=khai+sinh")
    assert response.status_code == 200
    assert 'class="quiet fallback"' in response.content.decode()

    elasticsearch_node.start()
    wait_for_index(elasticsearch_node)
    assert search(query, language="vi").engine == "elasticsearch"


def test_suggestions_and_spelling_come_from_the_node(elasticsearch_prefix: str, client: Client) -> None:
    something_to_find()
    call_command("search_rebuild", verbosity=0)
    offered = client.get("/tim-kiem/goi-y/?q=dang+k").json()["suggestions"]
    assert "Đăng ký khai sinh lưu động" in [one["title"] for one in offered]
    found = search(SearchQuery(words="khaii sinh"), language="vi")
    assert (found.engine, found.total, found.spelling) == ("elasticsearch", 0, "khai sinh")


def test_no_hostile_words_make_the_node_refuse(elasticsearch_prefix: str, client: Client) -> None:
    something_to_find()
    call_command("search_rebuild", verbosity=0)
    for words in (
        "*",
        '"',
        "\\",
        "a AND (",
        "title:[* TO",
        "\x00",
        "khai~9999",
        "a" * 300,
        "ố " * 150,
        "\U0001f4a5",
        "/(.*)+$/",
    ):
        response = client.get("/tim-kiem/", {"q": words})
        assert response.status_code == 200
        assert response.context["found"].engine == "elasticsearch", words


def test_an_index_that_is_not_there_yet_is_replaced_by_the_database(elasticsearch_prefix: str) -> None:
    something_to_find()
    found = search(SearchQuery(words="khai sinh"), language="vi")
    assert (found.engine, found.total) == ("database", 2)
