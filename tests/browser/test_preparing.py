"""From "lam so do" on the home page to a checklist on paper in four steps, with and without a script or a network."""

import pytest
from playwright.sync_api import Page, Route, expect

from services.case_keys import key_of
from tests.browser.pages import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("demonstration")]

PROCEDURE = "Đăng ký biến động đất đai (sang tên sổ đỏ)"
LIST = "/thu-tuc/dang-ky-bien-dong-dat-dai/chuan-bi/"
WILL = "Di chúc hoặc văn bản phân chia di sản"


def list_for_an_heir(tab: Page) -> None:
    """Walk from the home page to the list: type and ask, follow the result, choose the case."""
    tab.locator("main input[name=q]").fill("lam so do")
    tab.locator("main form[role=search] button").click()
    tab.wait_for_url("**/tim-kiem/?*")
    tab.get_by_role("link", name=PROCEDURE).first.click()
    tab.wait_for_url("**/thu-tuc/**")
    tab.get_by_label("Thừa kế").check()
    tab.get_by_role("button", name="Lập danh sách giấy tờ của tôi").click()
    tab.wait_for_url("**/chuan-bi/**")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_citizen_comes_from_everyday_words_to_a_list_on_paper(open_page, scripts):
    tab = open_page("/", viewport=PHONE, java_script_enabled=scripts)
    list_for_an_heir(tab)
    tab.emulate_media(media="print")
    for paper in ("Đơn đăng ký biến động đất đai", "Giấy chứng nhận đã cấp", WILL):
        expect(tab.get_by_text(paper).first).to_be_visible()
    expect(tab.get_by_text("Hợp đồng hoặc văn bản tặng cho")).to_have_count(0)
    for on_screen_only in (tab.locator(".site-menu"), tab.get_by_role("button", name="Xem giấy tờ")):
        expect(on_screen_only).to_be_hidden()
    expect(tab.get_by_text("In ngày")).to_be_visible()


def test_without_a_script_ticks_are_kept_in_the_address(open_page):
    tab = open_page(LIST, viewport=PHONE, java_script_enabled=False)
    tab.get_by_label("Thừa kế").check()
    tab.get_by_role("button", name="Xem giấy tờ cho trường hợp của tôi").click()
    tab.get_by_label(WILL).check()
    tab.get_by_role("button", name="Ghi các dấu đã đánh").click()
    expect(tab.get_by_label(WILL)).to_be_checked()
    expect(tab.get_by_text("Đã có 1 trên 3 giấy tờ.")).to_be_visible()
    again = open_page(tab.url, java_script_enabled=False)
    expect(again.get_by_label(WILL)).to_be_checked()


def test_with_a_script_no_tick_leaves_the_device(open_page):
    tab = open_page("/", viewport=PHONE)
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    list_for_an_heir(tab)
    tab.get_by_label(WILL).check()
    expect(tab.get_by_text("Đã có 1 trên 3 giấy tờ.")).to_be_visible()
    tab.reload()
    expect(tab.get_by_label(WILL)).to_be_checked()
    tab.get_by_role("button", name="Xem giấy tờ cho trường hợp của tôi").click()
    tab.wait_for_load_state()
    assert not [url for url in asked if "co=" in url.replace("/co-quan", "")]


def test_what_was_ticked_before_the_script_came_stays_ticked(open_page):
    tab = open_page(viewport=PHONE)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    tab.route("**/checklist*.js", hold)
    with tab.expect_request("**/checklist*.js"):
        tab.goto(f"{LIST}?truong-hop={key_of('Thừa kế')}")
    tab.get_by_label(WILL).check()
    expect(tab.get_by_text("Đã có 0 trên 3 giấy tờ.")).to_be_visible()
    while not held:
        tab.wait_for_timeout(50)
    held[0].continue_()
    expect(tab.get_by_text("Đã có 1 trên 3 giấy tờ.")).to_be_visible()
    tab.unroute("**/checklist*.js")
    tab.reload()
    expect(tab.get_by_label(WILL)).to_be_checked()


def test_the_case_is_chosen_once_for_papers_fees_and_deadline(open_page):
    tab = open_page("/", viewport=PHONE, java_script_enabled=False)
    list_for_an_heir(tab)
    tab.get_by_role("link", name="Phí, lệ phí theo trường hợp, nơi và ngày").click()
    expect(tab.get_by_label("Trường hợp")).to_have_value("Thừa kế")
    tab.get_by_label("Cách thức").select_option("Trực tuyến")
    tab.get_by_role("button", name="Xem", exact=True).click()
    expect(tab.get_by_label("Trường hợp")).to_have_value("Thừa kế")
    tab.get_by_role("link", name="Giấy tờ cần chuẩn bị").click()
    expect(tab.get_by_label("Thừa kế")).to_be_checked()
    tab.get_by_role("link", name="Khi nào có kết quả? (Trực tiếp)").click()
    tab.get_by_label("Ngày nộp hồ sơ").fill("2026-11-20")
    tab.get_by_role("button", name="Tính ngày trả kết quả").click()
    tab.get_by_role("link", name="Giấy tờ cần chuẩn bị").click()
    expect(tab.get_by_label(WILL)).to_be_visible()
    tab.get_by_role("link", name=PROCEDURE).click()
    expect(tab.get_by_label("Thừa kế")).to_be_checked()


def test_a_saved_list_opens_without_a_network_and_can_be_removed(open_page):
    tab = open_page("/", viewport=PHONE)
    list_for_an_heir(tab)
    tab.get_by_label(WILL).check()
    tab.get_by_role("button", name="Lưu để xem khi không có mạng").click()
    expect(tab.get_by_text("Đã lưu trên thiết bị này. Bạn có thể mở")).to_be_visible()
    tab.context.set_offline(True)
    tab.reload()
    expect(tab.get_by_label(WILL)).to_be_checked()
    tab.context.set_offline(False)
    tab.get_by_role("button", name=f"Xoá: {PROCEDURE}").click()
    expect(tab.get_by_text("Danh sách đã lưu trên thiết bị này")).to_be_hidden()
    assert tab.evaluate("caches.keys()") == []
    assert tab.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_a_browser_that_keeps_nothing_still_shows_the_list(open_page):
    tab = open_page("/", viewport=PHONE)
    tab.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });")
    tab.add_init_script("Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('refused'); } });")
    list_for_an_heir(tab)
    tab.get_by_label(WILL).check()
    expect(tab.get_by_text("Đã có 1 trên 3 giấy tờ.")).to_be_visible()
