"""A long list is turned page by page, whatever stands in the address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.paging import page_number, paging


@pytest.mark.parametrize("asked", [None, "", "0", "-1", "abc", "1.5", "9" * 5000, "²", " "])
def test_a_page_number_that_means_nothing_is_the_first_page(asked: str | None) -> None:
    assert page_number(asked) == 1


def test_a_number_beyond_the_list_shows_the_last_page() -> None:
    assert paging(25, asked="99", per_page=10).number == 3


def test_an_empty_list_has_one_page_without_items() -> None:
    shown = paging(0, asked="2", per_page=10)
    assert (shown.number, shown.last, shown.first_item, shown.last_item) == (1, 1, 0, 0)
    assert not shown.has_other_pages


def test_the_last_page_holds_what_is_left() -> None:
    shown = paging(25, asked="3", per_page=10)
    assert (shown.first_item, shown.last_item) == (21, 25)
    assert list(shown.slice_of(range(25))) == [20, 21, 22, 23, 24]


def test_links_keep_the_question_and_lose_the_old_page_number() -> None:
    shown = paging(
        50,
        asked="2",
        per_page=10,
        path="/tim-kiem/",
        parameters=[("q", "giá đất"), ("trang", "2"), ("loai", "tin-tuc")],
    )
    assert shown.next_url == "/tim-kiem/?q=gi%C3%A1+%C4%91%E1%BA%A5t&loai=tin-tuc&trang=3"
    assert shown.previous_url == "/tim-kiem/?q=gi%C3%A1+%C4%91%E1%BA%A5t&loai=tin-tuc"


def test_the_first_page_of_a_plain_list_is_its_own_address() -> None:
    assert paging(50, asked="2", per_page=10, path="/tin-tuc/").previous_url == "/tin-tuc/"
    assert paging(50, asked="2", per_page=10).previous_url == "?"


def test_a_gap_is_marked_where_pages_are_left_out() -> None:
    shown = paging(200, asked="10", per_page=10)
    assert [link.number for link in shown.links] == [1, 8, 9, 10, 11, 12, 20]
    assert [link.number for link in shown.links if link.follows_gap] == [8, 20]


def test_a_list_is_shown_no_deeper_than_allowed() -> None:
    assert paging(10_000, asked="500", per_page=10, most_pages=100).number == 100


@given(total=st.integers(0, 10_000), per_page=st.integers(1, 50), asked=st.text(max_size=12))
def test_any_address_leads_to_a_page_that_exists(total: int, per_page: int, asked: str) -> None:
    shown = paging(total, asked=asked, per_page=per_page)
    assert 1 <= shown.number <= shown.last
    assert len(shown.slice_of(range(total))) == max(0, shown.last_item - shown.offset)
    assert [link.number for link in shown.links if link.is_current] == [shown.number]
