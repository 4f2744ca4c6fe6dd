"""Rows stand in the order of their own numbers, and where these do not tell, as they came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reading.numbered import in_order_of_numbers


def ordered(*rows):
    return in_order_of_numbers(rows, str)


@pytest.mark.parametrize(
    ("given_rows", "expected"),
    [
        (["c) Sổ", "a) Đơn", "đ) Ảnh", "d) Thẻ"], ["a) Đơn", "c) Sổ", "d) Thẻ", "đ) Ảnh"]),
        (["10. Sổ", "2. Thẻ", "1. Đơn"], ["1. Đơn", "2. Thẻ", "10. Sổ"]),
        (["(b) Sổ", "(A) Đơn"], ["(A) Đơn", "(b) Sổ"]),
        (["2. Trường hợp mất", "", "1. Trường hợp hỏng"], ["", "1. Trường hợp hỏng", "2. Trường hợp mất"]),
    ],
)
def test_rows_that_number_themselves_stand_in_that_order(given_rows, expected):
    assert ordered(*given_rows) == expected


@pytest.mark.parametrize(
    "rows",
    [
        ["b) Sổ", "Đơn", "a) Thẻ"],
        ["b) Sổ", "1. Đơn"],
        ["2. Sổ", "2. Đơn", "1. Thẻ"],
        ["2.1. Sổ", "1.2. Đơn"],
        ["02 ảnh", "01 đơn"],
        ["(ii) Sổ", "(i) Đơn"],
        [],
    ],
)
def test_where_the_numbers_do_not_tell_they_stay(rows):
    assert ordered(*rows) == rows


ROWS = st.lists(
    st.one_of(st.text(max_size=9), st.builds("{}) {}".format, st.sampled_from("abcdđe129"), st.text(max_size=3)))
)


@given(ROWS)
def test_no_row_is_lost_and_a_second_look_changes_nothing(rows):
    once = ordered(*rows)
    assert sorted(once) == sorted(rows)
    assert ordered(*once) == once
