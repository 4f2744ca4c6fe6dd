"""What the demonstration content says, checked as an editor would check it: spelling, quotes, alt texts, kinds."""

import re
import unicodedata
from pathlib import Path

import pytest

from home.demonstration import content
from home.demonstration.bodies import Places, UnknownPartError, body_json
from home.demonstration.canvas import HEIGHT, WIDTH
from home.demonstration.pictures import DRAWINGS, draw
from legal.provisions import Level, address_in
from legal.structure import Role, articles, structured
from news.models import NewsKind
from tests.home.texts import prose

PAGES = content.page_texts()
# "hoà", "thuỷ": the tone stands on the last vowel where no consonant follows; "hòa", "thủy" are the other style.
OTHER_TONE_STYLE = re.compile(r"(?:[òóỏõọ][ae]|(?<!q)[ùúủũụ]y)\b", re.IGNORECASE)


def texts_of(path: Path) -> list[str]:
    return list(prose(content._read(path.relative_to(content.CONTENT).as_posix())))


SOURCES = sorted(content.CONTENT.rglob("*.toml"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_text_is_composed_single_spaced_and_without_straight_quotes(path):
    for text in texts_of(path):
        assert unicodedata.is_normalized("NFC", text), text
        assert "  " not in text, text
        assert '"' not in text, text
        assert "'" not in text, text
        assert text == text.strip(), text
        assert not re.search(r"\s[,.;:!?](?:\s|$)", text), text


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_tones_stand_where_official_texts_put_them(path):
    assert [found for text in texts_of(path) for found in OTHER_TONE_STYLE.findall(text)] == []


OFFICIAL = sorted(content.CONTENT.rglob("*.txt"))


@pytest.mark.parametrize("path", OFFICIAL, ids=lambda path: path.stem)
def test_official_texts_are_written_with_care_and_wholly_recognised(path):
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert OTHER_TONE_STYLE.findall(text) == []
    assert not re.search(r"['\"]|\S  |\s[,.;:!?](?:\s|$)| \n|\n\n", text)
    assert path.with_suffix(".toml").exists()
    pieces = structured(text).pieces
    assert not [piece for piece in pieces if piece.role is Role.UNREAD]
    assert {Role.HEADER, Role.PLACE_AND_DATE, Role.SIGNATURE, Role.RECIPIENTS} <= {piece.role for piece in pieces}


def test_official_texts_show_chapters_clauses_points_and_quoted_amendments():
    texts = {path.stem: path.read_text(encoding="utf-8") for path in OFFICIAL}
    counted = {name: len(articles(structured(text))) for name, text in texts.items()}
    assert counted["quyet-dinh-28-2026-qd-ubnd"] == 40
    assert counted["quyet-dinh-22-2026-qd-ubnd"] == 4
    assert len([number for number in counted.values() if 4 <= number <= 15]) >= 5
    levels = {piece.level for piece in structured(texts["quyet-dinh-28-2026-qd-ubnd"]).pieces}
    assert {Level.CHAPTER, Level.ARTICLE, Level.CLAUSE, Level.POINT} <= levels


def test_relations_quote_sentences_that_stand_in_the_acting_document():
    for path in sorted(content.CONTENT.rglob("vi/documents/*.toml")):
        values = content._read(path.relative_to(content.CONTENT).as_posix())
        text = path.with_suffix(".txt")
        words = text.read_text(encoding="utf-8") if text.exists() else "\n".join(prose(values.get("body", ())))
        for relation in values["relations"]:
            assert relation.get("quote", "") in words, path.stem
            for clause in (relation.get("target_clause", ""), relation.get("subject_clause", "")):
                assert address_in(clause).words == clause, path.stem


def test_the_check_of_tones_knows_both_styles():
    assert OTHER_TONE_STYLE.search("ủy ban")
    assert OTHER_TONE_STYLE.search("xóa bỏ")
    assert not OTHER_TONE_STYLE.search("uỷ ban xoá quý của toàn thuyền đúng hoà")


def test_vietnamese_pages_are_written_with_accents():
    for page in (page for page in PAGES if page.language == "vi"):
        marked = [letter for letter in page.title + page.summary if ord(letter) > 127]
        assert len(marked) > len(page.title) / 10, page.key


def test_there_are_twelve_items_of_every_kind_and_four_pages_in_vietnamese():
    news = [page for page in PAGES if page.is_news and page.language == "vi"]
    assert len(news) == 12
    assert {page.kind for page in news} == set(NewsKind.values)
    assert len([page for page in PAGES if not page.is_news and page.language == "vi"]) == 4


def test_the_items_show_every_part_of_a_text_but_video():
    words = {word for page in PAGES for part in page.body for word in part}
    assert {"paragraph", "heading", "list", "picture", "file", "table", "quote", "notice", "steps"} <= words
    assert any(page.corrections for page in PAGES)
    assert any(page.expire_at for page in PAGES)


def test_each_item_names_an_agency_and_fields_that_exist():
    agencies = {agency["slug"] for agency in content.agencies()}
    fields = {field["slug"] for field in content.fields()}
    for page in (page for page in PAGES if page.is_news):
        assert page.agency in agencies, page.key
        assert page.fields, page.key
        assert set(page.fields) <= fields, page.key


def test_every_summary_fits_and_every_english_page_translates_a_vietnamese_one():
    keys = {page.key for page in PAGES}
    for page in PAGES:
        assert 40 < len(page.summary) <= 500, page.key
        assert set(page.related) <= keys, page.key
        if page.language == "en":
            assert page.translation_of in keys, page.key


def test_every_picture_tells_what_it_shows_in_the_language_of_its_page():
    described = {picture.key for picture in content.media().pictures if picture.description}
    assert described == set(DRAWINGS)
    for page in PAGES:
        own = [part for part in page.body if "picture" in part]
        assert all(part.get("alt") for part in own), page.key
        if page.language == "en" and page.picture:
            assert page.picture_alt, page.key


def test_the_pictures_are_different_of_one_size_and_small():
    files = {key: draw(key) for key in DRAWINGS}
    assert len(set(files.values())) == len(DRAWINGS) >= 8
    for key, file in files.items():
        assert file[:8] == b"\x89PNG\r\n\x1a\n"
        assert (int.from_bytes(file[16:20]), int.from_bytes(file[20:24])) == (WIDTH, HEIGHT) == (1200, 800), key
        assert len(file) < 150_000, key


def test_a_part_of_a_text_without_a_known_word_is_refused():
    with pytest.raises(UnknownPartError):
        body_json([{"paragraf": "Sai chính tả."}], Places(pictures={}, files={}, descriptions={}))
