"""What a document says of itself: proposed to the editor, with the words that say it, or not at all."""

from datetime import date

import pytest

from legal.structure import Facts, facts_of
from tests.legal.structure_texts import DECISION, LAW, PLAN, lines, read


def facts(text: str) -> Facts:
    """Return what is proposed for a text."""
    return facts_of(read(text))


def test_a_decision_says_who_issued_it_when_where_and_from_when_it_applies():
    found = facts(DECISION)
    assert found.number.value == "12/2026/QĐ-UBND"
    assert found.type_name.value == "QUYẾT ĐỊNH"
    assert [issuer.value for issuer in found.issuers] == ["ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI"]
    assert (found.place.value, found.issued_on.value) == ("Quảng Ngãi", date(2026, 3, 12))
    assert found.abstract.value == "Ban hành Quy định về sử dụng hồ nước của thôn trên địa bàn tỉnh Quảng Ngãi"
    assert (found.signer_title.value, found.signer_name.value) == ("PHÓ CHỦ TỊCH", "Nguyễn Văn Mẫu")
    assert found.effective_from.value == date(2026, 3, 25)
    assert found.effective_from.words == "Quyết định này có hiệu lực thi hành kể từ ngày 25 tháng 3 năm 2026."
    assert DECISION[found.effective_from.start : found.effective_from.end] == found.effective_from.words


def test_a_law_is_of_the_day_on_which_it_was_adopted():
    found = facts(LAW)
    assert (found.number.value, found.type_name.value, found.abstract.value) == ("91/2031/QH17", "LUẬT", "HỒ NƯỚC")
    assert [issuer.value for issuer in found.issuers] == ["QUỐC HỘI"]
    assert (found.place, found.issued_on.value) == (None, date(2031, 11, 20))
    assert (found.signer_title.value, found.signer_name.value) == ("CHỦ TỊCH QUỐC HỘI", "Trần Thị Mẫu")
    assert found.effective_from.value == date(2032, 7, 1)


def test_a_resolution_is_of_the_day_on_which_it_was_adopted_where_its_header_leaves_that_open():
    sentence = "Nghị quyết này được Hội đồng thông qua ngày 10 tháng 4 năm 2026 và có hiệu lực từ ngày 20/4/2026."
    found = facts(
        lines(
            "Số: 5/NQ-HĐND",
            "Quảng Ngãi, ngày … tháng 4 năm 2026",
            "NGHỊ QUYẾT",
            "Về hồ",
            "Điều 1. Một",
            f"1. {sentence}",
        )
    )
    assert (found.place.value, found.issued_on.value) == ("Quảng Ngãi", date(2026, 4, 10))
    assert (found.effective_from.value, found.effective_from.words) == (date(2026, 4, 20), sentence)


def test_what_a_document_does_not_say_is_not_proposed():
    found = facts(PLAN)
    assert (found.place, found.issued_on, found.effective_from) == (None, None, None)
    assert found.number.value == "15/KH-UBND"
    empty = facts("")
    assert [getattr(empty, name) for name in Facts.__slots__] == [None, None, (), None, None, None, None, None, None]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Quyết định này có hiệu lực từ ngày 01/4/2026.", date(2026, 4, 1)),
        ("Quyết định này có hiệu lực thi hành từ ngày 1-4-2026 và thay thế quyết định cũ.", date(2026, 4, 1)),
        ("Quyết định này có hiệu lực kể từ ngày ký.", date(2026, 3, 12)),
        ("Quyết định này có hiệu lực kể từ ngày ký ban hành.", date(2026, 3, 12)),
        ("Quyết định này có hiệu lực thi hành sau 10 (mười) ngày kể từ ngày ký.", date(2026, 3, 22)),
        ("Quyết định này có hiệu lực sau 15 ngày, kể từ ngày đăng Công báo.", None),
        ("Quyết định này có hiệu lực từ ngày 31 tháng 2 năm 2026.", None),
        ("Quyết định số 5/QĐ-UBND có hiệu lực từ ngày 01 tháng 4 năm 2020.", None),
        ("Giấy phép có hiệu lực từ ngày 01 tháng 4 năm 2026.", None),
    ],
)
def test_the_day_of_effect_is_what_an_article_says_of_this_document(sentence, day):
    text = lines(
        "Số: 1/QĐ-UBND",
        "Quảng Ngãi, ngày 12 tháng 3 năm 2026",
        "QUYẾT ĐỊNH",
        "Về hồ",
        "Điều 1. Hiệu lực",
        f"Nước. {sentence} Hết.",
    )
    found = facts(text).effective_from
    assert (found.value if found else None) == day
    assert found is None or found.words == sentence


@pytest.mark.parametrize(
    ("header", "issuers"),
    [
        (("BỘ Y TẾ - BỘ TÀI CHÍNH",), ["BỘ Y TẾ", "BỘ TÀI CHÍNH"]),
        (("BỘ Y TẾ", "BỘ TÀI CHÍNH"), ["BỘ Y TẾ", "BỘ TÀI CHÍNH"]),
        (("UBND TỈNH QUẢNG NGÃI", "SỞ TƯ PHÁP"), ["SỞ TƯ PHÁP"]),
        (("HỘI ĐỒNG NHÂN DÂN", "TỈNH QUẢNG NGÃI"), ["HỘI ĐỒNG NHÂN DÂN TỈNH QUẢNG NGÃI"]),
        (
            ("ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "XÃ SƠN MẪU\tĐộc lập - Tự do - Hạnh phúc"),
            ["ỦY BAN NHÂN DÂN XÃ SƠN MẪU"],
        ),
        (("THỦ TƯỚNG CHÍNH PHỦ", "-------"), ["THỦ TƯỚNG CHÍNH PHỦ"]),
    ],
)
def test_issuers_stand_in_the_header(header, issuers):
    text = lines(header, "Số: 1/2026/TT", "THÔNG TƯ", "Về hồ", "Điều 1. Một")
    assert [issuer.value for issuer in facts(text).issuers] == issuers


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 12/2026/QĐ-UBND", "12/2026/QĐ-UBND"),
        ("Số 12 / 2026 / QĐ - UBND", "12/2026/QĐ-UBND"),
        ("Luật số: 45/2019/QH14", "45/2019/QH14"),
        ("SỐ: 66.13/2026/NQ-CP", "66.13/2026/NQ-CP"),
        ("Số: 08/2004/TTLT/BTM-BTC", "08/2004/TTLT/BTM-BTC"),
        ("Số: 5/STP&VP-HC", "5/STP&VP-HC"),
        ("Số: 12/2026/QĐ-UBND Quảng Ngãi, ngày 2 tháng 3 năm 2026", "12/2026/QĐ-UBND"),
        ("Số:      /QĐ-UBND", None),
    ],
)
def test_a_number_is_what_stands_behind_so_in_the_header(line, number):
    found = facts(lines("BỘ Y TẾ", line, "THÔNG TƯ", "Về số 5/QĐ", "Điều 1. Theo Số: 9/QĐ-X")).number
    assert (found.value if found else None) == number


def test_a_subject_beside_the_number_is_the_abstract_of_a_letter():
    assert facts(lines("SỞ TƯ PHÁP", "Số: 1/STP", "V/v dọn hồ", "Kính gửi: Các xã")).abstract.value == "Về việc dọn hồ"
