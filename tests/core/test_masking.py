"""What looks like somebody's number or address is masked before it is stored; what does not stays readable."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.masking import MASK, masked

LENGTHS = ((10,), (4, 3, 3), (3, 3, 4), (3, 3, 3), (9,), (12,), (3, 3, 3, 3), (4, 4, 4, 4), (16,), (4, 7), (11,))
"""How people group the digits of telephones, identity cards and cards of a bank."""
SEPARATORS = (" ", ".", "-", "–", " - ", "_", ",", "\t", "\n", "\u00a0", "\u200b", ") ")
SCRIPTS = ("0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩")  # noqa: RUF001
words = st.text(alphabet=st.characters(categories=("L", "Z", "P", "S"), exclude_characters="@＠﹫"), max_size=20)  # noqa: RUF001


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """Somebody's number as it may be typed."""
    digits = draw(st.sampled_from(SCRIPTS))
    groups = [
        "".join(draw(st.lists(st.sampled_from(digits), min_size=length, max_size=length)))
        for length in draw(st.sampled_from(LENGTHS))
    ]
    return draw(st.sampled_from(("", "+", "("))) + draw(st.sampled_from(SEPARATORS)).join(groups)


@given(before=words, number=numbers(), after=words)
@example(before="Gọi ", number="0905.123.456", after=".")
def test_no_number_of_a_person_survives_whatever_stands_around_it(before, number, after):
    kept = masked(f"{before} {number} {after}")
    assert not re.search(r"\d", kept)
    assert MASK in kept


@given(
    name=st.from_regex(r"[a-zA-Z0-9._%+-]{1,20}", fullmatch=True),
    host=st.from_regex(r"[a-z0-9-]{1,15}\.[a-z]{2,6}", fullmatch=True),
)
def test_no_address_of_mail_survives(name, host):
    assert masked(f"Viết cho {name}@{host} nhé") == f"Viết cho {MASK} nhé"


@given(st.text(max_size=500))
def test_masking_never_makes_a_text_longer_and_twice_is_once(text):
    once = masked(text)
    assert len(once) <= len(text)
    assert masked(once) == once


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định 28/2026/QĐ-UBND ngày 01/07/2025 thiếu phụ lục 3",
        "Nghị định số 12345/2025/NĐ-CP, khoản 2 Điều 5",
        "Lệ phí 1.500.000 đồng hay 15.000.000 đồng?",
        "Từ 01/07/2025-05/07/2025, từ 8:00 đến 11:30",
        "Điều 12, 13, 14, 15, 16 và 17",
        "Năm 2024 - 2025; ngày 12.5.2026 và 12-5-2026",
        "Mã thủ tục 1.001234",
        "",
    ],
)
def test_what_is_nobodys_stays_readable(text):
    assert masked(text) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("SĐT (0255) 3822-123 nhé", "SĐT ••• nhé"),
        ("CCCD 051203001234, CMND 212 345 678", "CCCD •••, CMND •••"),
        ("thẻ 4111 1111 1111 1111", "thẻ •••"),
        ("0905123456 ngày 01/07/2025", "••• ngày 01/07/2025"),
        ("ban.a＠thu.example ơi", "••• ơi"),  # noqa: RUF001
        ("05-12-2003-1234", "•••"),
    ],
)
def test_what_is_somebodys_is_masked(text, kept):
    assert masked(text) == kept


@pytest.mark.parametrize("number", ["C1234567", "b 7654321", "76A-123.45", "76C1 12345", "76 A 123.45", "43a12345"])
def test_passports_and_number_plates_are_masked(number):
    assert masked(f"tra cứu {number} ở đâu") == f"tra cứu {MASK} ở đâu"


@pytest.mark.parametrize("text", ["2.000806", "mã 1.004873", "QĐ 1234567", "12/2026/QĐ-UBND", "quốc lộ 24B km 12345"])
def test_codes_of_procedures_and_numbers_of_documents_stay(text):
    assert masked(text) == text
