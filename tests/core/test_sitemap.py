"""Search machines are told of every public page and of no other."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from core.sitemap import CACHE_KEY, CACHE_SECONDS, PageSitemap
from tests.factories import ContentPageFactory, NewsPageFactory
from tests.factories.pages import home_page

pytestmark = pytest.mark.django_db

OURS = "http://127.0.0.1:8000"


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    cache.clear()


def locations(client: Client, address: str) -> list[str]:
    answer = client.get(address, headers={"host": "another.example"})
    assert answer.status_code == 200
    return re.findall("<loc>(.*?)</loc>", answer.content.decode())


def told(client: Client) -> list[str]:
    """Return what all sections tell."""
    sections = locations(client, "/sitemap.xml")
    return [entry for section in sections for entry in locations(client, section.removeprefix(OURS))]


def test_pages_of_both_languages_stand_in_the_sitemap_under_the_portals_own_name(client: Client) -> None:
    home_page("en")
    news = NewsPageFactory()
    found = told(client)
    assert {f"{OURS}{path}" for path in ("/", "/en/", "/tin-tuc/", news.url)} <= set(found)
    assert len(found) == len(set(found))


def test_what_the_public_may_not_see_is_not_told(client: Client) -> None:
    draft = ContentPageFactory(live=False)
    private = ContentPageFactory()
    below = ContentPageFactory(parent=private)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    expired = ContentPageFactory()
    Page.objects.filter(pk=expired.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    found = " ".join(told(client))
    for page in (draft, private, below, expired):
        assert page.slug not in found


def test_a_large_portal_is_told_in_sections_and_no_page_is_left_out(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    home_page("en")
    pages = ContentPageFactory.create_batch(5)
    monkeypatch.setattr(PageSitemap, "limit", 3)
    sections = locations(client, "/sitemap.xml")
    assert sections == [f"{OURS}/sitemap-{number}.xml" for number in range(1, len(sections) + 1)]
    assert len(sections) > 2
    assert all(len(locations(client, section.removeprefix(OURS))) <= 3 for section in sections)
    found = told(client)
    assert {f"{OURS}{page.url}" for page in pages} <= set(found)
    assert len(found) == len(set(found))
    for number in (0, len(sections) + 1, 10**30):
        assert client.get(f"/sitemap-{number}.xml").status_code == 404


@pytest.mark.parametrize("address", ["/sitemap.xml", "/sitemap-1.xml"])
def test_a_sitemap_asked_for_again_costs_the_database_nothing_and_is_the_same_for_every_host(
    client: Client, address: str
) -> None:
    ContentPageFactory()
    first = client.get(address, headers={"host": "another.example"}).content
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"{address}?x=1&p=7").content == first
    assert len(queries) == 0
    assert b"another.example" not in first


def test_more_pages_cost_no_more_queries(client: Client) -> None:
    counts = []
    ContentPageFactory()
    told(client)  # the addresses of sites are read once
    for _ in range(2):
        ContentPageFactory.create_batch(4)
        cache.delete(CACHE_KEY.format(name="1"))
        with CaptureQueriesContext(connection) as queries:
            client.get("/sitemap-1.xml")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_page_made_private_leaves_the_sitemap_when_it_is_next_built(client: Client) -> None:
    page = ContentPageFactory()
    assert f"{OURS}{page.url}" in told(client)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    cache.delete(CACHE_KEY.format(name="1"))
    assert f"{OURS}{page.url}" not in told(client)
    assert CACHE_SECONDS <= 600


def test_robots_are_led_to_the_sitemap_and_away_from_results(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in text
    assert "Disallow: /tim-kiem/" in text
    assert "Disallow: /api/" in text
