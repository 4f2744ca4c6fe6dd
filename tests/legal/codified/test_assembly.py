"""Articles put together are the text of their document again: in order, below their chapters, without a word lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal.provisions import Level
from legal.sources.codified_assembly import ArticleText, Draft
from legal.sources.codified_documents import SourceDocument
from legal.sources.codified_text import (
    fingerprint,
)
from legal.structure import structured
from tests.factories.codified import article, articles, source
from tests.legal.codified.lines import WORDS, documents


def law(*chapters: str, code: str = "1.1.LQ") -> list[dict]:
    """Return the articles of a law with the chapters of its subject."""
    return [
        article(f"{code}.{place}", source("1/2019/QH14", f"Điều {place}", loai="Luật"), chuong=chapter)
        for place, chapter in enumerate(chapters, start=1)
    ]


def above(document: SourceDocument) -> list[tuple[str, ...]]:
    return [held.above for held in document.articles]


def test_chapters_of_a_subject_are_those_of_the_law_that_lays_it_out(tmp_path):
    chapters = (
        "Phần nhất - CHUNG - Chương I - THUYỀN",
        "Phần nhất - CHUNG - Chương I - THUYỀN",
        "Chương lI - NGƯỜI - Mục 1 - CHỦ THUYỀN",
        "Mục 2 - NGƯỜI CHÈO",
        "Phần hai - BẾN",
    )
    found, _refused = documents(tmp_path, *law(*chapters), *articles("12/2019/NĐ-CP", 2, "1.1.NĐ.1"))
    assert above(found[0]) == [
        ("Phần thứ nhất. CHUNG", "Chương I. THUYỀN"),
        (),
        ("Chương II. NGƯỜI", "Mục 1. CHỦ THUYỀN"),
        ("Mục 2. NGƯỜI CHÈO",),
        ("Phần thứ hai. BẾN",),
    ]
    assert above(found[1]) == [(), ()]


def test_a_chapter_that_begins_with_an_article_of_no_document_is_not_lost(tmp_path):
    one, two, three, four = law("Chương I - A", "Chương II - B - Mục 1 - C", "Mục 2 - D", "Mục 2 - D")
    other = article("1.1.LQ.9", source("2/2020/QH14", "Điều 2", loai="Luật", vbpl_item_id="2"), chuong="Chương III - E")
    found, refused = documents(tmp_path, one, two | {"nguon": []}, three, four, other)
    assert len(refused) == 1
    assert above(found[0]) == [("Chương I. A",), ("Chương II. B", "Mục 2. D"), ()]
    assert above(found[1]) == [()]


def test_a_law_whose_name_is_missing_is_called_as_the_subject_that_it_lays_out(tmp_path):
    nameless = [one | {"nguon": [one["nguon"][0] | {"ten": ""}]} for one in law("Chương I - A", "Chương I - A")]
    decree = [article("1.1.NĐ.1.1", source(ten="", vbpl_item_id="3"))]
    found, _refused = documents(tmp_path, *nameless, *decree)
    assert [one.name for one in found] == ["Thuyền thúng", ""]
    on_lawyers = [one | {"de_muc": "Luật sư"} for one in nameless]
    found, _refused = documents(tmp_path, *on_lawyers)
    assert [one.name for one in found] == ["Luật Luật sư"]


@pytest.mark.parametrize(
    "chapters", [("Chương I - A", "Chương II - B", "Chương I - A"), ("Những quy định chung", "Khác", "")]
)
def test_chapters_that_do_not_fit_the_order_of_a_law_are_left_out(tmp_path, chapters):
    (found,), _refused = documents(tmp_path, *law(*chapters))
    assert above(found) == [(), (), ()]


def draft(*parts: tuple[str, str, str]) -> Draft:
    return Draft(tuple(ArticleText(position=position, title=title, text=text) for position, title, text in parts))


def anchors(text: str) -> list[str]:
    return [piece.anchor for piece in structured(text).pieces if piece.level == Level.ARTICLE]


def test_articles_are_found_again_in_the_text_and_what_they_quote_is_text():
    made = draft(
        ("Điều 1", "Sửa đổi", "1. Điều 7 được sửa như sau:\n“Điều 7. Thuyền nan\n1. Thuyền nan được đăng ký.”"),
        ("Điều 2", "", "Chương II\nQUY ĐỊNH KHÁC"),
        ("Điều 2a", "Thuyền thúng", "1. Một\u200b.\r\n\r\n  2. Hai.  "),
    )
    settled = made.settled(structured)
    assert settled.is_exact
    assert anchors(settled.text) == list(made.anchors) == ["dieu-1", "dieu-2", "dieu-2a"]
    assert settled.text.endswith("Điều 2.\n Chương II\nQUY ĐỊNH KHÁC\nĐiều 2a. Thuyền thúng\n1. Một.\n2. Hai.")
    assert fingerprint(settled.text) == made.fingerprint


def test_chapters_stand_above_their_articles_and_are_read_as_such():
    made = Draft(
        (
            ArticleText(position="Điều 1", title="A", text="1. Một.", above=("Chương I. CHUNG",)),
            ArticleText(position="Điều 2", title="B", text="", above=("Chương II. NGƯỜI", "Mục 1. CHỦ")),
        )
    )
    settled = made.settled(structured)
    assert settled.is_exact
    assert settled.text == ("Chương I. CHUNG\nĐiều 1. A\n1. Một.\nChương II. NGƯỜI\nMục 1. CHỦ\nĐiều 2. B")
    assert [piece.anchor for piece in structured(settled.text).pieces if piece.anchor][-3:] == [
        "chuong-ii",
        "chuong-ii.muc-1",
        "dieu-2",
    ]


def test_an_article_that_is_said_twice_stands_once_and_what_differs_stands_below_it():
    short, full = "1. Một.\nphu-luc.docx", "1. Một.\nTên\nGiá\nThuyền\nMười đồng"
    same = draft(("Điều 1", "A", full), ("Điều 1", "A", "1.  Một. Tên Giá Thuyền\nMười đồng"), ("Điều 2", "B", ""))
    assert same.settled(structured).text == f"Điều 1. A\n{full}\nĐiều 2. B"
    different = draft(("Điều 1", "A", short), ("Điều 1", "A", full), ("Điều 2", "B", ""))
    settled = different.settled(structured)
    assert settled.text == f"Điều 1. A\n{full}\n Điều 1. A\n 1. Một.\n phu-luc.docx\nĐiều 2. B"
    assert settled.is_exact
    assert different.anchors == ("dieu-1", "dieu-1", "dieu-2")


def test_an_article_without_a_number_keeps_its_words():
    assert draft(("", "", "Một đoạn."), ("Mục IV", "Thuyền", "1. Một.")).text == "Một đoạn.\nMục IV. Thuyền\n1. Một."


LINE = (
    st.sampled_from(
        [
            "Điều 3. Thuyền",
            "“Điều 9. Thuyền",
            "Chương II",
            "PHỤ LỤC I",
            "1. Một",
            "a) Hai",
            "Nơi nhận:",
            "Căn cứ Luật Thuyền",
            "- Ba”",
        ]
    )
    | WORDS
)


@given(st.lists(st.tuples(st.sampled_from(["", "Thuyền"]), st.lists(LINE, max_size=6)), min_size=1, max_size=5))
def test_whatever_articles_quote_none_of_their_words_is_lost(parts):
    made = draft(*((f"Điều {place}", title, "\n".join(lines)) for place, (title, lines) in enumerate(parts, start=1)))
    settled = made.settled(structured)
    assert settled.text.split() == made.text.split()
    assert fingerprint(settled.text) == made.fingerprint
