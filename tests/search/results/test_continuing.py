"""What of an offered title was typed already."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines.words import asked
from search.results.continuing import continued


def shown(title: str, typed: str) -> str:
    """Return the title with what continues in brackets."""
    return "".join(piece if is_typed else f"[{piece}]" for piece, is_typed in continued(title, asked(typed).beginning))


@pytest.mark.parametrize(
    ("title", "typed", "expected"),
    [
        ("Đăng ký khai sinh", "dang ky kh", "Đăng ký kh[ai sinh]"),
        ("Đăng ký khai sinh", "ĐĂNG KÝ", "Đăng ký[ khai sinh]"),
        ("Thủ tục đăng ký khai sinh", "khai si", "Thủ tục đăng ký khai si[nh]"),
        ("Khai giảng và sinh nhật", "khai sinh", "Khai[ giảng và ]sinh[ nhật]"),
        ("Kế hoạch 45/2019/KH-UBND", "45/2019/kh", "Kế hoạch 45/2019/KH[-UBND]"),
        ("Sở Y tế", "so y te", "Sở Y tế"),
        ("Kĩ thuật nuôi tôm", "ky th", "Kĩ th[uật nuôi tôm]"),
    ],
)
def test_what_continues_stands_out(title: str, typed: str, expected: str) -> None:
    assert shown(title, typed) == expected


def test_a_title_that_holds_nothing_typed_stands_as_it_is() -> None:
    assert continued("Luật Đầu tư công", asked("12/2020").beginning) == (("Luật Đầu tư công", True),)


@given(st.text(min_size=1, max_size=60), st.sampled_from(["khai si", "a", "đ", "12/", "ky th", "i"]))
def test_no_letter_of_a_title_is_lost(title: str, typed: str) -> None:
    assert "".join(piece for piece, _ in continued(title, asked(typed).beginning)) == title
