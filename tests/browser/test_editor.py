"""An editor's way through the admin in a real browser: write, look, publish, find, withdraw."""

import pytest
from playwright.sync_api import expect

from core.models import User
from news.models import NewsIndexPage, NewsPage

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("demonstration")]

TITLE = "Khánh thành cầu qua sông Vệ"


@pytest.fixture
def editor() -> None:
    User.objects.create_superuser("bien-tap", "bien-tap@example.org", "mat-khau-dai-1")


def sign_in(tab):
    tab.goto("/admin/")
    tab.fill("input[name=login]", "bien-tap")
    tab.fill("input[name=password]", "mat-khau-dai-1")
    tab.click("main button[type=submit]")
    tab.wait_for_url("**/admin/")


def write(tab):
    index = NewsIndexPage.objects.get(locale__language_code="vi")
    tab.goto(f"/admin/pages/add/news/newspage/{index.pk}/")
    tab.fill("[name=title]", TITLE)
    tab.keyboard.press("Tab")
    expect(tab.locator("[name=slug]")).to_have_value("khanh-thanh-cau-qua-song-ve")
    tab.fill("[name=summary]", "Cầu mới nối hai bờ sông Vệ.")


def test_an_editor_sees_at_once_what_the_public_will_see(open_page, editor):
    tab = open_page(strict=False, viewport={"width": 1400, "height": 900})
    sign_in(tab)
    write(tab)
    tab.locator("[data-side-panel-toggle=preview], button[aria-label='Toggle preview']").first.click()
    preview = tab.frame_locator("#w-preview-iframe, iframe[id*=preview]")
    expect(preview.locator("h1")).to_have_text(TITLE)


def test_what_an_editor_publishes_is_found_and_what_is_withdrawn_is_not(open_page, editor):
    tab = open_page(strict=False, viewport={"width": 1400, "height": 900})
    sign_in(tab)
    write(tab)
    tab.locator("footer [data-w-dropdown-target=toggle], footer .w-dropdown__toggle").last.click()
    tab.locator("button[name=action-publish]").click()
    tab.wait_for_url("**/admin/pages/*/")
    reader = open_page("/tim-kiem/?q=cau+song+ve")
    assert reader.locator("main h3 a").first.inner_text() == TITLE
    page = NewsPage.objects.get(title=TITLE)
    tab.goto(f"/admin/pages/{page.pk}/unpublish/")
    tab.locator("form[action*=unpublish] [type=submit]").first.click()
    tab.wait_for_url("**/admin/pages/*/")
    reader.reload()
    assert TITLE not in reader.locator("main").inner_text()
