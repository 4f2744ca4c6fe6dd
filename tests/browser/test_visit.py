"""The visits that people make: searching from the home page, with and without scripts, with the keyboard, filtering."""

import pytest

from tests.browser.pages import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("demonstration")]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_citizen_searches_from_the_home_page_and_reads_the_first_result(open_page, scripts):
    tab = open_page("/", viewport=PHONE, java_script_enabled=scripts)
    tab.locator("main input[name=q]").fill("thong bao")
    tab.locator("main form[role=search] button").click()
    tab.wait_for_url("**/tim-kiem/?*")
    first = tab.locator("main h3 a").first
    title = first.inner_text()
    first.click()
    tab.wait_for_load_state()
    assert tab.locator("h1").inner_text() == title


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_filters_are_chosen_together_and_their_address_can_be_shared(open_page, scripts):
    tab = open_page("/tim-kiem/?q=tinh", java_script_enabled=scripts)
    everything = tab.locator("main h3").count()
    choice = tab.locator("input[name=loai][value=thong-bao]")
    if not choice.is_visible():  # without scripts the filters are folded at every width
        tab.locator("main details:has(input[name=loai]) > summary").click()
    choice.check()
    if not scripts:
        tab.locator("main form:has(input[name=loai]) button").last.click()
    tab.wait_for_url("**loai=thong-bao**")
    filtered = tab.locator("main h3").all_inner_texts()
    assert 0 < len(filtered) <= everything
    again = open_page(tab.url)
    assert again.locator("main h3").all_inner_texts() == filtered


def test_the_keyboard_reaches_the_main_text_first(open_page):
    tab = open_page("/")
    tab.keyboard.press("Tab")
    focused = tab.evaluate("document.activeElement.getAttribute('href')")
    assert focused == "#noi-dung"
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_english_offers_what_exists_only_in_vietnamese_marked_as_such(open_page):
    tab = open_page("/en/")
    assert tab.locator("html").get_attribute("lang") == "en"
    assert tab.locator("[lang=vi]").count() > 0
