"""The search box as somebody uses it with keys, with a screen reader, with a thumb, or without a network."""

from contextlib import suppress

import pytest
from playwright.sync_api import Error, Locator, Page, Route, expect

from tests.factories.pages import home_page
from tests.search.entries import entry
from tests.servers.browser_fixtures import PHONE, OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SUGGESTIONS = "**/tim-kiem/goi-y/**"


@pytest.fixture(autouse=True)
def _something_to_find() -> None:
    home_page()
    entry("Đăng ký khai sinh lưu động", url="/tim-kiem/?q=luu+dong")
    entry("Đăng ký khai tử", url="/tim-kiem/?q=khai+tu")


def typed(page: Page, words: str, *, options: int = 2) -> Locator:
    field = page.get_by_role("combobox")
    field.press_sequentially(words)
    expect(page.get_by_role("option")).to_have_count(options)
    return field


def chosen(page: Page) -> Locator:
    return page.locator("[role=option][aria-selected=true]")


@pytest.mark.parametrize("address", ["/", "/tin-tuc/", "/tim-kiem/"])
def test_how_many_are_offered_is_said_politely(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    field = typed(page, "dang ky")
    said = page.locator(".search-box [role=status]")
    expect(said).to_have_text("2 gợi ý")
    field.press_sequentially(" khai t")
    expect(page.get_by_role("option")).to_have_count(1)
    expect(said).to_have_text("1 gợi ý")
    field.press_sequentially("xyz")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(said).to_have_text("Không có gợi ý")
    expect(field).to_have_attribute("aria-expanded", "false")


def test_an_option_is_read_as_one_name_with_what_it_is(open_page: OpenPage) -> None:
    page = open_page("/")
    typed(page, "khai t", options=1)
    expect(page.get_by_role("option", name="Đăng ký khai tử, Tin tức", exact=True)).to_be_visible()
    expect(page.get_by_role("option").locator("b")).to_have_text(["ử"])


@pytest.mark.parametrize("key", ["Home", "End", "ArrowLeft", "ArrowRight"])
def test_keys_that_move_in_the_text_leave_the_list_and_do_their_work(open_page: OpenPage, key: str) -> None:
    page = open_page("/")
    field = typed(page, "dang ky")
    field.press("ArrowDown")
    expect(chosen(page)).to_have_count(1)
    field.press(key)
    expect(chosen(page)).to_have_count(0)
    assert field.get_attribute("aria-activedescendant") is None
    place = {"Home": 0, "End": 7, "ArrowLeft": 6, "ArrowRight": 7}[key]
    assert field.evaluate("field => field.selectionStart") == place


def test_escape_closes_first_and_then_empties_the_box(open_page: OpenPage) -> None:
    page = open_page("/")
    field = typed(page, "dang ky")
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("dang ky")
    field.press("ArrowDown")
    expect(page.get_by_role("option")).to_have_count(2)
    field.press("Escape")
    field.press("Escape")
    expect(field).to_have_value("")
    expect(field).to_be_focused()


def test_tab_leaves_for_the_button_and_the_list_is_gone(open_page: OpenPage) -> None:
    page = open_page("/")
    field = typed(page, "dang ky")
    field.press("ArrowDown")
    field.press("Tab")
    expect(page.locator(".search-box button")).to_be_focused()
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("dang ky")


def test_an_answer_that_comes_late_never_replaces_a_newer_one(open_page: OpenPage) -> None:
    page = open_page("/")
    late: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if late:
            route.continue_()
        else:
            late.append(route)

    page.route(SUGGESTIONS, hold_the_first)
    field = page.get_by_role("combobox")
    with page.expect_request(SUGGESTIONS):
        field.press_sequentially("dang ky")
    field.press_sequentially(" khai t")
    expect(page.get_by_role("option")).to_have_count(1)
    with suppress(Error):  # the browser gave the request up, as it should
        late[0].continue_()
    expect(page.get_by_role("option")).to_have_count(1)


def test_without_a_network_for_offers_the_form_still_searches(open_page: OpenPage) -> None:
    page = open_page("/")
    field = typed(page, "dang ky")
    page.route(SUGGESTIONS, lambda route: route.abort())
    field.press_sequentially(" khai")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.unroute(SUGGESTIONS)
    field.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=dang+ky+khai")


def test_a_thumb_reaches_each_offer_on_a_small_phone(open_page: OpenPage) -> None:
    page = open_page("/", viewport=PHONE)
    typed(page, "dang ky")
    for option in page.get_by_role("option").all():
        box = option.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
