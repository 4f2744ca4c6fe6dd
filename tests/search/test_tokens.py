"""Words of texts as both engines index them: rules, properties, and the real texts' places."""

import gzip
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.vietnamese import fold, tone_placement, with_y
from search.tokens import MAX_TOKEN_LENGTH, exact, pairs, spans, syllables

TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạắặầấẩẫậềếểễệíịòóỏõọốồộớờợúùủũụứừựýỳỷỹỵHÒÚYĐ"),
        st.sampled_from(" \n.,:;/-_'\u2019“”()0123456789²º…\u0301\u0300\u0323\u0302\u031b\u00ad\u200b"),
        st.characters(max_codepoint=0x24F),
    )
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Đăng ký KHAI SINH", ["dang", "ky", "khai", "sinh"]),
        ("lí lịch kĩ sư", ["ly", "lich", "ky", "su"]),
        ("12/2007/QĐ-UBND", ["12", "2007", "qd", "ubnd"]),
        ("66.13/2026, 1.000.000đ và 0,5 ha", ["66.13", "2026", "1.000.000d", "va", "0,5", "ha"]),
        ("khai sinh.Thủ tục;Địa chỉ:Quảng Ngãi", ["khai", "sinh", "thu", "tuc", "dia", "chi", "quang", "ngai"]),
        ("Ia H'Drai, Ia H\u2019Drai", ["ia", "hdrai", "ia", "hdrai"]),
        ("Họ tên____sinh ngày", ["ho", "ten", "sinh", "ngay"]),
        ("100 m² ở 25ºC ✅", ["100", "m2", "o", "25", "c"]),
        ("thu\u00adtuc \u200edang", ["thutuc", "dang"]),
        ("Ƀa Na, Xơ Đăng", ["ba", "na", "xo", "dang"]),
        ("trung ương 陳京", ["trung", "uong", "陳", "京"]),
        ("", []),
        (" …–— ", []),
    ],
)
def test_a_text_is_cut_into_folded_syllables(text: str, words: list[str]) -> None:
    assert syllables(text) == words


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_decomposed_texts_have_the_same_words(form: str) -> None:
    text = unicodedata.normalize(form, "Uỷ ban nhân dân xã Đặng Thùy Trâm, kĩ thuật")
    assert syllables(text) == ["uy", "ban", "nhan", "dan", "xa", "dang", "thuy", "tram", "ky", "thuat"]
    assert exact(text) == ["uỷ", "ban", "nhân", "dân", "xã", "đặng", "thuỳ", "trâm", "kỹ", "thuật"]


def test_marks_typed_in_the_wrong_order_still_make_the_letter() -> None:
    assert exact("e\u0301\u0302 e\u0302\u0301 \u00e9\u0302 a\u0323\u0302") == ["ế", "ế", "ế", "ậ"]


def test_neighbours_make_pairs_and_one_syllable_makes_none() -> None:
    assert pairs("Khai sinh lại") == ["khai_sinh", "sinh_lai"]
    assert pairs("khai") == []
    assert pairs("a_b c") == ["a_b", "b_c"]


def test_both_spellings_are_one_exact_word_and_other_tones_are_not() -> None:
    assert exact("hòa lí") == exact("HOÀ LÝ") == ["hoà", "lý"]
    assert exact("quý của toàn hoàn") == ["quý", "của", "toàn", "hoàn"]
    assert exact("má") != exact("mà")


def test_an_endless_word_is_cut() -> None:
    assert [len(word) for word in syllables("a" * 600)] == [MAX_TOKEN_LENGTH, MAX_TOKEN_LENGTH, 90]
    assert [(token.start, token.end) for token in spans("a" * 300)] == [(0, 255), (255, 300)]


def test_places_cover_the_whole_written_word() -> None:
    text = unicodedata.normalize("NFD", "«Thuý» ở Ia H\u2019Drai,")
    assert [text[token.start : token.end] for token in spans(text)] == [
        unicodedata.normalize("NFD", word) for word in ("Thuý", "ở", "Ia", "H\u2019Drai")
    ]


@given(TEXTS)
def test_words_with_places_are_the_same_words(text: str) -> None:
    tokens = list(spans(text))
    assert [token.text for token in tokens] == syllables(text)
    places = [place for token in tokens for place in (token.start, token.end)]
    assert places == sorted(places)
    assert all(token.start < token.end <= len(text) for token in tokens)


@given(TEXTS)
def test_exact_words_folded_are_the_folded_words(text: str) -> None:
    assert [syllables(word) for word in exact(text)] == [[word] for word in syllables(text)]


@given(st.lists(st.text(alphabet="ăâđêôơưàáảãạếộýỹbcdghklmnpqrstvx", min_size=1), max_size=12))
def test_folding_first_changes_no_word(words: list[str]) -> None:
    text = " ".join(words)
    assert syllables(fold(text)) == syllables(text)
    assert syllables(unicodedata.normalize("NFD", text)) == syllables(text)


def test_every_word_of_real_news_stands_where_its_place_says(shared_data: Path) -> None:
    with gzip.open(shared_data / "news" / "moj_articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    assert len(texts) == 247
    for text in texts:
        tokens = list(spans(text))
        assert [token.text for token in tokens] == syllables(text)
        assert all(syllables(text[token.start : token.end]) == [token.text] for token in tokens[::10])
        assert exact(tone_placement(text)) == exact(text)


@pytest.mark.parametrize("word", ["ki", "lí", "quí"])
def test_queries_and_texts_share_the_rule_of_i_and_y(word: str) -> None:
    assert syllables(word) == [with_y(fold(word))]
