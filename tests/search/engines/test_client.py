"""Which servers are accepted, seen through a real socket that answers as they would."""

from typing import Any

import pytest

from search.engines.elasticsearch.client import for_citizens
from search.queries import EngineUnavailableError
from tests.search.json_servers import json_server


@pytest.mark.parametrize("number", ["8.19.0", "8.19.21", "9.0.0", "9.4.1-SNAPSHOT"])
def test_supported_servers_are_accepted(settings: Any, number: str) -> None:
    with json_server(about={"version": {"number": number}}) as settings.ELASTICSEARCH_URL:
        assert for_citizens()


@pytest.mark.parametrize("number", ["7.17.9", "8.18.3", "10.0.0", ""])
def test_other_versions_are_refused_with_what_would_do(settings: Any, number: str) -> None:
    with (
        json_server(about={"version": {"number": number}}) as settings.ELASTICSEARCH_URL,
        pytest.raises(EngineUnavailableError, match=r"use 8\.19 or 9\.x"),
    ):
        for_citizens()


def test_what_is_no_elasticsearch_is_refused(settings: Any) -> None:
    with (
        json_server(about={"version": {"number": "8.19.0"}}, product="Other") as settings.ELASTICSEARCH_URL,
        pytest.raises(EngineUnavailableError, match="is not Elasticsearch"),
    ):
        for_citizens()


@pytest.mark.parametrize("answer", [{}, {"version": {}}])
def test_nonsense_is_refused(settings: Any, answer: object) -> None:
    with json_server(about=answer) as settings.ELASTICSEARCH_URL, pytest.raises(EngineUnavailableError):
        for_citizens()


@pytest.mark.parametrize(
    "address", ["nonsense", "http://", "ftp://127.0.0.1:1", "127.0.0.1:9200", "http://127.0.0.1:x"]
)
def test_an_address_that_is_none_is_said_to_be_none(settings: Any, address: str) -> None:
    settings.ELASTICSEARCH_URL = address
    with pytest.raises(EngineUnavailableError):
        for_citizens()


def test_citizens_wait_as_long_as_the_settings_say_and_nobody_tries_again(settings: Any) -> None:
    with json_server(about={"version": {"number": "9.0.0"}}) as settings.ELASTICSEARCH_URL:
        client = for_citizens()
    assert client._request_timeout == settings.SEARCH_REQUEST_TIMEOUT
    assert client._max_retries == 0


def test_of_several_nodes_one_that_is_gone_is_passed_over(settings: Any) -> None:
    with json_server(about={"version": {"number": "8.19.0"}}) as living:
        settings.ELASTICSEARCH_URL = f"http://127.0.0.1:1, {living}"
        versions = [for_citizens().info()["version"]["number"] for _ in range(6)]
    assert versions == ["8.19.0"] * 6


def test_an_error_names_every_node_without_its_password(settings: Any) -> None:
    settings.ELASTICSEARCH_URL = "http://me:secret@127.0.0.1:1 http://me:secret@127.0.0.1:2"
    with pytest.raises(EngineUnavailableError) as refused:
        for_citizens()
    assert "http://127.0.0.1:1, http://127.0.0.1:2" in str(refused.value)
    assert "secret" not in str(refused.value)
