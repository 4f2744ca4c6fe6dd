"""Legal bases out of one glued cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reading.bases import HEADER, split_bases
from services.reading.values import NO_INFORMATION, Basis, CannotSplit
from tests.services.reading import shown

PIECES = st.lists(
    st.sampled_from(
        [
            "Luật Đò", "Thông tư ", "số ", "5/2020/TT-BTC", "12/2011/QH13", "2024", "6/QĐ-TTg", "về đò", " ", ".",
            "66.7/2025/NQ-CP", "QUY ĐỊNH", "-", "/", "Nghị định số 7", "\n",
        ]
    )
    | st.text(max_size=4)
).map("".join)  # fmt: skip


def rows(text: str) -> list[tuple[str, str]]:
    return [(basis.title, basis.number) for basis in split_bases(HEADER + text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Luật Đò5/2020/QH14Về bến đò6/2021/TT-BTC", [("Luật Đò", "5/2020/QH14"), ("Về bến đò", "6/2021/TT-BTC")]),
        ("Thông tư 6/2021/TT-BTC6/2021/TT-BTC", [("Thông tư 6/2021/TT-BTC", "6/2021/TT-BTC")]),
        ("6/2021/TT-BTC6/2021/TT-BTCLuật Đò5/2020/QH14",
         [("6/2021/TT-BTC", "6/2021/TT-BTC"), ("Luật Đò", "5/2020/QH14")]),
        ("6/2021/TT-BTCsố 6/2021/TT-BTC", [("6/2021/TT-BTC", "số 6/2021/TT-BTC")]),
        ("Luật 5/2020/QH145/2020/QH14", [("Luật 5/2020/QH14", "5/2020/QH14")]),
        ("Luật đò năm 202446/2024/QH15", [("Luật đò năm 2024", "46/2024/QH15")]),
        ("Luật đòLuật số 46/2024/QH15Luật số 9/2024/QH15 về bến9/2024/QH15",
         [("Luật đò", "Luật số 46/2024/QH15"), ("Luật số 9/2024/QH15 về bến", "9/2024/QH15")]),
        ("Sửa đổi Nghị định số 3/2013/NĐ-CP về đò8/2019/NĐ-CP",
         [("Sửa đổi Nghị định số 3/2013/NĐ-CP về đò", "8/2019/NĐ-CP")]),
        ("Sửa đổi Thông tư 1/2015/TT-BTC2/2019/TT-BTC", [("Sửa đổi Thông tư 1/2015/TT-BTC", "2/2019/TT-BTC")]),
        ("Về đò6/2021/TT-BTCQUY ĐỊNH VỀ BẾN7/QĐ-TTgvề phà8/2020/NĐ-CP",
         [("Về đò", "6/2021/TT-BTC"), ("QUY ĐỊNH VỀ BẾN", "7/QĐ-TTg"), ("về phà", "8/2020/NĐ-CP")]),
        ("Cắt giảm giấy tờ66.7/2025/NQ-CP", [("Cắt giảm giấy tờ", "66.7/2025/NQ-CP")]),
        ("Thông tư 6/2021/TT-BCA - Quy định về đò6/2021/TT-BCA",
         [("Thông tư 6/2021/TT-BCA - Quy định về đò", "6/2021/TT-BCA")]),
        ("Ngày 1/2/2026;6/2026/NĐ-CP Thông tư về đò7/2026/TT-BTC",
         [("Ngày 1/2/2026;", "6/2026/NĐ-CP"), ("Thông tư về đò", "7/2026/TT-BTC")]),
        ("Nghị định số 46/2020/NĐ-CP46/2020Luật Đò5/2020/QH14",
         [("Nghị định số 46/2020/NĐ-CP", "46/2020"), ("Luật Đò", "5/2020/QH14")]),
        ("Luật Đò5/2020/QH14- Luật Bến6/2020/QH14", [("Luật Đò", "5/2020/QH14"), ("- Luật Bến", "6/2020/QH14")]),
        ("Luật Đò5/2020/QH14 sửa đổi Luật Bến6/2020/QH14",
         [("Luật Đò", "5/2020/QH14"), ("sửa đổi Luật Bến", "6/2020/QH14")]),
        ("Về đò Luật số 5/2020/QH14 Thông tư về bến6/2020/TT-BTC",
         [("Về đò", "Luật số 5/2020/QH14"), ("Thông tư về bến", "6/2020/TT-BTC")]),
        ("Hướng dẫn của Luật số 5/2020/QH14 Luật Bến6/2020/TT-BTC",
         [("Hướng dẫn của Luật số 5/2020/QH14 Luật Bến", "6/2020/TT-BTC")]),
        ("Luật Đò18-L/CTNThông tư về bến6/2020/TT-BTC",
         [("Luật Đò", "18-L/CTN"), ("Thông tư về bến", "6/2020/TT-BTC")]),
        ("Quy ước của bến", [("Quy ước của bến", "")]),
    ],
)  # fmt: skip
def test_titles_and_numbers_are_parted(text: str, expected: list[tuple[str, str]]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize("cell", ["", HEADER, NO_INFORMATION])
def test_an_empty_table_has_no_bases(cell: str) -> None:
    assert split_bases(cell) == ()


@pytest.mark.parametrize(
    "cell",
    [
        "Nộp ở quầy",
        f"{HEADER}Luật ĐòThông tư về bến7/2026/TT-BTC",
        f"{HEADER}Thông tư 7/2026/TT-BTC",
        f"{HEADER}LUẬT ĐÒ NGANGsửa đổi, bổ sung Luật Bến7/2026/TT-BTC",
        f"{HEADER}Luật Đò; 5/2020/QH14 Nghị định về bến7/2026/NĐ-CP",
        f"{HEADER}BỘ LUẬT ĐÒBỘ LUẬT  ĐÒ",
        f"{HEADER}LUẬT ĐÒLUẬT  ĐÒNghị định này về bến7/2026/NĐ-CP",
        f"{HEADER}Luật Đò 5/2020/QH14. về bến",
    ],
)
def test_a_title_that_may_hold_two_rows_is_not_guessed_at(cell: str) -> None:
    with pytest.raises(CannotSplit):
        split_bases(cell)


@pytest.mark.parametrize(
    ("number", "bare"),
    [("Luật số 5/2020/QH14", "5/2020/QH14"), ("NĐ 5/2020/NĐ-CP", "5/2020/NĐ-CP"), ("6/QĐ-TTg", "6/QĐ-TTg"), ("", "")],
)
def test_words_before_a_number_may_be_left_out(number: str, bare: str) -> None:
    assert Basis(title="Luật Đò", number=number).bare_number == bare


def test_a_row_is_a_value() -> None:
    assert split_bases(f"{HEADER}Luật Đò5/2020/QH14") == (Basis(title="Luật Đò", number="5/2020/QH14"),)


@given(PIECES)
def test_nothing_is_lost_of_any_text(text: str) -> None:
    try:
        bases = split_bases(HEADER + text)
    except CannotSplit:
        return
    assert not bases or shown.lost(HEADER + text, shown.of_bases(bases)) == ""
