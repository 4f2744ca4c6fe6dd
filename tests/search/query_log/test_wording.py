"""What is kept of somebody's words: nothing that looks like their number, and equal words under one key."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.masking import MASK
from search.query_log.wording import LONGEST, wording


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("tra cứu 051203001234", f"tra cứu {MASK}"),
        ("cccd 051 203 001 234", f"cccd {MASK}"),
        ("sđt 0905.123.456 của ai", f"sđt {MASK} của ai"),
        ("gửi an.nguyen@example.vn", f"gửi {MASK}"),
        ("xe 76C1-123.45 bị phạt", f"xe {MASK} bị phạt"),
        ("hộ chiếu C1234567", f"hộ chiếu {MASK}"),
        ("xem https://vidu.vn/?ten=an&ma=77", f"xem {MASK}"),
    ],
)
def test_what_is_somebodys_own_is_taken_out(typed, kept):
    assert wording(typed).words == kept


@pytest.mark.parametrize(
    "typed", ["quyết định 12/2026/QĐ-UBND", "điều 5 luật đất đai 2024", "mã 1.004873", "30/01/2007"]
)
def test_numbers_of_documents_and_procedures_stay(typed):
    assert wording(typed).words == typed


@pytest.mark.parametrize("typed", ["", "   ", "?!", "0905123456", "an@example.vn", "https://vidu.vn/a"])
def test_where_nothing_is_left_nothing_is_kept(typed):
    assert wording(typed) is None


def test_accents_capitals_signs_and_i_or_y_make_no_other_words():
    assert {wording(typed).key for typed in ("Sổ đỏ?", "so do", "SỔ  ĐỎ", "sổ, đỏ")} == {"so do"}
    assert wording("kĩ thuật").key == wording("kỹ thuật").key


def test_words_with_a_number_taken_out_are_not_those_without():
    assert wording("cccd 051203001234").key != wording("cccd").key


NUMBERS = st.from_regex(re.compile(r"0[1-9][0-9]{7,10}"), fullmatch=True)


@given(st.text(max_size=400), NUMBERS, st.sampled_from(["", " ", ".", "-"]), st.text(max_size=40))
def test_no_number_of_nine_digits_or_more_is_ever_stored(before, number, separator, after):
    said = wording(f"{before} {separator.join(number)} {after}")
    if said is None:
        return
    assert len(said.words) <= LONGEST
    assert len(said.key) <= LONGEST
    digits = re.sub(r"\W", "", "".join(sign for sign in said.key if unicodedata.category(sign) != "Lo"))
    assert number not in digits.replace(" ", "") or number in re.sub(r"\D", "", before + after)


@given(st.text(max_size=400))
def test_what_was_stored_once_is_stored_alike_again(typed):
    said = wording(typed)
    assert said is None or wording(said.words) == said
