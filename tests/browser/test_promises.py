"""What every page of the portal promises, whatever its type: each is tried on every type, in both languages."""

import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Response

from tests.browser.pages import DESKTOP, PHONE

pytestmark = pytest.mark.browser

NARROWEST = {"width": 320, "height": 640}  # 1280 px at a zoom of 400 %
KILOBYTE = 1000


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["360", "1280"])
def test_the_rules_of_accessibility_find_nothing_on_any_page(pages, open_page, scheme, viewport):
    faults = []
    tab = open_page(viewport=viewport, color_scheme=scheme)
    for page in pages:
        answer = tab.goto(page.address)
        assert answer.status == page.status, page
        for violation in Axe().run(tab).response["violations"]:
            where = [node["target"] for node in violation["nodes"]][:3]
            faults.append((page.address, violation["id"], violation["help"], where))
    assert faults == []


@pytest.mark.parametrize("viewport", [NARROWEST, PHONE, DESKTOP], ids=["320", "360", "1280"])
def test_no_page_scrolls_sideways(pages, open_page, viewport):
    tab = open_page(viewport=viewport)
    wide = []
    for page in pages:
        tab.goto(page.address)
        width = tab.evaluate("document.documentElement.scrollWidth")
        if width > viewport["width"]:
            wide.append((page.address, width))
    assert wide == []


def test_a_first_view_is_light_and_asks_no_other_host(pages, open_page, live_server):
    heavy = []
    for page in pages:
        tab = open_page(viewport=PHONE)
        answers: list[Response] = []
        tab.on("response", lambda answer, answers=answers: answers.append(answer))
        tab.goto(page.address, wait_until="networkidle")
        weight = sum(
            len(gzip.compress(answer.body(), 6)) for answer in answers if answer.request.resource_type != "image"
        )
        assert [answer.url for answer in answers if not answer.url.startswith(live_server.url)] == []
        if weight > 60 * KILOBYTE or len(answers) > 8:
            heavy.append((page.address, weight, len(answers)))
        tab.context.close()
    assert heavy == []


def test_every_page_says_what_it_is_without_scripts(pages, open_page):
    tab = open_page(java_script_enabled=False)
    for page in pages:
        tab.goto(page.address)
        assert tab.locator("h1").count() == 1, page
        assert tab.locator("main h1").is_visible(), page
        assert tab.locator("main").inner_text().strip() != "", page
        assert tab.locator("html").get_attribute("lang") == page.language, page


def test_no_page_sets_a_cookie_on_a_reader_who_only_reads(pages, open_page):
    tab = open_page()
    for page in pages:
        if page.name != "sign in":  # its form needs one against forgery
            tab.goto(page.address)
    assert tab.context.cookies() == []


def test_no_public_page_has_inline_code(pages, client):
    for page in pages:
        answer = client.get(page.address)
        policy = answer.headers["Content-Security-Policy"]
        assert "unsafe-inline" not in policy, page
        text = answer.content.decode()
        assert "<style" not in text, page
        assert " style=" not in text, page
        assert "javascript:" not in text, page
        assert "<script>" not in text, page
