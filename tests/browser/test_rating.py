"""Readers answer the question below a page: with and without scripts, on a phone, in both languages and schemes."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import caches

from rating.counts import forget
from rating.models import Comment, RatedPage
from tests.browser.pages import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("demonstration", "nobody_has_answered")]

ADDRESS = "/co-quan/so-y-te/"
TOLD = {"vi": ("Chưa", "Cảm ơn bạn", "Gửi ý kiến"), "en": ("No", "Thank you", "Send the comment")}


@pytest.fixture
def nobody_has_answered():
    caches["limits"].clear()
    forget()
    yield
    caches["limits"].clear()
    forget()


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_reader_answers_and_says_what_is_missing(open_page, scripts, language):
    no, thanks, send = TOLD[language]
    address = ADDRESS if language == "vi" else f"/en{ADDRESS}"
    tab = open_page(address, viewport=PHONE, java_script_enabled=scripts)
    assert tab.context.cookies() == []
    tab.locator(".rating").get_by_role("button", name=no, exact=True).click()
    said = tab.locator("[data-rating-said]")
    assert thanks in said.inner_text()
    assert tab.url.endswith(address if scripts else "/danh-gia/"), "a script leaves the reader on the page"
    assert not scripts or said.evaluate("element => element === document.activeElement")
    tab.locator("textarea").fill("Thiếu giờ làm việc, gọi 0905123456")
    tab.get_by_role("button", name=send).click()
    tab.locator("textarea").wait_for(state="detached")
    assert thanks in tab.locator("[data-rating-said]").inner_text()
    assert Comment.objects.get().text == "Thiếu giờ làm việc, gọi •••"
    assert RatedPage.objects.values_list("language", "unhelpful").get() == (language, 1)
    if not scripts:
        tab.locator("[data-rating-back] a").click()
        tab.wait_for_url(f"**{address}#danh-gia")
    assert tab.context.cookies() == []


def test_two_clicks_are_one_answer(open_page):
    tab = open_page(ADDRESS)
    tab.locator(".rating button").first.dblclick()
    tab.locator("[data-rating-said]").wait_for()
    assert RatedPage.objects.get().helpful == 1


def test_without_a_network_the_browser_tells_and_the_page_is_not_lost(open_page):
    tab = open_page(ADDRESS, strict=False)
    tab.context.route("**/danh-gia/", lambda route: route.abort())
    tab.locator(".rating button").first.click()
    tab.wait_for_timeout(300)
    assert not RatedPage.objects.exists()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["360", "1280"])
def test_the_pages_of_thanks_keep_the_rules_of_accessibility(open_page, scheme, viewport):
    faults = []
    for prefix in ("", "/en"):
        caches["limits"].clear()
        tab = open_page(f"{prefix}{ADDRESS}", viewport=viewport, color_scheme=scheme)
        for button, comment in ((".rating button", None), ("form button", "x" * 501), ("form button", "Ngắn.")):
            part = tab.locator("[data-rating]")
            part.locator("form").evaluate("form => { form.dataset.plain = '' }")
            if comment:
                part.locator("textarea").evaluate("(field, text) => { field.value = text }", comment)
            with tab.expect_navigation():
                (tab.locator(button) if comment is None else part.locator(button)).last.click()
            faults += [(tab.url, comment, one["id"]) for one in Axe().run(tab).response["violations"]]
            assert tab.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert faults == []
