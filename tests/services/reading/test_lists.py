"""Lists in one cell."""

import pytest

from services.reading.lists import split_agencies, split_at_commas, split_related, split_results, text_or_none
from services.reading.values import CannotSplit


def test_an_audience_is_not_split_in_its_brackets_nor_in_its_own_name() -> None:
    assert split_at_commas("Tổ chức (không gồm doanh nghiệp, HTX), Cán bộ, công chức, viên chức, Học sinh") == (
        "Tổ chức (không gồm doanh nghiệp, HTX)",
        "Cán bộ, công chức, viên chức",
        "Học sinh",
    )


@pytest.mark.parametrize(
    ("cell", "agencies"),
    [
        ("Bộ Công an, Công an cấp Xã", ("Bộ Công an", "Công an cấp Xã")),
        ("Thuế tỉnh, thành phố, Thuế cơ sở", ("Thuế tỉnh, thành phố", "Thuế cơ sở")),
        ("Cục Thuế - Bộ Tài chính, Thuế cơ sở", ("Cục Thuế - Bộ Tài chính", "Thuế cơ sở")),
        ("Bộ, Cơ quan ngang Bộ", ("Bộ, Cơ quan ngang Bộ",)),
        ("Bộ Xây dựng (Cục A, Cục B), Sở Xây dựng", ("Bộ Xây dựng (Cục A, Cục B)", "Sở Xây dựng")),
        ("Không có thông tin", ()),
        ("", ()),
    ],
)
def test_agencies_are_split_only_before_another_agency(cell: str, agencies: tuple[str, ...]) -> None:
    assert split_agencies(cell) == agencies


@pytest.mark.parametrize("cell", ["chữ ký\n* Ký tên", "trồng rừngTên thủ tụcKhai thác gỗMã thủ tục1.0"])
def test_other_parts_of_the_page_are_no_agencies(cell: str) -> None:
    with pytest.raises(CannotSplit):
        split_agencies(cell)


def test_no_information_is_no_text_even_with_the_foot_of_the_page() -> None:
    assert text_or_none("Không có thông tin") == ""
    assert text_or_none("Đủ 18 tuổiTừ khóaKhông có thông tinMô tảKhông có thông tin") == "Đủ 18 tuổi"


def test_results_are_one_a_line() -> None:
    assert split_results("Giấy phép\n\nThẻ, sổ") == ("Giấy phép", "Thẻ, sổ")


def test_a_related_procedure_is_printed_twice() -> None:
    assert split_related("#Tên thủ tục1Cấp thẻ#1Tên thủ tụcCấp thẻ") == ("Cấp thẻ",)
    assert split_related("Không có thông tin") == ()
    with pytest.raises(CannotSplit):
        split_related("#Tên thủ tục1Cấp thẻ2Cấp sổ")
