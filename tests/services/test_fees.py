"""Fees that contradict themselves."""

import pytest

from services.showing.fees import is_unclear


@pytest.mark.parametrize(
    "fee",
    [
        "Miễn phí (20.000.000 đồng/lần)",
        "Miễn phí (Theo quy định của Luật Phí và lệ phí)",
        "Miễn phí (Miễn lệ phí khi nộp trực tuyến; trực tiếp 50.000 đồng)",
        "100 đồng (100.000 đồng/lần)",
        "50.000 đồng\nMiễn phí (Lệ phí vào cảng)",
    ],
)
def test_free_beside_another_rule_and_a_sum_below_any_note_are_unclear(fee: str) -> None:
    assert is_unclear(fee)


@pytest.mark.parametrize(
    "fee", ["", "Miễn phí", "Miễn phí (Không thu phí)", "50.000 đồng (cấp mới)", "10 USD", "1.100 đồng"]
)
def test_other_fees_are_taken_at_their_word(fee: str) -> None:
    assert not is_unclear(fee)
