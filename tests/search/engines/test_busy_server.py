"""A server that is full for a moment: what is written to it waits and goes on, and a command says what to do."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from search.engines.elasticsearch.indexing import Index
from search.models import SearchEntry
from tests.search.entries import entry
from tests.search.json_servers import json_server
from tests.search.wrong_servers import refusing_address

FULL = {"error": {"type": "circuit_breaking_exception", "reason": "Data too large"}, "status": 429}


@contextmanager
def full_server(times: int) -> Iterator[tuple[str, list[int]]]:
    """Yield the address of a server that says 429 to ``times`` bulks before it takes one, and what it said."""
    said: list[int] = []

    def bulk(sent: bytes) -> tuple[int, object]:
        said.append(429 if len(said) < times else 200)
        ids = [json.loads(line)["index"]["_id"] for line in sent.splitlines()[::2]]
        done = {"errors": False, "items": [{"index": {"_id": key, "status": 201}} for key in ids]}
        return said[-1], FULL if said[-1] == 429 else done

    with json_server(about={"version": {"number": "8.19.0"}}, bulk=bulk) as address:
        yield address, said


@pytest.mark.django_db
def test_what_a_full_server_refuses_is_sent_again(settings: Any) -> None:
    entry("Đăng ký khai sinh")
    with full_server(times=2) as (settings.ELASTICSEARCH_URL, said):
        outcomes = Index().send(list(SearchEntry.objects.all()))
    assert said == [429, 429, 200]
    assert [outcome.is_done for outcome in outcomes.values()] == [True]


@pytest.mark.django_db
def test_a_single_pass_of_the_worker_says_what_to_do_when_the_server_is_away(settings: Any) -> None:
    entry("Đăng ký khai sinh")
    settings.ELASTICSEARCH_URL = refusing_address()
    with pytest.raises(CommandError, match="stays marked"):
        call_command("search_worker", "--once")
