"""Words on pictures of pages are recognised where the program for it is installed."""

import io
import shutil
import subprocess

import pytest

from core.files import ocr, reading
from core.files.ocr import can_recognise, recognised_pages
from core.files.ocr_child import page_words
from core.files.reading import text_of
from tests.factories.files import picture_of, scan_of
from tests.servers.absence import lacking
from tests.servers.machine import has_tesseract

TEXTS = ("QUYẾT ĐỊNH\nĐiều 1. Phạm vi điều chỉnh\nMức thu phí tham quan", "Điều 2. Hiệu lực thi hành")


@pytest.fixture
def scan() -> bytes:
    """Two pages as a scanner makes them, in a font that has the letters."""
    if not has_tesseract():
        lacking("no tesseract with Vietnamese (Debian: tesseract-ocr-vie)")
    font = None
    if shutil.which("fc-match"):
        asked = ["fc-match", "-f", "%{file}", "Noto Serif:lang=vi"]
        font = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    if not font:
        lacking("no font with Vietnamese letters (Debian: fonts-noto-core)")
    first, *others = [picture_of(text, font=font) for text in TEXTS]
    data = io.BytesIO()
    first.save(data, "PDF", save_all=True, append_images=others, resolution=150)
    return data.getvalue()


def test_pages_are_recognised_one_by_one(scan):
    can_recognise.cache_clear()
    assert can_recognise()
    pages = text_of(io.BytesIO(scan)).pages_without_text
    found = dict(recognised_pages(scan, pages))
    assert found == {1: TEXTS[0], 2: TEXTS[1]}


def test_a_request_begins_no_page_after_its_time(scan, monkeypatch):
    monkeypatch.setattr(ocr, "SECONDS_OF_A_REQUEST", 0)
    assert [page for page, _words in recognised_pages(scan, (1, 2))] == [1]


def test_a_page_that_is_not_there_gives_no_words():
    assert dict(recognised_pages(scan_of(["x"]), (9,))) == {9: ""}


def test_a_page_that_takes_too_long_gives_no_words(monkeypatch):
    monkeypatch.setattr(reading, "SECONDS_TO_WAIT", 0.01)
    assert dict(recognised_pages(scan_of(["x"]), (1,))) == {1: ""}


def test_without_the_program_nothing_is_offered(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    can_recognise.cache_clear()
    assert not can_recognise()
    can_recognise.cache_clear()


def test_stamps_are_no_pages(monkeypatch):
    monkeypatch.setattr("core.files.ocr_child.SMALLEST", 5_000)
    assert page_words(scan_of(["x"]), 1) == {"words": ""}
