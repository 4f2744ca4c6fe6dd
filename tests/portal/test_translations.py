"""Pages speak one language: no sentence of ours is left in English on a Vietnamese page, or the other way round."""

import re
from collections.abc import Iterable
from pathlib import Path

import polib
import pytest
from bs4 import BeautifulSoup
from django.test import Client

from core.models import User
from core.vietnamese import has_accents, tone_placement
from directory.models import Agency
from news.models import NewsKind, NewsPage
from news.models.news import CorrectionNotice
from tests.factories import AgencyFactory, ContentPageFactory, FieldFactory, NewsPageFactory, news_index, publish
from tests.factories.pages import home_page
from tests.servers.processes import ROOT

SAID_IN = ("alt", "aria-label", "content", "data-done", "placeholder", "title")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|%%")
SHORTEST = 7  # shorter words, such as "link", also stand in names
OURS = ROOT / "locale" / "vi" / "LC_MESSAGES" / "django.po"
CATALOGUES = sorted(ROOT.glob("locale*/vi/LC_MESSAGES/*.po"))
PAGES = {
    "vi": ("/", "/tin-tuc/", "/tin-tuc/?loai=khong-co&trang=9", "/tim-kiem/?q=khai+sinh", "/tim-kiem/"),
    "en": ("/en/", "/en/news/", "/en/news/?loai=nothing&trang=9", "/en/tim-kiem/?q=ferry", "/en/tim-kiem/"),
}
WRONG_TURNS = {
    "vi": ("/tim-kiem/?q=zzzz&nam=1999&tu=1/1/2020&den=xx&trang=0&sap-xep=x", "/khong-co/"),
    "en": ("/en/tim-kiem/?q=zzzz&nam=1999&tu=1/1/2020&den=xx&trang=0&sap-xep=x", "/en/nothing/"),
}
SIGN_IN = ("/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/accounts/login/code/")


@pytest.fixture
def site(db) -> dict[str, list[str]]:
    """What readers of either language meet: one of each type of page, with all that it can say. No content."""
    agency, field = AgencyFactory(name="A 1", name_en="A 1"), FieldFactory(name="F 1", name_en="F 1")
    return {language: one_of_each(language, agency, field) for language in PAGES}


def one_of_each(language: str, agency: Agency, field: object) -> list[str]:
    """Publish in ``language`` and return the addresses of all pages to look at."""
    body = [
        ("heading", {"text": "H 1", "level": "2"}),
        ("heading", {"text": "H 2", "level": "2"}),
        ("notice", {"kind": "warning", "title": "N 1", "text": "<p>1</p>"}),
        ("video", {"title": "V 1", "address": "https://vimeo.com/1", "image": None}),
    ]
    section = ContentPageFactory(title="S 1", parent=home_page(language), body=body)
    ContentPageFactory(title="S 2", parent=section, body=[])
    item: NewsPage = NewsPageFactory(
        title="T 1",
        summary="",
        body=body,
        parent=news_index(language),
        agency=agency,
        fields=[field],
        source_name="B 1",
    )
    item.corrections.add(CorrectionNotice(text="C 1"))
    publish(item)
    for kind in NewsKind.values:
        NewsPageFactory(title="T 2", summary="", body=[], parent=news_index(language), agency=agency, kind=kind)
    return [*PAGES[language], *WRONG_TURNS[language], section.url, item.url]


def said(html: bytes, language: str) -> list[str]:
    """Return what a page says in its own language: texts and labels, without what is marked as another one's."""
    soup = BeautifulSoup(html, "html.parser")
    assert soup.html["lang"] == language
    for other in soup.select("script, style, [lang]:not(html)"):
        if other.get("lang") != language:
            other.decompose()
    labels = [element[name] for element in soup.find_all(True) for name in SAID_IN if element.has_attr(name)]
    return [" ".join(text.split()) for text in [*soup.stripped_strings, *labels]]


def pieces(texts: Iterable[str]) -> set[str]:
    """Return what of ``texts`` stands between placeholders and is long enough to be known again."""
    parts = (part.strip(" “”.,:") for text in texts for part in PLACEHOLDER.split(text))
    return {part for part in parts if len(part) >= SHORTEST}


def left_over(client: Client, addresses: Iterable[str], language: str, foreign: set[str]) -> list[tuple[str, str]]:
    """Return the address and the piece for every piece of another language."""
    found = []
    for address in addresses:
        texts = said(client.get(address, follow=True).content, language)
        found += [(address, piece) for piece in foreign if any(stands_in(piece, text) for text in texts)]
    return found


def stands_in(piece: str, text: str) -> bool:
    """Say whether the whole words of ``piece`` stand in ``text``."""
    return piece in text and re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", text) is not None


def english() -> set[str]:
    return pieces(text for entry in polib.pofile(str(OURS)) for text in (entry.msgid, entry.msgid_plural) if text)


def vietnamese() -> set[str]:
    entries = polib.pofile(str(OURS))
    texts = pieces(text for entry in entries for text in (entry.msgstr, *entry.msgstr_plural.values()))
    return {text for text in texts if has_accents(text)}


def test_vietnamese_pages_say_nothing_in_english(client, site):
    assert left_over(client, [*site["vi"], *SIGN_IN], "vi", english()) == []


def test_english_pages_say_nothing_in_vietnamese(client, site):
    assert left_over(client, site["en"], "en", vietnamese()) == []


def test_the_search_for_english_would_find_some(client, site):
    assert {address for address, _ in left_over(client, site["en"], "en", english())} == set(site["en"])


@pytest.mark.django_db
def test_an_editor_writes_news_in_vietnamese(client):
    client.force_login(User.objects.create_superuser("bien-tap"))
    texts = said(client.get(f"/admin/pages/add/news/newspage/{news_index().pk}/").content, "vi")
    assert {"Lưu nháp", "Xuất bản", "Xem trước", "Tiêu đề", "Đính chính", "Lĩnh vực"} <= set(texts)
    theirs = ("Save draft", "Publish", "Preview", "Content", "Promote", "Settings", "Set schedule", "Choose an image")
    assert [text for text in texts if text in {*theirs, *english()}] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_translations_are_spelt_as_the_house_spells(path: Path):
    """New tone placement ("hoà", "xoá", "uỷ"), which the names of the state use; composed letters."""
    texts = [text for entry in polib.pofile(str(path)) for text in (entry.msgstr, *entry.msgstr_plural.values())]
    assert texts
    assert [text for text in texts if tone_placement(text) != text] == []
