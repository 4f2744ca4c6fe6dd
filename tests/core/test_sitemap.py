"""Search machines are told of every public page and of no other."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from tests.factories import ContentPageFactory, NewsPageFactory
from tests.factories.pages import home_page

pytestmark = pytest.mark.django_db


def told(client: Client) -> list[str]:
    answer = client.get("/sitemap.xml", headers={"host": "another.example"})
    assert answer.status_code == 200
    return re.findall("<loc>(.*?)</loc>", answer.content.decode())


def test_pages_of_both_languages_stand_in_the_sitemap_under_the_portals_own_name(client: Client) -> None:
    home_page("en")
    news = NewsPageFactory()
    found = told(client)
    assert {f"http://127.0.0.1:8000{path}" for path in ("/", "/en/", "/tin-tuc/", news.url)} <= set(found)
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


def test_robots_are_led_to_the_sitemap_and_away_from_results(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in text
    assert "Disallow: /tim-kiem/" in text
