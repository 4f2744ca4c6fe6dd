"""News as RSS and Atom."""

from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Page, PageViewRestriction

from core.text import xml_text
from tests.factories import AgencyFactory, FieldFactory, NewsPageFactory, news_index

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESSES = ["/tin-tuc/rss/", "/tin-tuc/atom/"]


@pytest.fixture(autouse=True)
def index(settings):
    settings.PORTAL_BASE_URL = "https://portal.example.vn"
    return news_index()


def tree(client, address: str) -> ElementTree.Element:
    return ElementTree.fromstring(client.get(address).content)  # noqa: S314 our own answer


def titles(client, address: str) -> list[str]:
    root = tree(client, address)
    return [
        one.text or "" for one in (*root.iterfind("channel/item/title"), *root.iterfind(f"{ATOM}entry/{ATOM}title"))
    ]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_newest_items_come_first_with_whole_addresses(client, address):
    NewsPageFactory(title="Cũ", published_at=timezone.now() - timedelta(days=9))
    page = NewsPageFactory(title="Mới")
    assert titles(client, address) == ["Mới", "Cũ"]
    assert f"https://portal.example.vn{page.url}" in client.get(address).content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_feed_never_shows_what_the_public_may_not_see(client, address):
    NewsPageFactory(title="Công khai")
    NewsPageFactory(title="Nháp", live=False)
    NewsPageFactory(title="Hết hạn", expire_at=timezone.now() - timedelta(minutes=1))
    PageViewRestriction.objects.create(page=NewsPageFactory(title="Riêng"), restriction_type="password", password="a")
    assert titles(client, address) == ["Công khai"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_feed_takes_the_same_filters_as_the_list(client, address):
    NewsPageFactory(title="A", fields=[FieldFactory(slug="y-te", name="Y tế")])
    NewsPageFactory(title="B")
    assert titles(client, f"{address}?linh-vuc=y-te") == ["A"]
    assert "Y tế" in client.get(f"{address}?linh-vuc=y-te").content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
def test_hostile_titles_leave_the_xml_valid(client, address):
    page = NewsPageFactory(summary="a < b & c ]]> <script>alert(1)</script>")
    Page.objects.filter(pk=page.pk).update(title="\x0b]]><item>&amp;\ufffe\x1b")
    assert titles(client, address) == ["]]><item>&amp;"]
    root = tree(client, address)
    summary = root.findtext("channel/item/description") or root.findtext(f"{ATOM}entry/{ATOM}summary")
    assert "&lt;script&gt;" in summary


def test_the_language_is_that_of_the_list(client):
    NewsPageFactory(parent=news_index("en"), title="English item", agency=AgencyFactory(name_en="Health Department"))
    assert tree(client, "/en/news/rss/").findtext("channel/language") == "en"
    assert tree(client, "/tin-tuc/rss/").findtext("channel/language") == "vi"
    assert "Health Department" in client.get("/en/news/atom/").content.decode()


def test_an_item_names_its_agency_fields_and_date(client):
    moment = datetime(2007, 1, 30, 14, 7, 6, tzinfo=timezone.get_default_timezone())
    NewsPageFactory(agency=AgencyFactory(name="Sở Y tế"), fields=[FieldFactory(name="Y tế")], published_at=moment)
    item = tree(client, "/tin-tuc/rss/").find("channel/item")
    assert item.findtext("category") == "Y tế"
    assert item.findtext("{http://purl.org/dc/elements/1.1/}creator") == "Sở Y tế"
    assert item.findtext("pubDate") == "Tue, 30 Jan 2007 14:07:06 +0700"


def test_an_item_without_a_known_date_says_none(client):
    NewsPageFactory(is_undated=True)
    assert tree(client, "/tin-tuc/rss/").find("channel/item/pubDate") is None
    assert tree(client, "/tin-tuc/atom/").find(f"{ATOM}entry/{ATOM}published") is None
    assert tree(client, "/tin-tuc/atom/").findtext(f"{ATOM}entry/{ATOM}updated")


def test_an_item_keeps_its_identity_when_its_address_changes(client):
    page = NewsPageFactory()
    before = tree(client, "/tin-tuc/rss/").findtext("channel/item/guid")
    page.slug = "dia-chi-moi"
    page.save_revision().publish()
    assert tree(client, "/tin-tuc/rss/").findtext("channel/item/guid") == before


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("number", [0, 2])
def test_a_reader_who_has_the_feed_is_told_that_nothing_changed(client, address, number):
    for _ in range(number):
        NewsPageFactory()
    first = client.get(address)
    assert first.headers["Cache-Control"] == "public, max-age=300"
    again = client.get(address, headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    NewsPageFactory()
    assert client.get(address, headers={"if-none-match": first.headers["ETag"]}).status_code == 200


@pytest.mark.parametrize(("address", "media_type"), [("/tin-tuc/rss/", "rss"), ("/tin-tuc/atom/", "atom")])
def test_a_feed_says_what_it_is(client, address, media_type):
    assert client.get(address).headers["Content-Type"] == f"application/{media_type}+xml; charset=utf-8"


@given(st.text())
def test_any_text_can_stand_in_a_feed(text):
    ElementTree.fromstring(f"<a>{xml_text(text).replace('&', '&amp;').replace('<', '&lt;')}</a>")  # noqa: S314
