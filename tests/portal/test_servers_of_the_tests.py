"""The servers that tests stand on are real, and the database is whole again after a test that emptied it."""

import json
import urllib.request

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Locale, Page, Site

from home.foundation import lay_foundation
from tests.servers.elasticsearch import ElasticsearchNode
from tests.servers.processes import ServerFailed


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "after the first had its tables emptied"])
def test_a_test_in_real_transactions_finds_what_the_migrations_made(turn: str) -> None:
    assert Page.get_first_root_node() is not None
    assert Site.objects.filter(is_default_site=True).exists()
    assert Locale.objects.filter(language_code="vi").exists()
    assert Group.objects.filter(name="Editors").get().page_permissions.exists()
    lay_foundation()
    assert Page.objects.filter(depth=2).count() == 2


@pytest.mark.django_db
def test_nothing_of_another_test_is_left() -> None:
    assert not Page.objects.filter(depth__gt=2).exists()


def test_the_node_answers_with_its_version(elasticsearch_url: str, elasticsearch_prefix: str) -> None:
    with urllib.request.urlopen(elasticsearch_url) as reply:
        assert json.load(reply)["version"]["number"].startswith("8.19.")


def test_a_killed_node_starts_again_on_its_data(elasticsearch_node: ElasticsearchNode) -> None:
    elasticsearch_node.start()
    put = urllib.request.Request(f"{elasticsearch_node.url}/kept", method="PUT")
    urllib.request.urlopen(put).close()
    elasticsearch_node.kill()
    assert not elasticsearch_node.answers()

    elasticsearch_node.start()

    with urllib.request.urlopen(f"{elasticsearch_node.url}/kept") as reply:
        assert "kept" in json.load(reply)


def test_a_node_that_cannot_start_says_why(elasticsearch_node: ElasticsearchNode, elasticsearch_url: str) -> None:
    elasticsearch_node.port = int(elasticsearch_url.rsplit(":", 1)[1])
    elasticsearch_node.url = "http://127.0.0.1:1"
    with pytest.raises(ServerFailed, match=r"port \d+ is in use"):
        elasticsearch_node.start()


def test_chromium_shows_a_page_of_the_live_server(browser_page, live_server) -> None:
    lay_foundation()
    reply = browser_page.goto("/robots.txt")
    assert reply is not None
    assert reply.status == 200
    assert "User-agent" in browser_page.content()
