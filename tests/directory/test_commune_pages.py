"""What the public reads of communes, and of what became of the former ones."""

import re
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.models import Commune, CommuneKind
from tests.factories.directory import AgencyFactory, CommuneFactory, FormerUnitFactory
from tests.factories.pages import home_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def portal() -> None:
    cache.clear()
    home_page("vi")
    home_page("en")


@pytest.fixture
def ca_dam() -> Commune:
    """Xã Cà Đam, which took over a part of xã Trà Bùi."""
    committee = AgencyFactory(name="Ủy ban nhân dân xã Cà Đam", slug="ubnd-ca-dam", phone="0255 386 0001")
    commune: Commune = CommuneFactory(
        name="Xã Cà Đam",
        slug="xa-ca-dam",
        code="21136",
        area_km2=Decimal("112.35"),
        latitude=Decimal("15.16870"),
        longitude=Decimal("108.52600"),
        committee=committee,
        introduction="Xã vùng cao.",
    )
    other = CommuneFactory(name="Xã Tây Trà Bồng", slug="xa-tay-tra-bong")
    FormerUnitFactory(name="Xã Trà Bùi", communes=[commune, other])
    FormerUnitFactory(name="Xã Trà Tân", communes=[commune])
    return commune


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def words_of(page: str) -> str:
    main = page[page.index("<main") : page.index("</main")]
    return re.sub(r"\s+([.,])", r"\1", " ".join(re.sub("<[^>]+>", " ", main).split()))


def test_a_commune_tells_its_facts_its_committee_and_what_it_was_made_from(client: Client, ca_dam: Commune) -> None:
    page = read(client, "/xa-phuong/xa-ca-dam/")
    words = words_of(page)
    for said in ("21136", "112,35 km²", "Ủy ban nhân dân xã Cà Đam", "0255 386 0001", "Xã Trà Tân", "Xã vùng cao."):
        assert said in words, said
    assert "Xã Trà Bùi – một phần; phần còn lại nay thuộc xã Tây Trà Bồng" in words
    assert 'href="https://www.openstreetmap.org/?mlat=15.16870&amp;mlon=108.52600#map=12/15.16870/108.52600"' in page
    assert 'href="/co-quan/ubnd-ca-dam/"' in page


def test_an_english_page_of_a_commune_is_english(client: Client, ca_dam: Commune) -> None:
    page = read(client, "/en/xa-phuong/xa-ca-dam/")
    assert "<h1>Cà Đam Commune</h1>" in page
    assert "112.35 km²" in page
    assert '<div class="prose" lang="vi"><p>Xã vùng cao.</p>' in page


def test_a_former_name_leads_to_the_units_of_today(client: Client, ca_dam: Commune) -> None:
    for asked in ("Xã Trà Bùi", "tra bui"):
        words = words_of(read(client, f"/xa-phuong/?ten={asked}"))
        expected = "( huyện Trà Bồng, tỉnh Quảng Ngãi, đến ngày 30/6/2025) nay thuộc xã Cà Đam và xã Tây Trà Bồng."
        assert f"Xã Trà Bùi {expected}" in words


def test_a_district_leads_to_its_units_of_today(client: Client, ca_dam: Commune) -> None:
    page = read(client, "/xa-phuong/?ten=huyen tra bong")
    answer = page[page.index('id="ket-qua"') :].split("</section>")[0]
    assert "Huyện Trà Bồng" in answer
    assert re.findall('href="([^"]*)"', answer) == ["/xa-phuong/xa-ca-dam/", "/xa-phuong/xa-tay-tra-bong/"]


def test_a_former_name_that_is_another_units_name_today_is_marked(client: Client, ca_dam: Commune) -> None:
    namesake = CommuneFactory(name="Xã Nguyễn Nghiêm", slug="xa-nguyen-nghiem")
    FormerUnitFactory(name="Xã Nguyễn Nghiêm", communes=[ca_dam])
    words = words_of(read(client, "/xa-phuong/?ten=nguyen nghiem"))
    assert "nay thuộc xã Cà Đam." in words
    assert "Lưu ý: hiện nay có đơn vị trùng tên là xã Nguyễn Nghiêm." in words
    assert namesake.name in words


def test_who_finds_no_place_is_offered_the_nearest_names_and_the_whole_search(client: Client, ca_dam: Commune) -> None:
    page = read(client, "/xa-phuong/?ten=tra buii")
    assert "/xa-phuong/?ten=X%C3%A3%20Tr%C3%A0%20B%C3%B9i" in page
    assert 'href="/tim-kiem/?q=tra%20buii"' in page


def test_the_list_names_all_units_by_kind_in_vietnamese_order(client: Client) -> None:
    for name in ("Xã Xốp", "Xã Đăk Hà", "Xã Dục Nông"):
        CommuneFactory(name=name)
    CommuneFactory(name="Phường Trà Câu", kind=CommuneKind.WARD)
    page = words_of(read(client, "/xa-phuong/"))
    places = [page.index(name) for name in ("Phường Trà Câu", "Xã Dục Nông", "Xã Đăk Hà", "Xã Xốp")]
    assert places == sorted(places)


def test_an_unknown_commune_is_not_found(client: Client) -> None:
    assert client.get("/xa-phuong/khong-co/").status_code == 404


def test_pages_of_communes_stay_within_the_budget(client: Client) -> None:
    communes = [CommuneFactory() for _ in range(96)]
    for number in range(273):
        FormerUnitFactory(district=f"Huyện {number % 20}", communes=[communes[number % 30], communes[number % 96]])
    for address in ("/xa-phuong/", "/xa-phuong/?ten=huyện 1", "/en/xa-phuong/?ten=xa", communes[0].get_absolute_url()):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        assert len(queries) <= 12, address
        assert len(answer.content) <= 60_000, address


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(asked=st.text(max_size=300))
def test_whatever_is_asked_the_page_answers(client: Client, ca_dam: Commune, asked: str) -> None:
    for address in ("/xa-phuong/", "/en/co-quan/"):
        assert client.get(address, {"ten": asked}).status_code == 200


def test_former_units_stand_in_vietnamese_order(client: Client, ca_dam: Commune) -> None:
    for name in ("Xã Hòa An", "Xã Đông An", "Xã Dung An"):
        FormerUnitFactory(name=name, communes=[ca_dam])
    words = words_of(read(client, "/xa-phuong/xa-ca-dam/"))
    places = [words.index(name) for name in ("Xã Dung An", "Xã Đông An", "Xã Hòa An", "Xã Trà Bùi")]
    assert places == sorted(places)


def test_a_commune_that_was_not_merged_says_so_and_is_not_made_from_itself(client: Client) -> None:
    commune = CommuneFactory(name="Xã Rờ Kơi", slug="xa-ro-koi")
    FormerUnitFactory(name="Xã Rờ Kơi", district="Huyện Sa Thầy", province="Tỉnh Kon Tum", communes=[commune])
    words = words_of(read(client, "/xa-phuong/xa-ro-koi/"))
    assert "giữ nguyên, không sáp nhập; trước đây thuộc huyện Sa Thầy, tỉnh Kon Tum." in words
    assert "Được hợp thành từ" not in words


@pytest.mark.parametrize("invented", ["nothing", "commune", "committee"])
def test_a_commune_with_anything_invented_on_its_page_bears_the_banner(client: Client, invented: str) -> None:
    committee = AgencyFactory(is_demonstration=invented == "committee")
    CommuneFactory(slug="xa-mau", committee=committee, is_demonstration=invented == "commune")
    assert ('class="demonstration"' in read(client, "/xa-phuong/xa-mau/")) is (invented != "nothing")


def test_what_was_found_is_announced_and_stays_a_heading(client: Client, ca_dam: Commune) -> None:
    assert '<h2 id="ket-qua"><span role="status">“tra bui” hiện nay</span></h2>' in read(
        client, "/xa-phuong/?ten=tra bui"
    )
    assert re.search('<h2 id="tim-thay"><span role="status">[^<]+</span></h2>', read(client, "/co-quan/?ten=ca dam"))
