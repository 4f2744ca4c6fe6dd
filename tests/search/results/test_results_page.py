"""The results page as a citizen meets it, answered by the database."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from wagtail.models import PageViewRestriction

from search.documents import Kind
from search.models import SearchEntry
from tests.factories import AgencyFactory, FieldFactory, NewsPageFactory
from tests.factories.pages import home_page
from tests.search.entries import entry

pytestmark = pytest.mark.django_db

TITLE = re.compile(r"<h3><a [^>]*>(.*?)</a></h3>", re.DOTALL)


@pytest.fixture(autouse=True)
def _foundation() -> None:
    home_page()


def look(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def titles(html: str) -> list[str]:
    main = html[html.index("<main") : html.index("</main>")]
    return [unescape(re.sub(r"<[^>]+>", "", title)) for title in TITLE.findall(main)]


def test_what_is_typed_without_accents_is_found_and_marked(client: Client) -> None:
    entry("Đăng ký khai sinh lưu động", body="Công chức tư pháp đến tận nhà để đăng ký khai sinh.")
    entry("Thông báo lịch cắt điện")
    html = look(client, "/tim-kiem/?q=khai+sinh")
    assert titles(html) == ["Đăng ký khai sinh lưu động"]
    assert "<mark>khai sinh</mark>" in html


def test_the_title_stands_in_a_heading_of_the_third_level_with_kind_number_agency_and_date(client: Client) -> None:
    AgencyFactory(slug="so-y-te", name="Sở Y tế")
    entry("Phòng bệnh mùa mưa", agencies=["so-y-te"], identifiers=["12/2025/QĐ-UBND"], kind=Kind.ANNOUNCEMENT)
    html = look(client, "/tim-kiem/?q=mua+mua")
    assert titles(html) == ["Phòng bệnh mùa mưa"]
    result = html[html.index('class="result"') :]
    assert "12/2025/QĐ-UBND" in result
    assert "Sở Y tế" in result
    assert '<time datetime="2025-03-01">01/03/2025</time>' in result


def test_what_was_typed_is_shown_back_escaped(client: Client) -> None:
    html = look(client, "/tim-kiem/?q=%3Cscript%3Ealert(1)%3C/script%3E%22&tu=%3Cb%3E")
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&quot;" in html
    assert 'value="&lt;b&gt;"' in html


def test_markup_in_a_text_stays_text(client: Client) -> None:
    entry("Cách viết <b>khai sinh</b> & <script>", body="Thẻ <img src=x onerror=alert(1)> trong khai sinh")
    html = look(client, "/tim-kiem/?q=khai+sinh")
    assert titles(html) == ["Cách viết <b>khai sinh</b> & <script>"]
    assert "<img src=x" not in html


def test_results_are_kept_from_search_machines_caches_and_cookies(client: Client) -> None:
    response = client.get("/tim-kiem/?q=khai+sinh")
    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert "private" in response["Cache-Control"]
    assert not response.cookies


def test_filters_of_one_kind_widen_and_of_two_kinds_narrow(client: Client) -> None:
    for slug in ("so-y-te", "so-noi-vu"):
        AgencyFactory(slug=slug)
    entry("Tuyển dụng bác sĩ", agencies=["so-y-te"])
    entry("Tuyển dụng công chức", agencies=["so-noi-vu"])
    entry("Tuyển dụng viên chức", agencies=["so-noi-vu"], kind=Kind.ANNOUNCEMENT)
    entry("Tuyển dụng lái xe")
    both = look(client, "/tim-kiem/?q=tuyen+dung&co-quan=so-y-te&co-quan=so-noi-vu")
    assert len(titles(both)) == 3
    narrow = look(client, "/tim-kiem/?q=tuyen+dung&co-quan=so-y-te&co-quan=so-noi-vu&loai=thong-bao")
    assert titles(narrow) == ["Tuyển dụng viên chức"]


def test_filters_show_names_and_counts_in_the_readers_language(client: Client) -> None:
    AgencyFactory(slug="so-y-te", name="Sở Y tế", name_en="Department of Health")
    FieldFactory(slug="y-te", name="Y tế", name_en="Health")
    entry("Vaccine for children", language="en", agencies=["so-y-te", "khong-con"], fields=["y-te"])
    html = look(client, "/en/tim-kiem/?q=vaccine")
    assert re.search(r'name="co-quan" value="so-y-te">\s*<span[^>]*>Department of Health</span>\s*<span[^>]*>1<', html)
    assert ">Health<" in html
    assert "khong-con" not in html, "a value that has no name any more is not offered"


def test_a_long_filter_shows_its_first_values_and_folds_the_rest(client: Client) -> None:
    for number in range(12):
        AgencyFactory(slug=f"xa-{number}", name=f"Xã thứ {number}")
        entry(f"Tuyển dụng {number}", agencies=[f"xa-{number}"])
    html = look(client, "/tim-kiem/?q=tuyen+dung")
    shown, folded = html[html.index('name="co-quan"') :].split('<details class="more-choices">')
    assert shown.count('name="co-quan"') == 8
    assert folded[: folded.index("</details>")].count('name="co-quan"') == 4


def test_a_choice_that_finds_nothing_stays_in_the_form(client: Client) -> None:
    AgencyFactory(slug="so-y-te", name="Sở Y tế")
    html = look(client, "/tim-kiem/?q=khong+co+gi&co-quan=so-y-te")
    assert re.search(r'value="so-y-te" checked', html)


def test_each_choice_can_be_taken_off_by_a_link(client: Client) -> None:
    AgencyFactory(slug="so-y-te", name="Sở Y tế")
    entry("Tuyển dụng", agencies=["so-y-te"])
    html = look(client, "/tim-kiem/?q=tuyen&co-quan=so-y-te&nam=2025&tu=2025")
    links = [unescape(link) for link in re.findall(r'<a href="(\?[^"]*)"><span class="visually-hidden">', html)]
    assert "?q=tuyen&nam=2025&tu=2025-01-01" in links
    assert "?q=tuyen&co-quan=so-y-te&tu=2025-01-01" in links
    assert "?q=tuyen&co-quan=so-y-te&nam=2025" in links


def test_a_range_of_dates_keeps_its_first_and_last_day(client: Client) -> None:
    for day in (date(2024, 12, 31), date(2025, 1, 1), date(2025, 5, 31), date(2025, 6, 1)):
        entry(f"Tin ngày {day:%d/%m/%Y}", dated_on=day)
    html = look(client, "/tim-kiem/?q=tin&tu=2025&den=5/2025")
    assert sorted(titles(html)) == ["Tin ngày 01/01/2025", "Tin ngày 31/05/2025"]


def test_a_date_that_cannot_be_read_is_told_and_stays_in_its_field(client: Client) -> None:
    entry("Tin thử")
    html = look(client, "/tim-kiem/?q=tin&tu=h%C3%B4m+qua")
    assert titles(html) == ["Tin thử"]
    assert '<a href="#tu">' in html
    assert re.search(r'id="tu"[^>]*value="hôm qua"[^>]*aria-invalid="true"', html)


def test_results_can_be_put_in_the_order_of_their_dates(client: Client) -> None:
    for year in (2023, 2025, 2024):
        entry(f"Kế hoạch năm {year}", dated_on=date(year, 1, 1))
    newest = ["Kế hoạch năm 2025", "Kế hoạch năm 2024", "Kế hoạch năm 2023"]
    assert titles(look(client, "/tim-kiem/?q=ke+hoach&sap-xep=moi-nhat")) == newest
    assert titles(look(client, "/tim-kiem/?q=ke+hoach&sap-xep=cu-nhat")) == newest[::-1]


def test_pages_follow_each_other_without_gap_or_repetition_and_keep_the_filters(client: Client) -> None:
    for number in range(23):
        entry(f"Kế hoạch số {number}")
    pages = [look(client, f"/tim-kiem/?q=ke+hoach&nam=2025&trang={page}") for page in (1, 2, 3)]
    assert [len(titles(page)) for page in pages] == [10, 10, 3]
    assert len({title for page in pages for title in titles(page)}) == 23
    assert "/tim-kiem/?q=ke+hoach&amp;nam=2025&amp;trang=3" in pages[0]


def test_a_page_beyond_the_last_leads_to_the_last(client: Client) -> None:
    for number in range(11):
        entry(f"Kế hoạch số {number}")
    response = client.get("/tim-kiem/?q=ke+hoach&trang=50&nam=2025")
    assert response.status_code == 302
    assert response["Location"] == "/tim-kiem/?q=ke+hoach&nam=2025&trang=2"


def test_before_anything_is_asked_the_newest_stand_there(client: Client) -> None:
    entry("Tin cũ", dated_on=date(2007, 1, 30))
    entry("Tin mới", dated_on=date(2026, 1, 30))
    assert titles(look(client, "/tim-kiem/")) == ["Tin mới", "Tin cũ"]


def test_when_nothing_is_found_the_nearest_spelling_and_the_sections_are_offered(client: Client) -> None:
    entry("Cấp giấy chứng nhận quyền sử dụng đất")
    html = look(client, "/tim-kiem/?q=giay+chunng+nhan&loai=thong-bao")
    assert titles(html) == []
    assert 'href="?q=giay+chung+nhan"' in html
    assert 'href="?q=giay+chunng+nhan"' in html, "the same words without the filter"
    assert 'href="/tin-tuc/"' in html[html.index("<main") : html.index("</main>")]


def test_english_readers_meet_english_first_and_vietnamese_marked_as_such(client: Client) -> None:
    entry("Bão số 12: covid và lũ", dated_on=date(2026, 1, 1))
    entry("Covid vaccination", language="en", dated_on=date(2020, 1, 1))
    html = look(client, "/en/tim-kiem/?q=covid")
    assert titles(html) == ["Covid vaccination", "Bão số 12: covid và lũ"]
    assert len(re.findall(r'<h3><a [^>]*lang="vi"', html)) == 1
    assert titles(look(client, "/tim-kiem/?q=covid")) == ["Bão số 12: covid và lũ"]


def test_demonstration_content_is_marked(client: Client) -> None:
    entry("Tin minh hoạ", is_demonstration=True)
    entry("Tin thật")
    html = look(client, "/tim-kiem/?q=tin")
    assert html[html.index("<main") :].count('<span class="status">') == 1


@pytest.mark.parametrize(
    "state",
    [
        {"is_public": False},
        {"expires_at": timezone.now() - timedelta(seconds=1)},
        {"live_from": timezone.now() + timedelta(hours=1)},
    ],
)
def test_a_row_that_is_not_public_any_more_is_not_shown_though_its_tokens_are_there(
    client: Client, state: dict[str, object]
) -> None:
    hidden = entry("Tin bị rút")
    SearchEntry.objects.filter(pk=hidden.pk).update(**state)
    html = look(client, "/tim-kiem/?q=tin+bi+rut")
    assert titles(html) == []
    assert "Tin bị rút" not in html


def test_a_page_that_was_just_taken_off_is_not_shown_though_its_row_is_still_public(client: Client) -> None:
    page = NewsPageFactory()
    entry("Tin đang rút", page_id=page.pk)
    assert titles(look(client, "/tim-kiem/?q=dang+rut")) == ["Tin đang rút"]
    type(page).objects.filter(pk=page.pk).update(live=False)
    assert titles(look(client, "/tim-kiem/?q=dang+rut")) == []


def test_a_page_in_a_branch_that_was_just_closed_is_not_shown_though_its_row_is_still_public(client: Client) -> None:
    page = NewsPageFactory()
    entry("Tin nội bộ", page_id=page.pk)
    restriction = PageViewRestriction(page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    PageViewRestriction.objects.bulk_create([restriction])  # without the signals that would hide the row
    assert titles(look(client, "/tim-kiem/?q=noi+bo")) == []


def test_the_page_asks_the_database_at_most_twelve_times(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    AgencyFactory(slug="so-y-te")
    FieldFactory(slug="y-te")
    page = NewsPageFactory()
    for number in range(12):
        entry(f"Kế hoạch số {number}", agencies=["so-y-te"], fields=["y-te"], page_id=page.pk)
    address = "/tim-kiem/?q=ke+hoach&loai=tin-tuc&co-quan=so-y-te&linh-vuc=y-te&nam=2025"
    look(client, address)
    with django_assert_max_num_queries(12):
        look(client, address)


def test_only_reading_is_allowed(client: Client) -> None:
    for address in ("/tim-kiem/", "/tim-kiem/goi-y/", "/tim-kiem/opensearch.xml"):
        assert client.post(address).status_code == 405
