"""An editor makes search understand the citizens: sees the effect, saves, and it works for all; words are counted."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from core.models import User
from search.models import LoggedQuery, Promotion, SearchEntry, Synonym
from search.query_log import limits
from tests.browser.pages import DESKTOP, PHONE
from tests.browser.test_editor import desk_of
from tests.factories.curation import PromotionFactory
from tests.factories.editing import board_member, lay_all
from tests.search.entries import entry

pytestmark = pytest.mark.browser

PERSON = "Mozilla/5.0 (Linux; Android 11) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36"
TITLE = "Cấp giấy chứng nhận quyền sử dụng đất lần đầu"
EVERYDAY = "bìa hồng"


@pytest.fixture
def editor(transactional_db: None, live_server: object) -> User:
    """A member of the board, in a portal with one thing that nobody finds by its everyday name."""
    limits.questions.forget()
    limits.clicks.forget()
    lay_all()
    entry(TITLE, url="/tin-tuc/")
    entry("Lịch thi đấu bóng đá thiếu niên")
    return board_member("uyen")


def found(open_page, words: str) -> Tab:
    return open_page(f"/tim-kiem/?q={words.replace(' ', '+')}", user_agent=PERSON)


def test_an_editor_adds_a_synonym_and_it_works_at_once(open_page, editor):
    assert TITLE not in found(open_page, EVERYDAY).locator("main").inner_text()
    tab = desk_of(open_page, editor)
    tab.goto("/admin/reports/search-words/?kind=no-result")
    tab.locator("tr", has_text=EVERYDAY).get_by_role("link", name="Từ đồng nghĩa").click()
    expect(tab.locator("[name=words]")).to_have_value(EVERYDAY)
    tab.fill("[name=means]", "giấy chứng nhận quyền sử dụng đất")
    tab.locator("[data-rule-effect-show]").click()
    now, then = (tab.locator(".rule-effect__sides section").nth(side) for side in (0, 1))
    expect(then).to_contain_text(TITLE)
    expect(then).to_contain_text("mới xuất hiện")
    assert TITLE not in now.inner_text()
    assert not Synonym.objects.exists(), "to look saves nothing"
    tab.get_by_role("button", name="Lưu").first.click()
    tab.wait_for_url("**/admin/snippets/search/synonym/")
    reader = found(open_page, "bia hong")
    assert TITLE in reader.locator("[data-search-results]").inner_text()


def test_an_opened_result_is_counted_without_a_cookie(open_page, editor):
    reader = found(open_page, "quyền sử dụng đất")
    with reader.expect_request("**/da-mo/") as sent:
        reader.locator(".results a").first.click()
    assert sent.value.post_data == "q=quy%E1%BB%81n+s%E1%BB%AD+d%E1%BB%A5ng+%C4%91%E1%BA%A5t"
    for _moment in range(100):  # the reader has left the page before it is answered
        if LoggedQuery.objects.filter(clicks=1).exists():
            break
        reader.wait_for_timeout(100)
    assert reader.context.cookies() == []
    row = LoggedQuery.objects.values("words", "asked", "without_result", "clicks").get()
    assert row == {"words": "quyền sử dụng đất", "asked": 1, "without_result": 0, "clicks": 1}


def test_a_promotion_is_made_from_an_address_and_shown_with_its_reason(open_page, editor):
    tab = desk_of(open_page, editor)
    tab.goto("/admin/snippets/search/promotion/add/?words=thi+bong")
    tab.fill("[name=address]", SearchEntry.objects.get(title=TITLE).url)
    tab.fill("[name=reason]", "Nhiều người tìm việc này")
    tab.get_by_role("button", name="Lưu").first.click()
    tab.wait_for_url("**/admin/snippets/search/promotion/")
    assert Promotion.objects.count() == 1
    first = found(open_page, "thi bóng").locator(".promoted")
    assert "Nhiều người tìm việc này" in first.inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["360", "1280"])
def test_promoted_results_keep_the_rules_of_accessibility(open_page, editor, viewport, scheme):
    PromotionFactory(entry_key=SearchEntry.objects.get(title=TITLE).key, words="bóng đá", reason="Nhiều người tìm")
    for prefix in ("", "/en"):
        tab = open_page(f"{prefix}/tim-kiem/?q=bong+da", viewport=viewport, color_scheme=scheme)
        assert tab.locator(".promoted li").count() == 1
        assert [one["id"] for one in Axe().run(tab).response["violations"]] == []
        assert tab.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
