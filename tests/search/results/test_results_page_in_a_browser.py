"""The results page and the search boxes in Chromium: what the script adds, and that nothing is lost without it."""

import re

import pytest
from playwright.sync_api import Page, expect

from search.documents import Kind
from tests.factories import AgencyFactory
from tests.factories.pages import home_page
from tests.search.entries import entry
from tests.servers.browser_fixtures import PHONE, OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _something_to_find() -> None:
    home_page()
    AgencyFactory(slug="so-y-te", name="Sở Y tế")
    entry("Đăng ký khai sinh lưu động", agencies=["so-y-te"], url="/tim-kiem/?q=luu+dong")
    entry("Đăng ký khai tử", kind=Kind.ANNOUNCEMENT, agencies=["so-y-te"], url="/tim-kiem/?q=khai+tu")


def offers(page: Page, typed: str) -> None:
    page.get_by_role("combobox").press_sequentially(typed)
    expect(page.get_by_role("option")).to_have_count(2)


@pytest.mark.parametrize("address", ["/", "/tin-tuc/", "/tim-kiem/", "/en/"])
def test_every_search_box_offers_titles_while_somebody_types(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    if address == "/en/":
        entry("Birth registration", language="en")
        page.get_by_role("combobox").press_sequentially("birth")
        expect(page.get_by_role("option")).to_have_count(1)
        return
    offers(page, "dang ky kh")
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "true")


def test_arrows_choose_a_title_and_enter_goes_to_it(open_page: OpenPage) -> None:
    page = open_page("/")
    offers(page, "dang ky")
    field = page.get_by_role("combobox")
    field.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "none")
    expect(field).to_be_focused()
    field.press("ArrowDown")
    expect(chosen).to_have_count(1)
    field.press("ArrowDown")
    expect(chosen).to_have_count(0)
    field.press("ArrowUp")
    address = chosen.get_attribute("data-url") or "none"
    field.press("Enter")
    page.wait_for_url(f"**{address}")


def test_escape_closes_the_titles_and_enter_then_searches_the_words(open_page: OpenPage) -> None:
    page = open_page("/")
    offers(page, "dang ky")
    field = page.get_by_role("combobox")
    field.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(field).to_have_value("dang ky")
    field.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=dang+ky")


def test_a_click_on_a_title_goes_to_it(open_page: OpenPage) -> None:
    page = open_page("/", viewport=PHONE)
    offers(page, "dang ky")
    page.get_by_role("option").filter(has_text="khai tử").click()
    page.wait_for_url("**/tim-kiem/?q=khai+tu")


def test_a_choice_shows_its_results_at_once_and_the_focus_stays(open_page: OpenPage) -> None:
    page = open_page("/tim-kiem/?q=dang+ky")
    choice = page.locator("input[name=loai][value=thong-bao]")
    choice.focus()
    choice.press("Space")
    page.wait_for_url("**/tim-kiem/?q=dang+ky&loai=thong-bao")
    expect(page.locator(".result h3")).to_have_text(["Đăng ký khai tử"])
    expect(choice).to_be_checked()
    expect(choice).to_be_focused()
    expect(page.locator("form [role=status]")).to_have_text(re.compile(r"^1 "))
    page.go_back()
    expect(page.locator(".result h3")).to_have_count(2)
    expect(choice).not_to_be_checked()


def test_a_date_that_cannot_be_read_is_told_at_once_and_stays(open_page: OpenPage) -> None:
    page = open_page("/tim-kiem/?q=dang+ky")
    page.locator("#tu").fill("hôm qua")
    page.locator("#tu").press("Tab")
    expect(page.locator("#dieu-can-xem")).to_contain_text("hôm qua")
    expect(page.locator("#tu")).to_have_value("hôm qua")
    page.locator("#dieu-can-xem a").click()
    expect(page.locator("#tu")).to_be_visible()
    expect(page.locator(".result h3")).to_have_count(2)


def test_new_words_keep_the_chosen_filters(open_page: OpenPage) -> None:
    page = open_page("/tim-kiem/?q=dang+ky&loai=thong-bao")
    page.locator("#tim").fill("khai tu")
    page.locator("#tim").press("Enter")
    page.wait_for_url(lambda url: "q=khai+tu" in url and "loai=thong-bao" in url)
    expect(page.locator(".result h3")).to_have_text(["Đăng ký khai tử"])


@pytest.mark.parametrize("language", ["vi", "en"])
def test_everything_works_without_a_script(open_page: OpenPage, language: str) -> None:
    prefix = "" if language == "vi" else "/en"
    page = open_page(f"{prefix}/", java_script_enabled=False)
    page.locator("main input[name=q]").fill("dang ky")
    page.locator("main input[name=q]").press("Enter")
    page.wait_for_url(f"**{prefix}/tim-kiem/?q=dang+ky")
    page.locator(".filters summary").click()
    page.locator("input[name=loai][value=thong-bao]").check()
    page.locator("#tu").fill("2025")
    page.locator(".filters button").click()
    expect(page.locator(".result h3")).to_have_text(["Đăng ký khai tử"])
    expect(page.locator(".chips li")).to_have_count(3)


def test_on_a_phone_the_filters_fold_into_one_button_above_the_results(open_page: OpenPage) -> None:
    page = open_page("/tim-kiem/?q=dang+ky&loai=thong-bao", viewport=PHONE)
    expect(page.locator(".filters .choice").first).to_be_hidden()
    expect(page.locator(".filters summary")).to_contain_text("1")
    expect(page.locator(".result h3")).to_be_in_viewport()
    page.locator(".filters summary").click()
    expect(page.locator(".filters .choice").first).to_be_visible()
