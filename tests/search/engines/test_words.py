"""What a reader's words ask for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines.identifiers import asked_forms, stored_forms
from search.engines.words import MAX_SYLLABLES, asked, required
from search.understanding.vocabulary import Synonyms, Vocabulary


@pytest.mark.parametrize(
    ("count", "needed"), [(0, 0), (1, 1), (3, 3), (4, 3), (5, 3), (6, 3), (8, 4), (9, 2), (20, 5), (80, 20)]
)
def test_few_words_must_nearly_all_be_there_and_of_a_question_a_quarter(count: int, needed: int) -> None:
    assert required(count) == needed


def test_words_repeated_count_once() -> None:
    words = asked("khai sinh khai sinh khai")
    assert (words.syllables, words.pairs, words.required) == (("khai", "sinh"), ("khai_sinh", "sinh_khai"), 2)


def test_a_number_is_asked_for_whole_and_by_its_parts() -> None:
    forms = asked_forms("quyết định 12/2007/QĐ-UBND")
    assert "12/2007/qd-ubnd" in forms.exact
    assert set(forms.parts) == {"12", "2007", "qd", "ubnd"}


def test_words_without_figures_ask_for_no_number() -> None:
    assert not asked_forms("khai sinh")


def test_a_code_that_is_no_document_number_is_kept_whole() -> None:
    assert stored_forms(["1.001193.000.00.00.H48", " "]).exact == ("1.001193.000.00.00.h48",)


@given(st.text(max_size=300))
def test_any_text_asks_for_something_bounded(text: str) -> None:
    words = asked(text)
    assert len(words.syllables) <= MAX_SYLLABLES
    assert words.required <= len(words.syllables)
    assert "\x00" not in words.text
    words.text.encode("utf-8")
    assert all(len(number) <= 300 for number in words.numbers.exact)


@given(
    st.lists(st.sampled_from(["sổ", "đỏ", "hộ", "khẩu", "ubnd", "ddinhj", "thutuc", "!", "12/2007"]), max_size=100),
    st.lists(st.sampled_from(["", "!?", "giấy", "giấy chứng nhận", "sổ đỏ"]), max_size=3),
)
def test_each_syllable_is_held_by_something_whatever_rules_say(typed: list[str], means: list[str]) -> None:
    rules = Vocabulary(synonyms=(Synonyms(words="sổ đỏ", means=tuple(means)),), kept_together=("hộ khẩu",))
    words = asked(" ".join(typed), rules)
    assert all(words.ways(syllable) and all(words.ways(syllable)) for syllable in words.syllables)
    assert all(other.terms and other.stands_for <= set(words.syllables) for other in words.alternatives)


def test_what_only_asks_makes_no_neighbours_of_a_whole_question() -> None:
    words = asked("hồ bơi công cộng thì đăng ký như thế nào vậy")
    assert words.is_question
    assert not {("nhu_the",), ("the_nao",)} & set(words.neighbours)
    assert "nhu_nao" not in words.telling_near_pairs
    assert ("dang_ky",) in words.neighbours
    assert "ho_cong" in words.telling_near_pairs


def test_words_that_are_kept_together_make_near_pairs_with_nothing() -> None:
    words = asked("mất sổ hộ khẩu thì phải làm lại ở đâu", Vocabulary(kept_together=("hộ khẩu",)))
    assert not [pair for pair in words.near_pairs if {"ho", "khau"} & set(pair.split("_"))]
    assert "thi_lam" in words.near_pairs


@given(st.lists(st.sampled_from(["khai", "sinh", "gì", "ở đâu", "như thế nào", "nộp", "hồ sơ"]), max_size=30))
def test_a_whole_question_can_always_be_found_by_something(typed: list[str]) -> None:
    words = asked(" ".join(typed))
    assert words.neighbours or not words.is_question
