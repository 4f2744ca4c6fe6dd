"""Ways to apply out of one glued cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reading.values import NO_INFORMATION, CannotSplit, Way
from services.reading.ways import HEADER, split_ways
from tests.services.reading import shown

PIECES = st.lists(
    st.sampled_from(
        [
            "Trực tiếp", "Trực tuyến", "Dịch vụ bưu chính", "5 Ngày", "1", "25 VNĐ", "2,000 Việt Nam Đồng",
            "Miễn phí", "(", ")", "a) ", NO_INFORMATION, " tại quầy", "\n", "Phí : Đồng", "0", ",",
        ]
    )
    | st.text(max_size=4)
).map("".join)  # fmt: skip


def only(rows: str) -> Way:
    (way,) = split_ways(HEADER + rows)
    return way


@pytest.mark.parametrize(
    ("written", "amount", "unit"),
    [
        ("15 Ngày", 15, "days"),
        ("5 Ngày làm việc", 5, "working_days"),
        ("8 Giờ", 8, "hours"),
        ("1 Tháng", 1, "months"),
        ("1.5 Ngày làm việc", None, ""),
        ("5", None, ""),
        (NO_INFORMATION, None, ""),
        ("Không quy định", None, ""),
    ],
)
def test_a_time_limit_is_told_from_the_fee_after_it(written: str, amount: int | None, unit: str) -> None:
    way = only(f"Trực tiếp{written}Miễn phí")
    assert (way.time_limit, way.amount, way.unit, way.fee) == (written, amount, unit, "Miễn phí")


def test_each_method_begins_a_way_and_words_in_a_description_do_not() -> None:
    ways = split_ways(
        f"{HEADER}Trực tiếp2 NgàyMiễn phíTrực tiếp tại quầyTrực tuyến3 NgàyMiễn phíDịch vụ bưu chính4Miễn phí"
    )
    assert [(way.method, way.time_limit, way.description) for way in ways] == [
        ("Trực tiếp", "2 Ngày", "Trực tiếp tại quầy"),
        ("Trực tuyến", "3 Ngày", ""),
        ("Dịch vụ bưu chính", "4", ""),
    ]


@pytest.mark.parametrize(
    ("rows", "fee", "description"),
    [
        ("2,000,000 Việt Nam Đồng(một lần)Nộp ở quầy", "2,000,000 Việt Nam Đồng(một lần)", "Nộp ở quầy"),
        ("10 USD(thẻ (mới))Nộp", "10 USD(thẻ (mới))", "Nộp"),
        # What stands behind “no information” is no note on the fee.
        (f"{NO_INFORMATION}(1) Nộp (ở quầy)", NO_INFORMATION, "(1) Nộp (ở quầy)"),
        ("Miễn phí(1) Trường hợp đầu\n2) Trường hợp sau.", "Miễn phí", "(1) Trường hợp đầu\n2) Trường hợp sau."),
        ("Miễn phí(1) Cấp mới; 2) cấp lại)Nộp", "Miễn phí(1) Cấp mới; 2) cấp lại)", "Nộp"),
        # A note that was closed too early, and one whose brackets nobody closed.
        ("10 USD(lần đầu). (Từ 2026: 5 USD (năm).).)Nộp", "10 USD(lần đầu). (Từ 2026: 5 USD (năm).).)", "Nộp"),
        (
            "Miễn phí(10 USD (thẻ; 5 USD (miễn đến 2026) Nộp ở quầy",
            "Miễn phí(10 USD (thẻ; 5 USD (miễn đến 2026)",
            "Nộp ở quầy",
        ),
        ("10 USD(thẻ)20 USD(sổ)Nộp", "10 USD(thẻ)20 USD(sổ)", "Nộp"),
        ("Miễn phí(a) người già; b) trẻ em)Nộp", "Miễn phí(a) người già; b) trẻ em)", "Nộp"),
        ("9 VNĐ(một lần (miễn đến hết năm)10 ngày", "9 VNĐ(một lần (miễn đến hết năm)", "10 ngày"),
        ("9 VNĐ((một lần)))10 ngày", "9 VNĐ((một lần)))", "10 ngày"),
        ("Miễn phí(1) Nộp ở quầy", "Miễn phí", "(1) Nộp ở quầy"),
        (f"{NO_INFORMATION}Nộp (nếu có)", NO_INFORMATION, "Nộp (nếu có)"),
    ],
)
def test_a_fee_ends_with_its_note(rows: str, fee: str, description: str) -> None:
    way = only(f"Trực tiếp5 Ngày{rows}")
    assert (way.fee, way.description) == (fee, description)


def test_a_bare_time_limit_is_parted_from_a_sum_only_where_one_place_will_do() -> None:
    assert only("Trực tiếp1500 VNĐ").time_limit == "1"
    assert only("Trực tiếp1100,000 VNĐ").fee == "100,000 VNĐ"
    assert only("Trực tiếp123 VNĐ(23.000 đồng một tờ)").fee == "23 VNĐ(23.000 đồng một tờ)"
    assert [way.time_limit for way in split_ways(f"{HEADER}Trực tuyến1Miễn phíTrực tiếp125 VNĐ")] == ["1", "1"]
    assert [way.time_limit for way in split_ways(f"{HEADER}Trực tuyến1100 VNĐTrực tiếp125 VNĐ")] == ["1", "1"]
    with pytest.raises(CannotSplit):
        split_ways(f"{HEADER}Trực tiếp155 VNĐ")


@pytest.mark.parametrize("cell", ["", HEADER, NO_INFORMATION])
def test_an_empty_table_has_no_ways(cell: str) -> None:
    assert split_ways(cell) == ()


@given(PIECES)
def test_nothing_is_lost_of_any_text(rows: str) -> None:
    try:
        ways = split_ways(HEADER + rows)
    except CannotSplit:
        return
    assert not ways or shown.lost(HEADER + rows, shown.of_ways(ways)) == ""
