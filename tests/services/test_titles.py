"""Short titles of procedures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.titles import LONGEST_TITLE, short_title


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Thủ tục đăng ký khai sinh", "Thủ tục đăng ký khai sinh"),
        ("Hỗ trợ phát triển sản xuất cộng đồng.", "Hỗ trợ phát triển sản xuất cộng đồng"),
        (". Đăng ký thuế", "Đăng ký thuế"),
        ("cấp  giấy\nphép", "Cấp giấy phép"),
    ],
)
def test_a_short_name_stays_but_for_stray_signs(name, title):
    assert short_title(name) == title


def test_a_long_name_is_cut_behind_a_word():
    title = short_title("Cấp giấy phép, " * 30)
    assert title.endswith("Cấp giấy phép…")


@given(st.text(min_size=1))
def test_a_title_is_never_longer_than_pages_take(name):
    assert len(short_title(name)) <= LONGEST_TITLE + 1
