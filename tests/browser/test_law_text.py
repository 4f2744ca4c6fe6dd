"""How people read the text of a law: contents that follow, citations to copy; on phones, without scripts, on paper."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from home.foundation import lay_foundation
from legal.models import LegalDocumentPage
from legal.provisions import ProvisionAddress
from legal.relation_types import RelationType
from legal.structure import structured
from legal.structure.citation import citation_of
from tests.browser.pages import DESKTOP, PHONE
from tests.factories.legal import DocumentTypeFactory, LegalDocumentFactory, relation
from tests.factories.legal_text import DECISION, made_up_code, made_up_law
from tests.servers.processes import ROOT

pytestmark = pytest.mark.browser

ARTICLES = 700
CLIPBOARD = ["clipboard-read", "clipboard-write"]
OpenPage = Callable[..., Page]


@pytest.fixture
def code(transactional_db: None, live_server: object) -> LegalDocumentPage:
    """A published law of 700 articles."""
    lay_foundation()
    return LegalDocumentFactory(
        title="Bộ luật Bến bãi", abstract="Bến bãi", text=made_up_code(ARTICLES), text_source="Một bản dựng để thử"
    )


@pytest.fixture
def decision(transactional_db: None, live_server: object) -> LegalDocumentPage:
    """A published decision that encloses a regulation; another document changed and ended provisions of it."""
    lay_foundation()
    page = LegalDocumentFactory(
        number="12/2026/QĐ-UBND",
        title="Quyết định 12/2026/QĐ-UBND: Bến bãi",
        document_type=DocumentTypeFactory(name="Quyết định"),
        text=DECISION,
    )
    acts = [
        relation(RelationType.AMENDS, page, target_clause="khoản 1 Điều 1", source="Điều 1"),
        relation(RelationType.REPEALS, page, target_clause="Điều 2", source="Điều 2"),
    ]
    LegalDocumentFactory(number="40/2026/QĐ-UBND", relations=acts)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["360", "1280"])
def test_the_rules_of_accessibility_find_nothing_in_a_text_with_notes(decision, open_page: OpenPage, scheme, viewport):
    tab = open_page(decision.url, viewport=viewport, color_scheme=scheme)
    tab.locator("#muc-luc").click() if viewport == PHONE else None
    faults = [
        (one["id"], [node["target"] for node in one["nodes"]][:3]) for one in Axe().run(tab).response["violations"]
    ]
    assert faults == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_the_contents_list_follows_the_reader_and_moves_nothing_but_itself(code, open_page: OpenPage):
    tab = open_page(code.url, viewport=DESKTOP)
    contents = tab.locator("[data-law-contents]")
    for number in (350, ARTICLES, 2):
        tab.evaluate("anchor => { window.location.hash = anchor; }", f"dieu-{number}")
        current = contents.locator(f"a[href='#dieu-{number}']")
        expect(current).to_have_attribute("aria-current", "true")
        expect(current).to_be_in_viewport()
        assert contents.locator("[aria-current]").count() == 1
        expect(tab.locator(f"[id='dieu-{number}']")).to_be_in_viewport()


@pytest.mark.parametrize("asked", ["350", "Điều 350", "dieu 350"])
def test_on_a_phone_one_button_stays_in_reach_and_a_number_leads_to_its_article(code, open_page: OpenPage, asked):
    tab = open_page(f"{code.url}#dieu-600", viewport=PHONE)
    expect(tab.locator("[id='dieu-600']")).to_be_in_viewport()
    button = tab.locator("#muc-luc")
    expect(button).to_be_in_viewport()
    expect(button).to_contain_text("Điều 600")
    button.click()
    tab.get_by_label("Đến Điều số").fill(asked)
    tab.keyboard.press("Enter")
    expect(tab.locator("[id='dieu-350']")).to_be_in_viewport()
    assert tab.evaluate("window.location.hash") == "#dieu-350"
    expect(tab.locator("[data-law-contents] details").first).not_to_have_attribute("open", "")
    assert tab.evaluate("document.activeElement.hash") == "#dieu-350"


def test_words_leave_only_the_entries_that_bear_them_with_and_without_accents(code, open_page: OpenPage):
    tab = open_page(code.url, viewport=PHONE)
    tab.locator("#muc-luc").click()
    entries = tab.locator("[data-law-contents-list] a[href^='#dieu-']:visible")
    field = tab.get_by_label("Đến Điều số")
    field.fill("số lượng thúng")
    with_accents = entries.all_inner_texts()
    assert 0 < len(with_accents) < ARTICLES
    assert all("số lượng thúng" in entry for entry in with_accents)
    field.fill("so luong thung")
    assert entries.all_inner_texts() == with_accents
    expect(tab.locator("[data-law-jump-count]")).to_contain_text("Tìm thấy")
    field.fill("")
    assert tab.locator("[data-law-contents-list] li").count() > ARTICLES


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["360", "1280"])
def test_without_scripts_chapters_unfold_and_lead_to_their_articles(code, open_page: OpenPage, viewport):
    tab = open_page(code.url, viewport=viewport, java_script_enabled=False)
    tab.locator("#muc-luc").click()
    for fold in ("Điều 141 – Điều 280", "Điều 176 – Điều 210", "Điều 193 – Điều 210"):
        tab.locator("summary", has_text=fold).click()
    tab.locator("[data-law-contents] a[href='#dieu-200']").click()
    expect(tab.locator("[id='dieu-200']")).to_be_in_viewport()
    assert not tab.get_by_label("Đến Điều số").is_visible()


def test_the_keyboard_copies_the_citation_of_a_point_and_comes_back(decision, open_page: OpenPage):
    tab = open_page(decision.url, permissions=CLIPBOARD)
    label = tab.locator("[id='phu-luc-quy-dinh.dieu-1.khoan-1.diem-da'] a.label")
    label.focus()
    tab.keyboard.press("Enter")
    button = tab.get_by_role("button", name="Sao chép trích dẫn")
    expect(button).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.locator("[data-citation-status]")).to_have_text("Đã sao chép")
    quoted = "điểm đ khoản 1 Điều 1 Quy định ban hành kèm theo Quyết định số 12/2026/QĐ-UBND"
    assert tab.evaluate("navigator.clipboard.readText()") == quoted
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    address = tab.evaluate("navigator.clipboard.readText()")
    assert address.endswith(f"{decision.url}#phu-luc-quy-dinh.dieu-1.khoan-1.diem-da")
    tab.keyboard.press("Escape")
    expect(button).to_be_hidden()
    expect(label).to_be_focused()


def test_every_provision_is_cited_as_the_drafting_rules_have_it(decision, open_page: OpenPage):
    tab = open_page(decision.url)
    addresses = {piece.anchor: piece.address for piece in structured(DECISION).pieces if piece.anchor}
    shown = tab.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll(".law a.label")].map((label) => {
            label.click();
            return [label.hash.slice(1), document.querySelector("[data-citation-words]").textContent];
        }))"""
    )
    assert shown == {anchor: cited(address) for anchor, address in addresses.items()}


def cited(address: ProvisionAddress) -> str:
    return citation_of(address, type_name="Quyết định", number="12/2026/QĐ-UBND")


def test_without_scripts_a_label_is_the_address_of_its_provision(decision, open_page: OpenPage):
    tab = open_page(decision.url, java_script_enabled=False)
    tab.locator("[id='phu-luc-i.khoan-2'] a.label").click()
    assert tab.url.endswith(f"{decision.url}#phu-luc-i.khoan-2")
    assert not tab.get_by_role("button", name="Sao chép trích dẫn").is_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_far_articles_are_found_by_their_address_though_the_browser_lays_out_only_what_is_near(
    code, open_page: OpenPage, scripts
):
    tab = open_page(f"{code.url}#dieu-699.khoan-2", viewport=PHONE, java_script_enabled=scripts)
    expect(tab.locator("[id='dieu-699.khoan-2']")).to_be_in_viewport()


def test_on_paper_the_whole_text_stands_and_the_contents_do_not(code, open_page: OpenPage):
    tab = open_page(code.url)
    tab.emulate_media(media="print")
    assert not tab.locator("[data-law-contents]").is_visible()
    assert tab.locator(".law .article").last.evaluate("one => getComputedStyle(one).contentVisibility") == "visible"
    assert tab.locator(".print-only").is_visible()
    assert tab.locator(".law .label").first.evaluate("one => getComputedStyle(one, '::after').content") == "none"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_reader_asks_for_the_status_on_another_day(decision, open_page: OpenPage, scripts):
    tab = open_page(decision.url, viewport=PHONE, java_script_enabled=scripts)
    tab.locator("#tinh-trang > summary").click()
    tab.get_by_label("Tình trạng vào ngày").fill("2019-01-01")
    tab.get_by_role("button", name="Xem").click()
    tab.wait_for_url("**ngay=2019-01-01**")
    expect(tab.locator(".on-day-found")).to_contain_text("Chưa có hiệu lực")
    expect(tab.locator(".on-day-found")).to_be_in_viewport()


def test_the_first_article_is_read_while_the_rest_is_still_on_its_way(code, client, open_page: OpenPage):
    answer = client.get(code.url).content
    half = answer.index(b'id="dieu-2"')
    assert half < len(answer) / 4
    with answered_in_halves(answer, half) as (address, rest):
        tab = open_page()
        tab.goto(address, wait_until="commit")
        first = tab.locator("[id='dieu-1.khoan-2']")
        expect(first).to_be_visible()
        tab.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
        assert tab.evaluate("document.readyState") == "loading"
        assert tab.locator("[id='dieu-3']").count() == 0
        assert not rest.is_set()
        rest.set()
        expect(tab.locator(f"[id='dieu-{ARTICLES}']")).to_be_attached()
        expect(first).to_be_visible()


def handler_of_halves(answer: bytes, half: int, rest: threading.Event) -> type[BaseHTTPRequestHandler]:
    """Return what answers with static files, and with ``answer`` in two halves, the second once ``rest`` is set."""

    class Halves(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            is_page = self.path == "/"
            body = answer if is_page else self.static_file()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", self.content_type())
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if is_page:
                self.wfile.write(body[:half])
                self.wfile.flush()
                rest.wait(60)
                self.wfile.write(body[half:])
            else:
                self.wfile.write(body)

        def static_file(self) -> bytes:
            path = Path(ROOT, self.path.lstrip("/"))
            return path.read_bytes() if path.is_file() and path.suffix in {".css", ".js", ".svg"} else b""

        def content_type(self) -> str:
            types = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
            return types.get(Path(self.path).suffix, "text/html; charset=utf-8")

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    return Halves


@contextmanager
def answered_in_halves(answer: bytes, half: int) -> Iterator[tuple[str, threading.Event]]:
    """Serve ``answer`` on a port of loopback; what stands behind ``half`` is sent once the event is set."""
    rest = threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of_halves(answer, half, rest))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/", rest
    finally:
        rest.set()
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_law_of_1300_provisions_scrolls_sideways_nowhere(transactional_db, live_server, open_page: OpenPage):
    lay_foundation()
    page = LegalDocumentFactory(text=made_up_law(1300))
    tab = open_page(page.url, viewport={"width": 320, "height": 640})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
