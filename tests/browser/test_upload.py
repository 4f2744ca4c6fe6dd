"""An editor brings a decision in from its file: compares it with the original, corrects it, saves a draft."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from legal.models import LegalDocumentPage
from tests.factories import AgencyFactory
from tests.factories.editing import lay_all, writer
from tests.factories.files import scan_of
from tests.factories.legal import DocumentTypeFactory, legal_index
from tests.factories.uploads import ISSUER, LINES, decision_docx
from tests.servers.browser_fixtures import DESKTOP, PHONE

from .test_editor import sign_in

pytestmark = pytest.mark.browser


@pytest.fixture
def author(transactional_db, live_server, settings, tmp_path):
    """A writer of the provincial staff, in a portal that was just laid."""
    settings.STATE_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    lay_all()
    legal_index()
    DocumentTypeFactory(name="Quyết định", slug="quyet-dinh")
    AgencyFactory(name=ISSUER)
    return writer("nguoi-viet")


@pytest.fixture
def printed(chromium: Browser, tmp_path: Path) -> Path:
    """The decision as a browser prints it to a PDF: a real one, with the fonts of this machine."""
    path = tmp_path / "quyet-dinh-phi-tham-quan.pdf"
    tab = chromium.new_page()
    tab.set_content("<meta charset=utf-8>" + "".join(f"<p>{line}</p>" for line in LINES))
    tab.pdf(path=path, format="A4", margin={"top": "2cm", "bottom": "2cm", "left": "3cm", "right": "2cm"})
    tab.close()
    return path


def desk_of(open_page, author, viewport) -> Tab:
    tab = open_page(strict=False, viewport=viewport)
    sign_in(tab, author)
    return tab


def bring_in(tab: Tab, path: Path) -> None:
    """Choose a file, beginning in the list of documents."""
    tab.goto("/admin/legal_documents/")
    tab.get_by_role("link", name="Thêm văn bản từ tệp").click()
    tab.set_input_files("input[type=file]", str(path))
    tab.get_by_role("button", name="Đọc tệp").click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Đối chiếu văn bản với bản gốc")


def test_an_editor_takes_a_decision_from_its_pdf(open_page, author, printed):
    tab = desk_of(open_page, author, DESKTOP)
    bring_in(tab, printed)

    expect(tab.locator("[name=number]")).to_have_value("27/2026/QĐ-UBND")
    assert tab.locator("[name=text]").input_value().split("\n") == list(LINES)
    left, right = (tab.locator(f".upload-review__{side}").bounding_box() for side in ("original", "fields"))
    assert left["x"] + left["width"] <= right["x"], "the original stands beside what was read"
    assert tab.request.get(tab.locator("iframe").get_attribute("src")).headers["content-type"] == "application/pdf"

    text = tab.locator("[name=text]")
    text.fill("\n".join(LINES).replace("Điều 2. Hiệu lực", "Điều 3. Hiệu lực"))
    expect(tab.locator("[data-outline-target]")).to_contain_text("Thiếu Điều 2 giữa Điều 1 và Điều 3")
    tab.get_by_role("link", name="Điều 3").click()
    assert tab.evaluate("document.activeElement.name") == "text"
    text.fill("\n".join(LINES))
    expect(tab.locator("[data-outline-target]")).not_to_contain_text("Thiếu Điều 2")

    tab.get_by_role("button", name="Lưu bản nháp").click()
    tab.wait_for_url("**/edit/")
    page = LegalDocumentPage.objects.get()
    assert (page.live, page.files.count(), page.issuers.get().signer) == (False, 1, "Trần Thị Bình")
    expect(tab.locator("[data-outline-target]")).to_contain_text("2 khoản, 2 điểm")


def test_the_way_is_usable_on_a_phone_and_by_buttons_alone(open_page, author, tmp_path):
    path = tmp_path / "quyet-dinh.docx"
    path.write_bytes(decision_docx())
    tab = desk_of(open_page, author, PHONE)
    bring_in(tab, path)
    width = tab.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"], f"the page is {width} pixels wide"
    expect(tab.locator(".upload-review__words")).to_contain_text("Điều 1. Phạm vi điều chỉnh")
    tab.route("**/legal/upload/outline/", lambda route: route.abort())
    tab.get_by_role("button", name="Lưu bản nháp").click()
    tab.wait_for_url("**/edit/")


def test_a_scan_is_told_at_once(open_page, author, tmp_path):
    path = tmp_path / "ban-quet.pdf"
    path.write_bytes(scan_of(["x"]))
    tab = desk_of(open_page, author, DESKTOP)
    bring_in(tab, path)
    expect(tab.get_by_text("Tệp này chỉ có ảnh chụp các trang, không có chữ")).to_be_visible()
