"""Headings of groups of papers tell who needs them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preparing.case_roles import CaseRole, roles_of

ALWAYS, CHOSEN, NOTE = CaseRole.ALWAYS, CaseRole.CHOSEN, CaseRole.NOTE


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "Giấy tờ phải nộp:",
        "a) Thành phần hồ sơ, bao gồm",
        "1. Giấy tờ phải xuất trình (bản chính):",
        "HỒ SƠ GỒM CÓ",
        "***",
    ],
)
def test_papers_in_general_are_needed_by_everybody(heading):
    assert roles_of([heading, "Trường hợp uỷ quyền", "Trường hợp khác"])[0] is ALWAYS


@pytest.mark.parametrize(
    "heading",
    [
        "Trường hợp uỷ quyền",
        "b) Đối với cấp lại:",
        "Nếu người nộp là công ty",
        "(1.2) Đối với nhà ở",
        "Hồ sơ đối với tàu cá",
    ],
)
def test_a_condition_makes_a_case_even_when_it_stands_alone(heading):
    assert roles_of(["", heading]) == (ALWAYS, CHOSEN)


def test_names_of_things_are_cases_where_they_have_siblings():
    assert roles_of(["", "Kho ngoại quan", "Cửa hàng miễn thuế"]) == (ALWAYS, CHOSEN, CHOSEN)
    assert roles_of(["Cá nhân:", "Tổ chức:"]) == (CHOSEN, CHOSEN)
    assert roles_of(["Kho ngoại quan", "Trường hợp khác"]) == (CHOSEN, CHOSEN)


def test_a_name_that_stands_alone_is_shown_to_everybody():
    assert roles_of(["", "Hồ sơ năng lực"]) == (ALWAYS, ALWAYS)


def test_remarks_are_no_papers():
    assert roles_of(["", "Lưu ý:", "Ghi chú"]) == (ALWAYS, NOTE, NOTE)


def test_an_editor_tells_the_role_whether_all_or_one_is_wanted():
    told = ["always", "one", "chosen", "chosen_one"]
    assert roles_of([""] * 4, told) == (ALWAYS, ALWAYS, CHOSEN, CHOSEN)


@given(st.lists(st.text(max_size=200), max_size=12))
def test_every_heading_has_one_role(headings):
    assert len(roles_of(headings)) == len(headings)


@given(st.text(alphabet=" .-*()\t1aI", max_size=5_000))
def test_no_heading_takes_long_to_read(heading):
    roles_of([heading + "x"])
