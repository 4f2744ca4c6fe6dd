"""The list of news: what it shows, what can narrow it, and how it answers any address."""

from datetime import datetime, timedelta
from urllib.parse import quote

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.factories import AgencyFactory, FieldFactory, NewsPageFactory, news_index, publish

pytestmark = pytest.mark.django_db
VIETNAM = timezone.get_default_timezone()
HOSTILE_QUERIES = [
    "loai=%00",
    "co-quan=%00&nam=%00",
    "nam=" + "9" * 5000,
    "trang=1000000000000",
    "trang=-1",
    "loai[]=tin-tuc",
    "loai[$ne]=1",
    "linh-vuc=" + quote("' OR 1=1 --"),
    "linh-vuc=" + "a" * 9000,
    "co-quan=%ff%fe",
    "nam=%D9%A2%D9%A0%D9%A2%D9%A6",
    "&".join(f"nam={year}" for year in range(1900, 2101)),
    "&".join(f"linh-vuc=a{n}" for n in range(900)),
    "q=" + quote("<script>alert(1)</script>"),
    "loai=" + quote("<script>alert(1)</script>"),
    "=",
    "&&&",
]


@pytest.fixture
def index():
    return news_index()


def titles(client, address: str) -> list[str]:
    return [item.title for item in found(client, address).items]


def found(client, address: str):
    response = client.get(address)
    assert response.status_code == 200
    return response.context["found"]


def options(client, address: str, name: str) -> dict[str, int]:
    (facet,) = (one for one in found(client, address).facets if one.name == name)
    return {option.value: option.count for option in facet.options}


def on(year: int, month: int = 6, day: int = 1, hour: int = 12) -> datetime:
    return datetime(year, month, day, hour, tzinfo=VIETNAM)


def test_the_newest_item_stands_first_and_one_without_a_date_last(client, index):
    NewsPageFactory(title="Không rõ ngày", is_undated=True)
    NewsPageFactory(title="Cũ", published_at=on(2007))
    NewsPageFactory(title="Mới", published_at=on(2026))
    assert titles(client, "/tin-tuc/") == ["Mới", "Cũ", "Không rõ ngày"]


def test_drafts_expired_items_and_private_ones_are_not_listed_nor_counted(client, index):
    NewsPageFactory(title="Công khai")
    NewsPageFactory(title="Nháp", live=False)
    NewsPageFactory(title="Hết hạn", expire_at=timezone.now() - timedelta(minutes=1))
    private = NewsPageFactory(title="Riêng")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert titles(client, "/tin-tuc/") == ["Công khai"]
    assert options(client, "/tin-tuc/", "loai") == {"tin-tuc": 1}


def test_each_language_lists_its_own_items(client, index):
    NewsPageFactory(title="Tin tiếng Việt")
    NewsPageFactory(title="English item", parent=news_index("en"))
    assert titles(client, "/tin-tuc/") == ["Tin tiếng Việt"]
    assert titles(client, "/en/news/") == ["English item"]


def test_filters_of_one_name_add_and_those_of_two_names_narrow(client, index):
    health, land = FieldFactory(slug="y-te"), FieldFactory(slug="dat-dai")
    department = AgencyFactory(slug="so-y-te")
    NewsPageFactory(title="A", fields=[health], agency=department, kind="announcement")
    NewsPageFactory(title="B", fields=[land])
    NewsPageFactory(title="C", fields=[health, land], kind="announcement")
    assert set(titles(client, "/tin-tuc/?linh-vuc=y-te&linh-vuc=dat-dai")) == {"A", "B", "C"}
    assert set(titles(client, "/tin-tuc/?linh-vuc=dat-dai&loai=thong-bao")) == {"C"}
    assert titles(client, "/tin-tuc/?co-quan=so-y-te") == ["A"]


def test_an_item_of_two_chosen_fields_is_shown_and_counted_once(client, index):
    fields = [FieldFactory(slug="y-te"), FieldFactory(slug="dat-dai")]
    NewsPageFactory(title="A", fields=fields)
    shown = found(client, "/tin-tuc/?linh-vuc=y-te&linh-vuc=dat-dai")
    assert [item.title for item in shown.items] == ["A"]
    assert shown.paging.total == 1


def test_a_count_says_how_many_items_a_choice_would_give_beside_the_other_filters(client, index):
    department = AgencyFactory(slug="so-y-te")
    NewsPageFactory(agency=department, published_at=on(2025), kind="announcement")
    NewsPageFactory(agency=department, published_at=on(2026))
    NewsPageFactory(published_at=on(2026))
    address = "/tin-tuc/?co-quan=so-y-te&nam=2026"
    assert options(client, address, "nam") == {"2026": 1, "2025": 1}
    assert options(client, address, "loai") == {"tin-tuc": 1}
    assert options(client, address, "co-quan") == {"so-y-te": 1}


def test_every_count_is_what_the_list_shows_when_it_is_chosen(client, index):
    fields = [FieldFactory() for _ in range(3)]
    agencies = [AgencyFactory() for _ in range(2)]
    for number in range(12):
        NewsPageFactory(
            fields=fields[: number % 4],
            agency=agencies[number % 2],
            published_at=on(2020 + number % 3),
            kind=["news", "announcement", "directive"][number % 3],
        )
    for facet in found(client, "/tin-tuc/").facets:
        assert facet.options
        for option in facet.options:
            assert found(client, f"/tin-tuc/?{facet.name}={option.value}").paging.total == option.count


def test_the_year_is_that_of_clocks_in_the_province(client, index):
    NewsPageFactory(title="Giao thừa", published_at=on(2026, 1, 1, hour=1))
    assert titles(client, "/tin-tuc/?nam=2026") == ["Giao thừa"]
    assert titles(client, "/tin-tuc/?nam=2025") == []


def test_a_choice_that_finds_nothing_says_so_and_can_be_taken_off(client, index):
    AgencyFactory(slug="so-y-te", name="Sở Y tế")
    NewsPageFactory()
    shown = found(client, "/tin-tuc/?co-quan=so-y-te")
    assert shown.items == ()
    assert [(chip.label, chip.url) for chip in shown.chips] == [("Sở Y tế", "/tin-tuc/")]
    assert shown.messages == ()


def test_an_agency_that_does_not_exist_is_left_out_and_said(client, index):
    NewsPageFactory(title="A")
    shown = found(client, "/tin-tuc/?co-quan=khong-co&linh-vuc=cung-khong")
    assert [item.title for item in shown.items] == ["A"]
    assert len(shown.messages) == 2
    assert shown.chips == ()


def test_filters_stay_when_the_page_is_turned(client, index):
    for _ in range(23):
        NewsPageFactory(kind="announcement")
    first = found(client, "/tin-tuc/?loai=thong-bao")
    assert (len(first.items), first.paging.next_url) == (20, "/tin-tuc/?loai=thong-bao&trang=2")
    assert len(found(client, first.paging.next_url).items) == 3


def test_a_page_beyond_the_end_shows_the_last_one_and_says_so(client, index):
    NewsPageFactory()
    shown = found(client, "/tin-tuc/?trang=999999999")
    assert len(shown.items) == 1
    assert "999" in shown.messages[0]


@pytest.mark.parametrize("path", ["/tin-tuc/", "/en/news/", "/tin-tuc/rss/", "/tin-tuc/atom/"])
def test_no_address_breaks_the_list(client, index, path):
    for query in HOSTILE_QUERIES:
        response = client.get(f"{path}?{query}")
        assert response.status_code == 200, query
        assert b"<script>alert(1)" not in response.content


def test_what_was_left_out_is_said_on_the_page(client, index):
    assert "bay-gio" in client.get("/tin-tuc/?loai=bay-gio").content.decode()


def test_the_list_works_as_a_plain_form(client, index):
    field = FieldFactory(slug="y-te")
    NewsPageFactory(fields=[field])
    page = client.get("/tin-tuc/?linh-vuc=y-te").content.decode()
    assert '<form class="filter-form" method="get" action="/tin-tuc/"' in page
    assert 'name="linh-vuc" value="y-te" checked' in page


def test_the_page_links_its_feeds_with_and_without_the_filter(client, index):
    page = client.get("/tin-tuc/?loai=thong-bao").content.decode()
    assert 'type="application/rss+xml"' in page
    assert 'href="/tin-tuc/rss/"' in page
    assert 'href="/tin-tuc/atom/?loai=thong-bao"' in page


def test_a_private_list_is_shown_to_nobody_without_the_right(client, index):
    PageViewRestriction.objects.create(page=index, restriction_type="login")
    NewsPageFactory(title="Riêng")
    for address in ("/tin-tuc/", "/tin-tuc/rss/", "/tin-tuc/atom/"):
        response = client.get(address)
        assert response.status_code == 302
        assert "Riêng" not in response.content.decode()


def test_a_list_taken_offline_is_gone_with_its_feeds(client, index):
    index.unpublish()
    for address in ("/tin-tuc/", "/tin-tuc/rss/", "/tin-tuc/atom/"):
        assert client.get(address).status_code == 404


def test_what_stands_below_a_feed_or_an_item_is_nothing(client, index):
    item = NewsPageFactory()
    for address in ("/tin-tuc/rss/1/", "/tin-tuc/json/", f"{item.url}rss/"):
        assert client.get(address).status_code == 404


def test_the_list_needs_few_statements(client, index, django_assert_max_num_queries):
    for _ in range(25):
        NewsPageFactory(fields=[FieldFactory()], agency=AgencyFactory())
    addresses = [
        "/tin-tuc/",
        "/tin-tuc/?co-quan=so-thu-nghiem-0&nam=2026&loai=tin-tuc&linh-vuc=linh-vuc-0",
        "/tin-tuc/rss/",
    ]
    for address in addresses:
        client.get(address)
        with django_assert_max_num_queries(12):
            client.get(address)


def test_a_renamed_agency_keeps_its_filter(client, index):
    agency = AgencyFactory(slug="so-y-te", name="Sở Y tế")
    publish(NewsPageFactory(title="A", agency=agency))
    agency.name = "Sở Y tế mới"
    agency.save()
    assert found(client, "/tin-tuc/?co-quan=so-y-te").chips[0].label == "Sở Y tế mới"
