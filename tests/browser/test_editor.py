"""An editor's first day in a real browser: write, look, submit; another approves; found, corrected, withdrawn."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from core.models import PortalImage, User
from news.models import NewsIndexPage, NewsPage
from tests.factories.editing import board_member, lay_all, writer

pytestmark = pytest.mark.browser

TITLE = "Khánh thành cầu qua sông Vệ"
DESK = {"width": 1400, "height": 900}
PASSWORD = "mat-khau-dai-1"


@pytest.fixture
def author(transactional_db: None, live_server: object) -> User:
    """A writer of the provincial staff, in a portal that was just laid."""
    lay_all()
    return writer("nguoi-viet")


@pytest.fixture
def approver(author: User) -> User:
    """A member of the editorial board."""
    return board_member("nguoi-duyet")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A picture as it comes from a camera."""
    data = BytesIO()
    Image.new("RGB", (1200, 800), (30, 90, 160)).save(data, "JPEG")
    path = tmp_path / "cau-song-ve.jpg"
    path.write_bytes(data.getvalue())
    return path


def sign_in(tab: Tab, user: User) -> None:
    tab.goto("/admin/")
    tab.fill("input[name=login]", user.username)
    tab.fill("input[name=password]", PASSWORD)
    tab.click("main button[type=submit]")
    tab.wait_for_url("**/admin/")


def desk_of(open_page, user: User) -> Tab:
    """Return a browser of ``user``, signed in."""
    tab = open_page(strict=False, viewport=DESK)
    sign_in(tab, user)
    return tab


def write(tab: Tab) -> None:
    index = NewsIndexPage.objects.get(locale__language_code="vi")
    tab.goto(f"/admin/pages/add/news/newspage/{index.pk}/")
    tab.fill("[name=title]", TITLE)
    tab.keyboard.press("Tab")
    expect(tab.locator("[name=slug]")).to_have_value("khanh-thanh-cau-qua-song-ve")
    tab.fill("[name=summary]", "Cầu mới nối hai bờ sông Vệ.")


def add_picture(tab: Tab, photo: Path) -> None:
    """Upload a picture for lists through the chooser."""
    tab.get_by_role("tab").nth(1).click()
    tab.locator("button:visible", has_text="Chọn ảnh").first.click()
    modal = tab.locator(".modal")
    modal.get_by_role("tab", name="Tải lên").click()
    modal.locator("input[type=file]").set_input_files(str(photo))
    modal.locator("input[name$=title]").fill("Cầu sông Vệ")
    modal.locator("button[type=submit]:visible", has_text="Tải lên").click()
    expect(tab.locator(".modal-content")).to_have_count(0)
    expect(tab.get_by_text("Cầu sông Vệ").locator("visible=true").first).to_be_visible()


def open_menu(tab: Tab) -> None:
    tab.locator("footer [data-w-dropdown-target=toggle], footer .w-dropdown__toggle").last.click()


def submit(tab: Tab) -> None:
    """Choose to submit in the menu of the footer, in which there is no way to publish."""
    open_menu(tab)
    expect(tab.locator("button[name=action-submit]")).to_be_visible()
    expect(tab.locator("[name=action-publish]")).to_have_count(0)
    expect(tab.locator("[data-workflow-action-name=approve]")).to_have_count(0)
    tab.locator("button[name=action-submit]").click()
    tab.wait_for_url("**/admin/pages/*/")


def approve(tab: Tab, page: NewsPage) -> None:
    """Open the page from the list of what waits, and approve it in the editor."""
    tab.goto("/admin/")
    tab.get_by_role("link", name=TITLE).first.click()
    expect(tab.locator("[name=title]")).to_have_value(TITLE)
    open_menu(tab)
    tab.locator("[data-workflow-action-name=approve]").first.click()
    tab.wait_for_url("**/admin/pages/*/")


def found(open_page) -> bool:
    """Say whether a citizen finds the item, typing without accents."""
    reader = open_page("/tim-kiem/?q=cau+song+ve")
    return TITLE in reader.locator("main").inner_text()


def page_of_the_day() -> NewsPage:
    return NewsPage.objects.get(title=TITLE)


def test_an_editor_sees_at_once_what_the_public_will_see(open_page, author):
    tab = desk_of(open_page, author)
    write(tab)
    tab.locator("[data-side-panel-toggle=preview], button[aria-label='Toggle preview']").first.click()
    preview = tab.frame_locator("#w-preview-iframe, iframe[id*=preview]")
    expect(preview.locator("h1")).to_have_text(TITLE)


def test_an_editors_first_day(open_page, author, approver, photo):
    desk, second_desk = desk_of(open_page, author), desk_of(open_page, approver)

    write(desk)
    add_picture(desk, photo)
    desk.locator("[data-side-panel-toggle=preview]").first.click()
    expect(desk.frame_locator("#w-preview-iframe, iframe[id*=preview]").locator("h1")).to_have_text(TITLE)
    submit(desk)
    page = page_of_the_day()
    assert PortalImage.objects.get(title="Cầu sông Vệ").uploaded_by_user == author
    assert not page.live
    assert not found(open_page)

    desk.goto(f"/admin/pages/{page.pk}/edit/")
    expect(desk.locator("main, .messages").get_by_text("nguoi-duyet").first).to_be_visible()
    expect(desk.locator("[data-workflow-action-name=approve], [name=action-publish]")).to_have_count(0)

    approve(second_desk, page)
    assert page_of_the_day().listing_image.title == "Cầu sông Vệ"
    assert found(open_page)

    correct(desk, page)
    reader = open_page(page.url)
    assert "Cầu dài 120 mét" not in reader.locator("main").inner_text()
    approve(second_desk, page)
    reader.reload()
    assert "Cầu dài 120 mét" in reader.locator("main").inner_text()

    withdraw(second_desk, page)
    assert not found(open_page)
    assert open_page().goto(page.url).status == 404


def correct(tab: Tab, page: NewsPage) -> None:
    """Add a correction to a public page and submit it."""
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    tab.locator("#id_corrections-ADD").click()
    tab.fill("[name=corrections-0-text]", "Bản đầu ghi sai chiều dài. Cầu dài 120 mét.")
    submit(tab)


def withdraw(tab: Tab, page: NewsPage) -> None:
    """Take the page off the site, as the editorial board may."""
    tab.goto(f"/admin/pages/{page.pk}/unpublish/")
    tab.locator("form[action*=unpublish] [type=submit]").first.click()
    tab.wait_for_url("**/admin/pages/*/")
