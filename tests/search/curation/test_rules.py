"""What editors may write, and which questions a promotion answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.curation.rules import (
    MOST_LINES,
    Fault,
    Match,
    answers,
    fault_of_line,
    fault_of_phrase,
    faults_of_lines,
    faults_of_synonym,
    folded,
    lines,
    spelling,
)


def test_empty_lines_and_double_spaces_say_nothing():
    assert lines("  sổ   đỏ \n\n\t\nsổ hồng\r\n") == ("sổ đỏ", "sổ hồng")


def test_old_and_new_placement_of_tones_is_one_spelling_but_accents_tell_words_apart():
    assert spelling("Hòa giải") == spelling("hoà giải")
    assert spelling("má") != spelling("mạ")


@pytest.mark.parametrize(
    ("words", "fault"),
    [("đ", Fault.TOO_SHORT), ("?!", Fault.TOO_SHORT), ("x" * 101, Fault.TOO_LONG), ("ub", None), ("sổ đỏ", None)],
)
def test_words_must_say_something(words, fault):
    assert fault_of_line(words) is fault


def test_words_to_keep_together_are_two_or_more():
    assert fault_of_phrase("khẩu") is Fault.ONE_WORD
    assert fault_of_phrase("hộ khẩu") is None


def test_a_word_is_no_synonym_of_itself_without_accents():
    assert faults_of_synonym("hộ khẩu", ["Ho khau"]) == [("Ho khau", Fault.OF_ITSELF)]


def test_what_is_said_twice_is_told_once():
    assert faults_of_lines(["sổ hồng", "Sổ Hồng"]) == [("Sổ Hồng", Fault.TWICE)]


def test_a_rule_has_no_endless_lines():
    assert ("", Fault.TOO_MANY) in faults_of_lines(f"dòng {n}" for n in range(MOST_LINES + 1))


@pytest.mark.parametrize(
    ("match", "asked", "is_meant"),
    [
        (Match.EXACT, "Khai sinh?", True),
        (Match.EXACT, "khai sinh lại", False),
        (Match.BEGINS, "khai sinh lại", True),
        (Match.BEGINS, "khai sinhx", False),
        (Match.BEGINS, "đăng ký khai sinh", False),
        (Match.CONTAINS, "sinh con thì khai ở đâu", True),
        (Match.CONTAINS, "khai thuế", False),
    ],
)
def test_a_promotion_answers_the_words_it_was_made_for(match, asked, is_meant):
    assert answers(["khai sinh"], match, asked=folded(asked)) is is_meant


@given(st.lists(st.text(max_size=30), max_size=4), st.sampled_from(Match), st.text(max_size=60))
def test_nobodys_words_break_it_and_nothing_asked_is_never_answered(written, match, asked):
    assert answers(written, match, asked=folded(asked)) in (True, False)
    assert answers(written, match, asked="") is False
    faults_of_synonym(asked, written)
