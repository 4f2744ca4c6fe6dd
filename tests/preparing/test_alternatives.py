"""A heading that says so makes one of its papers enough; every doubt leaves all of them to be brought."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preparing.alternatives import is_one_enough, says_one_is_enough


@pytest.mark.parametrize(
    "heading",
    [
        "Nộp một trong các giấy tờ sau:",
        "Giấy tờ chứng minh nơi ở, gồm MỘT TRONG NHỮNG GIẤY TỜ SAU ĐÂY",
        "b) Trường hợp thừa kế, hồ sơ phải kèm theo một trong các loại hồ sơ, giấy tờ sau:",
        "Xuất trình 01 trong các tài liệu dưới đây.",
        "3. Một trong các chứng từ chứng minh thu nhập",
    ],
)
def test_a_heading_says_that_one_is_enough(heading):
    assert says_one_is_enough(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "Giấy tờ phải nộp:",
        "Thuộc một trong các trường hợp sau:",
        "Tổ chức uỷ quyền cho một trong các thành viên, hồ sơ gồm các giấy tờ sau:",
        "Có một trong các giấy tờ nêu trên thì bổ sung:",
        "Nộp hai trong các giấy tờ sau:",
    ],
)
def test_other_headings_do_not(heading):
    assert not says_one_is_enough(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Tờ khai và một trong các giấy tờ sau:",
        "Bản chính cùng một trong các giấy tờ sau:",
        "Trường hợp không có một trong các giấy tờ sau:",
        "Các giấy tờ khác, trừ một trong các giấy tờ sau:",
        "Một trong các giấy tờ sau và tờ khai:",
    ],
)
def test_words_that_ask_for_more_or_turn_the_sense_leave_all_papers(heading):
    assert not says_one_is_enough(heading)


def test_papers_by_case_are_no_plain_alternatives():
    heading = "Kèm theo một trong các giấy tờ sau:"
    assert is_one_enough(heading, ["a) Giấy khai sinh", "b) Hộ chiếu"])
    assert not is_one_enough(
        heading, ["a) Văn bản uỷ quyền", "Trường hợp chưa có tài khoản định danh: bản sao hộ chiếu"]
    )
    assert not is_one_enough(heading, ["Giấy khai sinh", "(ii) Đối với tổ chức: quyết định thành lập"])


def test_what_an_editor_says_goes_before_the_heading():
    heading, papers = "Một trong các giấy tờ sau:", ["Giấy khai sinh", "Hộ chiếu"]
    assert [is_one_enough(heading, papers, told=told) for told in ("always", "chosen")] == [False, False]
    assert [is_one_enough("Giấy tờ", papers, told=told) for told in ("one", "chosen_one")] == [True, True]


@given(st.text(alphabet="một trongcáciấyờtsau,.:-1 \n", max_size=4_000))
def test_no_heading_takes_long_to_read(heading):
    says_one_is_enough(heading + "một trong các giấy tờ, giấy tờ sau" + heading + "x")


@given(st.text(max_size=200))
def test_what_stands_behind_another_sentence_counts_as_well(before):
    assert says_one_is_enough(before.replace(";", "") + ". Người nộp chọn nộp một trong các giấy tờ sau:")
