"""What the public reads of agencies, at what cost, and in both languages."""

import re
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.images.tests.utils import get_test_image_file

from core.models import PortalImage
from directory import holdings
from directory.holdings import HeldItem, Holding
from directory.models import Agency, AgencyKind
from tests.factories.directory import AgencyFactory, AgencyFormerNameFactory, AgencyLeaderFactory, CommuneFactory
from tests.factories.pages import home_page

pytestmark = pytest.mark.django_db

MOST_QUERIES = 12
MOST_BYTES = 60_000


@pytest.fixture(autouse=True)
def portal() -> None:
    cache.clear()
    home_page("vi")
    home_page("en")


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def cost(client: Client, address: str) -> tuple[int, int]:
    """Return the statements and the bytes of a warm page."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    return len(queries), len(answer.content)


def whole_agency(**values: Any) -> Agency:
    facts: dict[str, Any] = {
        "name": "Sở Nông nghiệp và Môi trường",
        "name_en": "Department of Agriculture and Environment",
        "slug": "so-nong-nghiep",
        "short_name": "SNNMT",
        "functions": "Quản lý rừng.\n\nQuản lý nước.",
        "address": "182 Hùng Vương",
        "phone": "0255 382 2245",
        "email": "so@example.vn",
        "website": "https://so.example.vn",
        "hours": "Thứ Hai đến thứ Sáu: 7:00–11:30\nThứ Bảy: nghỉ",
        "parent": AgencyFactory(name="Ủy ban nhân dân tỉnh", slug="ubnd", kind=AgencyKind.PROVINCE),
    }
    agency: Agency = AgencyFactory(**facts | values)
    return agency


def test_everything_that_is_known_of_an_agency_is_shown(client: Client) -> None:
    agency = whole_agency()
    AgencyLeaderFactory(agency=agency, name="Nguyễn Văn An", title="Giám đốc", biography="Kỹ sư lâm nghiệp.")
    AgencyFormerNameFactory(agency=agency, name="Sở Nông nghiệp", used_until=date(2025, 2, 28))
    AgencyFactory(name="Chi cục Kiểm lâm", parent=agency)
    before = AgencyFactory(name="Sở Tài nguyên", ended_on=date(2025, 3, 1))
    before.successors.add(agency)
    before.save()
    page = read(client, "/co-quan/so-nong-nghiep/")
    for words in (
        "<h1>Sở Nông nghiệp và Môi trường</h1>",
        "SNNMT",
        "<p>Quản lý rừng.</p>",
        "182 Hùng Vương",
        'href="tel:02553822245"',
        'href="mailto:so@example.vn"',
        "7:00–11:30<br>Thứ Bảy: nghỉ",
        "Nguyễn Văn An",
        "Kỹ sư lâm nghiệp.",
        "Sở Nông nghiệp</span>",
        "28/02/2025",
        "Chi cục Kiểm lâm",
        "Sở Tài nguyên",
        "/co-quan/ubnd/",
        "<title>Sở Nông nghiệp và Môi trường ·",
    ):
        assert words in page, words
    assert len(re.findall("<h1", page)) == 1


def test_an_english_page_is_english_and_marks_what_is_vietnamese(client: Client) -> None:
    whole_agency(functions_en="Forests and water.", hours_en="")
    page = read(client, "/en/co-quan/so-nong-nghiep/")
    assert "<h1>Department of Agriculture and Environment</h1>" in page
    assert "Forests and water." in page
    assert '<span lang="vi">Thứ Hai đến thứ Sáu' in page
    assert 'hreflang="vi" href="http://127.0.0.1:8000/co-quan/so-nong-nghiep/"' in page
    assert '<link rel="canonical" href="http://127.0.0.1:8000/en/co-quan/so-nong-nghiep/">' in page


def test_the_way_back_leads_home_and_to_the_list(client: Client) -> None:
    whole_agency()
    page = read(client, "/co-quan/so-nong-nghiep/")
    trail = page[page.index('<nav class="breadcrumb') : page.index("<main")]
    assert re.findall('href="([^"]*)"', trail) == ["/", "/co-quan/"]


def test_a_dissolved_agency_says_so_before_all_else_and_names_its_successor(client: Client) -> None:
    agency = whole_agency(ended_on=date(2025, 3, 1))
    agency.successors.add(AgencyFactory(name="Sở Kế thừa", slug="so-ke-thua"))
    agency.save()
    page = read(client, "/co-quan/so-nong-nghiep/")
    assert page.index("01/03/2025") < page.index("/co-quan/so-ke-thua/") < page.index("Quản lý rừng")


def test_an_unknown_agency_is_not_found(client: Client) -> None:
    assert client.get("/co-quan/khong-co/").status_code == 404


def test_nothing_is_a_search_for_the_script_in_it(client: Client) -> None:
    whole_agency(functions="<script>alert(1)</script>", address='"><script>')
    assert "<script>alert" not in read(client, "/co-quan/so-nong-nghiep/")
    assert "<script>alert" not in read(client, "/co-quan/?ten=<script>alert(1)</script>")


def test_what_the_houses_hold_is_shown_with_a_link_to_all(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def reader(agency: Agency, language: str) -> Holding:
        items = (HeldItem(title="Quyết định mẫu", url="/van-ban/mau/", number="12/2026/QĐ-UBND"),)
        return Holding(heading="Văn bản mới", items=items, all_url=f"/van-ban/?co-quan={agency.slug}")

    monkeypatch.setattr(holdings, "_readers", {"mau": (1, reader)})
    whole_agency()
    page = read(client, "/co-quan/so-nong-nghiep/")
    for words in ("Văn bản mới", "12/2026/QĐ-UBND", 'href="/van-ban/?co-quan=so-nong-nghiep"'):
        assert words in page


def test_an_agency_with_everything_stays_within_the_budget(client: Client) -> None:
    agency = whole_agency(functions="Chức năng. " * 500)
    picture = PortalImage.objects.create(title="Ảnh", file=get_test_image_file())
    for number in range(8):
        biography = "Quá trình công tác. " * 40
        AgencyLeaderFactory(agency=agency, name=f"Lãnh đạo {number}", picture=picture, biography=biography)
        AgencyFormerNameFactory(agency=agency)
        AgencyFactory(parent=agency)
        before = AgencyFactory(ended_on=date(2025, 3, 1))
        before.successors.add(agency)
        before.save()
    CommuneFactory(committee=agency)
    statements, size = cost(client, "/co-quan/so-nong-nghiep/")
    assert statements <= MOST_QUERIES
    assert size <= MOST_BYTES


def test_the_list_shows_the_province_first_and_folds_the_others(client: Client) -> None:
    AgencyFactory(name="Bộ Tài chính", kind=AgencyKind.CENTRAL)
    AgencyFactory(name="Sở Y tế", kind=AgencyKind.DEPARTMENT)
    AgencyFactory(name="Ủy ban nhân dân tỉnh", kind=AgencyKind.PROVINCE)
    AgencyFactory(name="Sở Cũ", ended_on=date(2025, 3, 1))
    committee = AgencyFactory(name="Ủy ban nhân dân xã Thử", kind=AgencyKind.COMMUNE)
    CommuneFactory(committee=committee)
    page = read(client, "/co-quan/")
    places = [page.index(name) for name in ("Ủy ban nhân dân tỉnh", "Sở Y tế", "Bộ Tài chính", "Sở Cũ")]
    assert places == sorted(places)
    folded = page.index("<details")
    assert page.index("Sở Y tế") < folded < page.index("Bộ Tài chính")
    assert "Ủy ban nhân dân xã Thử" not in page  # it stands with its commune
    assert 'href="/xa-phuong/"' in page


def test_what_only_national_data_names_does_not_look_like_an_agency_of_the_province(client: Client) -> None:
    for name in ("Công an cấp xã", "Sở Tài chính Thành phố Hà Nội"):
        AgencyFactory(name=name, kind=AgencyKind.OTHER)
    AgencyFactory(name="Trung tâm Phục vụ hành chính công tỉnh", kind=AgencyKind.OTHER, address="Số 54")
    AgencyFactory(name="Bộ Tài chính", kind=AgencyKind.CENTRAL)
    page = read(client, "/co-quan/")
    folded = page[page.index('id="chi-neu-ten"') :].split("</details>")[0]
    assert page.index("Trung tâm Phục vụ hành chính công tỉnh") < page.index("<details") < page.index("Bộ Tài chính")
    assert "Công an cấp xã" in folded
    assert "Sở Tài chính Thành phố Hà Nội" in folded
    assert page.count("Công an cấp xã") == 1


def test_a_name_that_stands_for_a_body_of_each_commune_leads_to_the_communes(client: Client) -> None:
    AgencyFactory(name="Công an cấp xã", slug="cong-an-cap-xa", kind=AgencyKind.OTHER)
    page = read(client, "/co-quan/cong-an-cap-xa/")
    main = page[page.index("<main") :]
    assert "mỗi xã, phường, đặc khu có một cơ quan như vậy" in main
    assert 'href="/xa-phuong/"' in main.split("<footer")[0]


def test_a_name_that_nobody_has_told_of_is_said_to_be_only_a_name(client: Client) -> None:
    AgencyFactory(name="Sở Tài chính Thành phố Hà Nội", slug="ha-noi", kind=AgencyKind.OTHER)
    AgencyFactory(name="Trung tâm", slug="trung-tam", kind=AgencyKind.OTHER, address="Số 54")
    said = "cách gọi chung của nhiều cơ quan, hoặc là cơ quan ngoài tỉnh"
    assert said in read(client, "/co-quan/ha-noi/")
    assert said not in read(client, "/co-quan/trung-tam/")


def test_a_committee_without_address_and_phone_says_so_instead_of_a_contact(client: Client) -> None:
    committee = AgencyFactory(name="Ủy ban nhân dân xã Thử", slug="ubnd-thu", kind=AgencyKind.COMMUNE)
    CommuneFactory(name="Xã Thử", committee=committee)
    page = read(client, "/co-quan/ubnd-thu/")
    assert '<h2 id="lien-he">Thông tin chung</h2>' in page
    assert "Địa chỉ và điện thoại chưa được cập nhật." in page
    committee.phone = "0255 382 2245"
    committee.save()
    page = read(client, "/co-quan/ubnd-thu/")
    assert '<h2 id="lien-he">Liên hệ</h2>' in page
    assert "chưa được cập nhật" not in page


def test_a_demonstration_agency_bears_the_banner(client: Client) -> None:
    AgencyFactory(slug="that")
    AgencyFactory(slug="mau", is_demonstration=True)
    assert 'class="demonstration"' in read(client, "/co-quan/mau/")
    assert 'class="demonstration"' not in read(client, "/co-quan/that/")


def test_what_is_shared_of_an_agency_bears_its_name(client: Client) -> None:
    whole_agency()
    assert 'data-share-title="Sở Nông nghiệp và Môi trường"' in read(client, "/co-quan/so-nong-nghiep/")


def test_a_long_list_stays_within_the_budget(client: Client) -> None:
    for number in range(300):
        kind = [AgencyKind.DEPARTMENT, AgencyKind.CENTRAL, AgencyKind.OTHER][number % 3]
        AgencyFactory(name=f"Cơ quan quản lý và giám sát số {number}", kind=kind)
    for address in ("/co-quan/", "/en/co-quan/"):
        statements, size = cost(client, address)
        assert statements <= MOST_QUERIES
        assert size <= MOST_BYTES


@pytest.mark.parametrize("words", ["nong nghiep", "NÔNG NGHIỆP", "snnmt", "so cu ky", "Agriculture"])
def test_an_agency_is_found_by_words_of_any_of_its_names(client: Client, words: str) -> None:
    agency = whole_agency()
    AgencyFormerNameFactory(agency=agency, name="Sở Cũ Kỹ")
    AgencyFactory(name="Sở Y tế")
    page = read(client, f"/co-quan/?ten={words}")
    found = page[page.index('id="tim-thay"') :]
    assert "/co-quan/so-nong-nghiep/" in found
    assert "Sở Y tế" not in found
    assert 'content="noindex, follow"' in page


def test_who_finds_no_agency_is_told_what_to_try(client: Client) -> None:
    page = read(client, "/co-quan/?ten=zzz")
    assert 'href="/xa-phuong/?ten=zzz"' in page
    assert 'href="/tim-kiem/?q=zzz"' in page
