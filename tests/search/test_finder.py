"""The list of one section: what search finds of one kind, with its filters, at the address of its index page."""

import pytest
from django.test import Client

from search.documents import Facet, Kind
from search.results import searching
from search.results.searching import SearchFailedError
from tests.factories.legal import legal_index
from tests.factories.services import procedure_index
from tests.search.entries import entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sections() -> None:
    legal_index()
    procedure_index()


def _documents(count: int) -> None:
    for number in range(count):
        entry(f"Quyết định {number:02}", kind=Kind.LEGAL_DOCUMENT, facets={Facet.VALIDITY: ["con-hieu-luc"]})


def test_it_lists_its_kind_and_no_other(client: Client) -> None:
    entry("Quyết định về chợ", kind=Kind.LEGAL_DOCUMENT)
    entry("Tin về chợ", kind=Kind.NEWS)
    shown = client.get("/van-ban/").content.decode()
    assert "Quyết định về chợ" in shown
    assert "Tin về chợ" not in shown


def test_words_are_searched_within_it(client: Client) -> None:
    entry("Quyết định về chợ", kind=Kind.LEGAL_DOCUMENT)
    entry("Quyết định về đê", kind=Kind.LEGAL_DOCUMENT)
    found = client.get("/van-ban/", {"q": "ve cho"}).context["found"]
    assert ["".join(text for text, _ in one.title) for one in found.results] == ["Quyết định về chợ"]


def test_a_kind_in_the_address_does_not_lead_out_of_it(client: Client) -> None:
    entry("Tin về chợ", kind=Kind.NEWS)
    shown = client.get("/van-ban/", {"loai": "tin-tuc"}).content.decode()
    assert "Tin về chợ" not in shown


def test_a_page_beyond_the_last_shows_the_last(client: Client) -> None:
    _documents(25)
    answer = client.get("/van-ban/", {"trang": "9"})
    assert answer.status_code == 200
    assert answer.context["shown"].paging.number == 2


def test_links_of_filters_and_pages_stay_at_its_address(client: Client) -> None:
    _documents(25)
    answer = client.get("/van-ban/", {"hieu-luc": "con-hieu-luc"})
    assert answer.context["shown"].paging.next_url == "/van-ban/?hieu-luc=con-hieu-luc&trang=2"
    assert [chip.url for chip in answer.context["found"].chips] == ["?"]


def test_procedures_bear_no_date_and_offer_no_order_by_it(client: Client) -> None:
    entry("Đăng ký khai sinh", kind=Kind.PROCEDURE, dated_on=None)
    answer = client.get("/thu-tuc/")
    assert answer.context["shown"].sorts == ()
    assert client.get("/van-ban/").context["shown"].sorts != ()


def test_an_english_page_lists_what_exists_in_vietnamese_only(client: Client) -> None:
    legal_index("en")
    entry("Quyết định về chợ", kind=Kind.LEGAL_DOCUMENT)
    assert "Quyết định về chợ" in client.get("/en/documents/").content.decode()


def test_a_search_that_is_down_leaves_the_page_standing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def down(*args: object, **kwargs: object) -> None:
        raise SearchFailedError

    monkeypatch.setattr("search.finder.search", down)
    assert searching.search is not down
    answer = client.get("/van-ban/")
    assert answer.status_code == 200
    assert "<h1>" in answer.content.decode()
