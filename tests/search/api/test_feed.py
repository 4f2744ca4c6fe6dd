"""A search that is followed: RSS of what it finds, the newest first."""

from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from search.api.feed import feed_query
from search.documents import Kind
from search.models import SearchEntry
from search.queries import SearchQuery
from search.results.asking import ask
from tests.factories import AgencyFactory
from tests.factories.pages import home_page
from tests.search.entries import entry

pytestmark = pytest.mark.django_db
ADDRESS = "/tim-kiem/rss"
SELF = "{http://www.w3.org/2005/Atom}link"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


@pytest.fixture(autouse=True)
def _foundation(settings: Any) -> None:
    settings.PORTAL_BASE_URL = "https://portal.example.vn"
    home_page()


def channel(client: Client, address: str) -> ElementTree.Element:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)  # noqa: S314  (our own)
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    found = root.find("channel")
    assert found is not None
    # What RSS 2.0 asks of a channel and of an item.
    assert all(found.findtext(name) for name in ("title", "link", "description"))
    assert all(item.findtext("title") for item in found.findall("item"))
    return found


def titles(found: ElementTree.Element) -> list[str | None]:
    return [item.findtext("title") for item in found.findall("item")]


def test_the_newest_stands_first_whatever_matches_best(client: Client) -> None:
    entry("Đấu giá đất", dated_on=date(2024, 5, 1))
    entry("Thông báo về việc đấu giá đất tại xã", dated_on=date(2025, 5, 1))
    entry("Lịch cắt điện", dated_on=date(2026, 5, 1))
    found = channel(client, f"{ADDRESS}?q=dau+gia+dat")
    assert titles(found) == ["Thông báo về việc đấu giá đất tại xã", "Đấu giá đất"]
    assert found.findtext("item/pubDate") == "Thu, 01 May 2025 00:00:00 +0700"


def test_a_feed_keeps_its_filters_and_knows_its_own_address(client: Client) -> None:
    AgencyFactory(slug="so-y-te", name="Sở Y tế")
    entry("Tiêm phòng dại", agencies=["so-y-te"], kind=Kind.ANNOUNCEMENT, identifiers=["7/TB-SYT"], url="/a/")
    entry("Tiêm phòng")
    found = channel(client, f"{ADDRESS}?loai=thong-bao&q=tiem+phong&sap-xep=cu-nhat&trang=4")
    assert titles(found) == ["Tiêm phòng dại (7/TB-SYT)"]
    own = found.find(SELF)
    assert own is not None
    assert (own.get("rel"), own.get("href")) == (
        "self", "https://portal.example.vn/tim-kiem/rss?q=tiem+phong&loai=thong-bao",
    )  # fmt: skip
    assert found.findtext("link") == "https://portal.example.vn/tim-kiem/?q=tiem+phong&loai=thong-bao"
    item = found.find("item")
    assert item is not None
    assert item.findtext("link") == "https://portal.example.vn/a/"
    assert (item.findtext(CREATOR), item.findtext("category")) == ("Sở Y tế", "Thông báo")


def test_no_reader_is_sent_more_than_fifty(client: Client) -> None:
    for number in range(53):
        entry(f"Kế hoạch số {number}", dated_on=date(2025, 1, 1) + timedelta(days=number))
    found = titles(channel(client, f"{ADDRESS}?q=ke+hoach"))
    assert len(found) == 50
    assert found[0] == "Kế hoạch số 52"


def test_an_item_stays_the_same_when_its_address_changes(client: Client) -> None:
    made = entry("Khai sinh")
    before = channel(client, f"{ADDRESS}?q=khai+sinh").findtext("item/guid")
    SearchEntry.objects.filter(pk=made.pk).update(url="/khac/")
    assert channel(client, f"{ADDRESS}?q=khai+sinh").findtext("item/guid") == before


def test_what_is_no_xml_in_a_title_or_in_the_words_breaks_nothing(client: Client) -> None:
    entry("Khai sinh \x0b & <b>\ufffe", body="<script>khai sinh</script>")
    found = channel(client, f"{ADDRESS}?q=khai+sinh%00%0b%3C")
    assert titles(found) == ["Khai sinh  & <b>"]
    assert "&lt;script&gt;" in (found.findtext("item/description") or "")


def test_a_reader_that_has_it_all_is_told_so_until_something_is_withdrawn(client: Client) -> None:
    made = entry("Khai sinh")
    etag = client.get(f"{ADDRESS}?q=khai+sinh")["ETag"]
    again = client.get(f"{ADDRESS}?q=khai+sinh", headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    SearchEntry.objects.filter(pk=made.pk).update(is_public=False)
    anew = client.get(f"{ADDRESS}?q=khai+sinh", headers={"If-None-Match": etag})
    assert anew.status_code == 200
    assert b"<item>" not in anew.content


def test_a_reader_that_has_it_all_costs_one_question_and_one_statement(client: Client) -> None:
    for number in range(4):
        entry(f"Khai sinh {number}", body="khai sinh " * 90, agencies=["so-y-te"])
    address = f"{ADDRESS}?q=khai+sinh"
    etag = client.get(address)["ETag"]
    with CaptureQueriesContext(connection) as engine:
        ask(lambda engine: engine.search(feed_query(SearchQuery(words="khai sinh"))))
    with CaptureQueriesContext(connection) as known:
        assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    assert len(known) == len(engine) + 1
    with CaptureQueriesContext(connection) as anew:
        client.get(address)
    assert len(anew) == len(known) + 2, "what the items say, and the names of agencies"


@pytest.mark.parametrize("change", [{"version": 2}, {"is_public": False}])
def test_a_reader_is_told_of_every_change(client: Client, change: dict[str, Any]) -> None:
    made = entry("Khai sinh")
    etag = client.get(f"{ADDRESS}?q=khai+sinh")["ETag"]
    SearchEntry.objects.filter(pk=made.pk).update(**change)
    assert client.get(f"{ADDRESS}?q=khai+sinh", headers={"If-None-Match": etag}).status_code == 200


def test_the_same_things_in_another_language_are_another_feed(client: Client) -> None:
    entry("Khai sinh")
    etag = client.get(f"{ADDRESS}?q=khai+sinh")["ETag"]
    assert client.get(f"/en{ADDRESS}?q=khai+sinh", headers={"If-None-Match": etag}).status_code == 200


def test_an_item_says_what_the_thing_says_first(client: Client) -> None:
    entry("Khai sinh", summary="Ai cũng cần.", body=f"{'Mở đầu. ' * 200}Nộp tờ khai sinh.")
    said = channel(client, f"{ADDRESS}?q=khai+sinh").findtext("item/description") or ""
    assert said.startswith("Ai cũng cần. Mở đầu.")
    assert said.endswith("Mở đầu. …")
    assert len(said) <= 240


def test_an_empty_feed_is_the_same_whenever_it_is_asked_for(client: Client) -> None:
    first = client.get(f"{ADDRESS}?q=khong+co+gi")
    assert channel(client, f"{ADDRESS}?q=khong+co+gi").find("item") is None
    assert client.get(f"{ADDRESS}?q=khong+co+gi")["ETag"] == first["ETag"]


@pytest.mark.parametrize(("language", "words"), [("", "Theo dõi"), ("/en", "Follow")])
def test_the_results_page_offers_its_feed_to_readers_and_to_programs(client: Client, language: str, words: str) -> None:
    entry("Khai sinh")
    html = client.get(f"{language}/tim-kiem/?q=khai+sinh&trang=1").content.decode()
    address = f"{language}/tim-kiem/rss?q=khai+sinh"
    assert '<link rel="alternate" type="application/rss+xml"' in html
    assert html.count(f'href="{address}"') == 2
    assert words in html[html.rindex(address) :]


def test_a_browser_is_told_where_suggestions_and_feeds_are(client: Client) -> None:
    entry("Đăng ký khai sinh")
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    root = ElementTree.fromstring(client.get("/tim-kiem/opensearch.xml").content)  # noqa: S314
    templates = {url.get("type"): url.get("template") or "" for url in root.findall(f"{space}Url")}
    assert templates["application/rss+xml"] == "https://portal.example.vn/tim-kiem/rss?q={searchTerms}"
    assert templates["application/json"] == "https://portal.example.vn/api/tim-kiem?q={searchTerms}"
    assert root.findtext(f"{space}Language") == "vi"
    asked = templates["application/x-suggestions+json"].removeprefix("https://portal.example.vn")
    response = client.get(asked.replace("{searchTerms}", "dang+ky"))
    assert response["Content-Type"].startswith("application/x-suggestions+json")
    typed, offered, described, addresses = response.json()
    assert (typed, offered, len(described), addresses) == ("dang ky", ["Đăng ký khai sinh"], 1, [])
