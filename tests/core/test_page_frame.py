"""What every page says around its text: languages, the way back, what machines read."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from core.models import Menu, MenuItem
from core.models.menus import MenuPlace
from home.models import ContentPage
from tests.factories import ContentPageFactory, publish
from tests.factories.pages import home_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    cache.clear()


def in_english(page: ContentPage) -> ContentPage:
    """Return the published English translation of ``page``."""
    english = home_page("en")
    copy = ContentPage(
        title="About us", slug=f"about-{page.pk}", locale=english.locale, translation_key=page.translation_key
    )
    Page.objects.get(pk=english.pk).add_child(instance=copy)
    return publish(copy)


def test_the_language_switch_leads_to_the_translation(client: Client) -> None:
    page = ContentPageFactory(title="Giới thiệu")
    english = in_english(page)
    text = client.get(page.url).content.decode()
    assert f'<a href="{english.url}" lang="en" hreflang="en"' in text
    assert f'<link rel="alternate" hreflang="en" href="http://127.0.0.1:8000{english.url}">' in text
    assert f'<link rel="alternate" hreflang="vi" href="http://127.0.0.1:8000{page.url}">' in text
    back = client.get(english.url).content.decode()
    assert '<html lang="en">' in back
    assert f'<a href="{page.url}" lang="vi" hreflang="vi"' in back


def test_without_a_translation_the_switch_leads_to_the_other_home_and_machines_are_told_of_none(client: Client) -> None:
    page = ContentPageFactory()
    text = client.get(page.url).content.decode()
    assert '<a href="/en/" lang="en" hreflang="en"' in text
    assert '<link rel="alternate"' not in text


@pytest.mark.parametrize("hide", ["draft", "expired", "restricted"])
def test_a_translation_that_the_public_may_not_see_is_not_told(client: Client, hide: str) -> None:
    page = ContentPageFactory()
    english = in_english(page)
    if hide == "draft":
        english.unpublish()
    elif hide == "expired":
        Page.objects.filter(pk=english.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    else:
        PageViewRestriction.objects.create(page=english, restriction_type=PageViewRestriction.LOGIN)
    assert english.slug not in client.get(page.url).content.decode()


def test_the_search_page_switches_language_and_keeps_the_question(client: Client) -> None:
    home_page()
    text = client.get("/tim-kiem/?q=khai+sinh").content.decode()
    assert '<a href="/en/tim-kiem/?q=khai+sinh" lang="en"' in text


def test_machines_are_told_of_no_question_in_the_other_language_and_readers_keep_theirs(client: Client) -> None:
    home_page()
    text = client.get("/xa-phuong/?ten=tra+bui").content.decode()
    assert '<link rel="alternate" hreflang="en" href="http://127.0.0.1:8000/en/xa-phuong/">' in text
    assert '<link rel="alternate" hreflang="vi" href="http://127.0.0.1:8000/xa-phuong/">' in text
    assert '<a href="/en/xa-phuong/?ten=tra+bui" lang="en"' in text


def test_machines_are_told_of_the_same_page_of_a_list_in_the_other_language(client: Client) -> None:
    home_page()
    text = client.get("/xa-phuong/?trang=2&ten=x").content.decode()
    assert '<link rel="alternate" hreflang="en" href="http://127.0.0.1:8000/en/xa-phuong/?trang=2">' in text
    assert '<link rel="canonical" href="http://127.0.0.1:8000/xa-phuong/?trang=2">' in text


def test_a_page_names_itself_for_machines(client: Client) -> None:
    page = ContentPageFactory(title="Liên hệ", summary="Gọi cho ai, ở đâu.")
    text = client.get(page.url).content.decode()
    assert "<title>Liên hệ · Tỉnh Quảng Ngãi</title>" in text
    assert '<meta name="description" content="Gọi cho ai, ở đâu.">' in text
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{page.url}">' in text
    assert '<meta property="og:title" content="Liên hệ">' in text


def test_parameters_that_change_nothing_do_not_change_the_canonical_address(client: Client) -> None:
    page = ContentPageFactory()
    text = client.get(f"{page.url}?utm_source=x&trang=abc").content.decode()
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{page.url}">' in text


def test_the_way_back_names_the_pages_above_and_not_the_page_itself(client: Client) -> None:
    above = ContentPageFactory(title="Giới thiệu")
    page = ContentPageFactory(title="Lịch sử", parent=above)
    text = client.get(page.url).content.decode()
    back = text[text.index('<nav class="breadcrumb') : text.index("<main")]
    assert f'<a href="{above.url}">Giới thiệu</a>' in back
    assert "Lịch sử" not in back


@pytest.mark.parametrize("hide", ["draft", "expired"])
def test_the_way_back_passes_over_pages_that_the_public_may_not_see(client: Client, hide: str) -> None:
    above = ContentPageFactory(title="Giới thiệu cũ", slug="gioi-thieu-cu")
    page = ContentPageFactory(parent=above)
    if hide == "draft":
        ContentPage.objects.get(pk=above.pk).unpublish()
    else:
        Page.objects.filter(pk=above.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    back = client.get(page.url).content.decode()
    back = back[back.index('<nav class="breadcrumb') : back.index("<main")]
    assert "Giới thiệu cũ" not in back
    assert '<a href="/">' in back


def test_demonstration_content_says_so(client: Client) -> None:
    page = ContentPageFactory()
    assert 'class="demonstration"' not in client.get(page.url).content.decode()
    ContentPage.objects.filter(pk=page.pk).update(is_demonstration=True)
    assert 'class="demonstration"' in client.get(page.url).content.decode()


def test_the_menu_says_where_the_reader_is(client: Client) -> None:
    page = ContentPageFactory(title="Giới thiệu")
    below = ContentPageFactory(title="Lịch sử", parent=page)
    menu, _ = Menu.objects.get_or_create(place=MenuPlace.HEADER, locale=page.locale)
    MenuItem.objects.create(menu=menu, text="Giới thiệu", page=page)
    cache.clear()
    assert f'<a href="{page.url}" aria-current="page">' in client.get(page.url).content.decode()
    assert f'<a href="{page.url}" aria-current="true">' in client.get(below.url).content.decode()


def test_the_english_home_offers_the_vietnamese_one_in_vietnamese(client: Client) -> None:
    home_page("en")
    text = client.get("/en/").content.decode()
    assert '<p class="other-tree" lang="vi">' in text
    assert '<p class="other-tree"' not in client.get("/").content.decode()


def test_a_translated_page_two_levels_deep_stays_within_twelve_queries(client: Client) -> None:
    page = ContentPageFactory(parent=ContentPageFactory())
    in_english(page)
    client.get(page.url)
    with CaptureQueriesContext(connection) as queries:
        client.get(page.url)
    assert len(queries) <= 12
