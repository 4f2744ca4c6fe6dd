"""What of a text is shown and marked, in titles and in fragments."""

import gzip
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.highlighting import LEFT_OUT, SNIPPET_LENGTH, Segment, highlight, snippet
from search.tokens import syllables

WORDS = st.lists(
    st.sampled_from(
        ["khai", "sinh", "Đăng", "ký", "KÍ", "đất.", "giá", "xã,", "12/2007/QĐ-UBND", "H'Drai", "và\n", "…", "a" * 300]
    ),
    max_size=120,
).map(" ".join)


def shown(segments: tuple[Segment, ...]) -> str:
    return "".join(f"⟦{segment.text}⟧" if segment.is_match else segment.text for segment in segments)


@pytest.mark.parametrize(
    ("title", "words", "expected"),
    [
        ("Thủ tục đăng ký khai sinh", "thu tuc dang ky khai sinh", "⟦Thủ tục đăng ký khai sinh⟧"),
        ("Thủ tục đăng ký khai sinh lại", "khai sinh", "Thủ tục đăng ký ⟦khai sinh⟧ lại"),
        ("Giấy khai sinh: khai nơi sinh", "khai sinh", "Giấy ⟦khai sinh⟧: khai nơi sinh"),
        ("Khai báo nơi sinh", "khai sinh", "⟦Khai⟧ báo nơi ⟦sinh⟧"),
        ("Quyết định 12/2007/QĐ-UBND về giá", "12/2007/qd-ubnd", "Quyết định ⟦12/2007/QĐ-UBND⟧ về giá"),
        ("Kế hoạch lí lịch", "lý lịch", "Kế hoạch ⟦lí lịch⟧"),
        ("Xã Ia H'Drai", "ia hdrai", "Xã ⟦Ia H'Drai⟧"),
        ("Giá đất năm 2027", "giá đất Lý Sơn 2027", "⟦Giá đất⟧ năm ⟦2027⟧"),
        ("Má, mà và mạ", "mà", "Má, ⟦mà⟧ và mạ"),
        ("Má, mà và mạ", "ma", "⟦Má⟧, ⟦mà⟧ và ⟦mạ⟧"),
        ("Má và mạ", "mà", "⟦Má⟧ và ⟦mạ⟧"),
        ("Khai sinh. Khai tử", "sinh khai", "Khai ⟦sinh⟧. ⟦Khai⟧ tử"),
        ("Khai sinh", "", "Khai sinh"),
        ("", "khai sinh", ""),
    ],
)
def test_phrases_of_a_title_are_marked_whole(title: str, words: str, expected: str) -> None:
    assert shown(highlight(title, words)) == expected


def test_synonyms_are_marked_like_the_readers_words() -> None:
    marked = highlight("Uỷ ban nhân dân tỉnh", "ubnd", others=("ủy ban nhân dân",))
    assert shown(marked) == "⟦Uỷ ban nhân dân⟧ tỉnh"


def test_decomposed_titles_are_marked_with_their_accents() -> None:
    title = unicodedata.normalize("NFD", "Lệ phí cấp hộ tịch lí")
    assert [unicodedata.normalize("NFC", text) for text, is_match in highlight(title, "hộ tịch lý") if is_match] == [
        "hộ tịch lí"
    ]


def test_the_fragment_is_where_the_pairs_meet() -> None:
    far = "Khai báo tạm trú. Nơi sinh của trẻ. " * 60
    text = f"{far}Cha mẹ đăng ký khai sinh cho con tại Uỷ ban nhân dân xã. {far}"
    fragment = shown(snippet(text, "dang ky khai sinh"))
    assert fragment.startswith("… Cha mẹ ⟦đăng ký khai sinh⟧ cho con tại Uỷ ban nhân dân xã. Khai báo")
    assert fragment.endswith(" …")


def test_without_any_of_the_words_the_beginning_is_shown() -> None:
    text = "Cổng thông tin điện tử tỉnh.\n\nDòng  thứ hai. " + "chữ " * 200
    fragment = snippet(text, "khai sinh")
    assert len(fragment) == 2
    assert fragment[0].text.startswith("Cổng thông tin điện tử tỉnh. Dòng thứ hai. chữ chữ")
    assert fragment[1].text == " …"
    assert shown(snippet("Một câu ngắn.", "khai sinh")) == "Một câu ngắn."
    assert snippet("", "khai sinh") == ()
    assert snippet(" \n ", "khai sinh") == ()


@given(WORDS, st.sampled_from(["khai sinh", "dang ky", "giá đất", "12/2007", "a" * 300, "", "x"]), st.integers(40, 300))
def test_a_fragment_is_a_part_of_the_text_within_its_length(text: str, words: str, length: int) -> None:
    segments = snippet(text, words, length=length)
    line = "".join(segment.text for segment in segments)
    assert len(line) <= length
    assert "\n" not in line
    part = line.removeprefix(f"{LEFT_OUT} ").removesuffix(f" {LEFT_OUT}") if text.strip() != line else line
    assert part.strip() in " ".join(text.split())
    assert all(set(syllables(segment.text)) <= set(syllables(words)) for segment in segments if segment.is_match)


@given(WORDS, st.sampled_from(["khai sinh", "dang ky", "giá đất", "12/2007", "", "x"]))
def test_a_marked_title_is_the_title(text: str, words: str) -> None:
    segments = highlight(text, words)
    assert "".join(segment.text for segment in segments) == text
    assert all(segment.text for segment in segments)
    if set(syllables(text)) & set(syllables(words)):
        assert any(segment.is_match for segment in segments)


def test_every_long_article_of_law_shows_what_was_looked_for(shared_data: Path) -> None:
    with gzip.open(shared_data / "legal" / "codified_articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [text for line in lines if len(text := json.loads(line).get("noi_dung") or "") > 20_000]
    assert len(texts) == 41
    assert max(map(len, texts)) == 324_811
    for text in texts:
        words = " ".join(syllables(text[len(text) // 2 :])[10:14])
        segments = snippet(text, words)
        assert sum(len(segment.text) for segment in segments) <= SNIPPET_LENGTH
        marked = {word for segment in segments if segment.is_match for word in syllables(segment.text)}
        assert marked & set(words.split())


def test_a_word_that_stands_in_no_pair_is_marked_beside_the_pairs_as_it_was_typed():
    title = "Sở BCVT tổ chức Hội nghị đang triển khai năm 2007"
    for words in ("hội nghị BCVT 2007", "hoi nghi bcvt 2007"):
        assert [part.text for part in highlight(title, words) if part.is_match] == ["BCVT", "Hội nghị", "2007"]
    assert [part.text for part in highlight("Đang làm lại khai sinh", "dang khai sinh") if part.is_match] == [
        "khai sinh"
    ]
