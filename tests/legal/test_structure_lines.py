"""Paragraphs out of the lines of print, and what is taken out handed back."""

from legal.structure import Removed, plain_text, unwrapped
from tests.legal.structure_texts import DECISION, LAW, anchors, lines

PRINTED = """\
QUYẾT ĐỊNH
Ban hành Quy định về sử dụng và bảo vệ các hồ nước của thôn trên địa bàn
tỉnh Quảng Ngãi
Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng
6 năm 2025;
Theo đề nghị của Giám đốc Sở Nông nghiệp và Môi trường tại Tờ trình số
15/TTr-SNNMT ngày 01 tháng 3 năm 2026;
Điều 1. Trách nhiệm của Ủy ban nhân dân xã, phường, đặc khu và của
Trưởng thôn
1. Ủy ban nhân dân xã giữ nước theo quy định tại khoản 2
Điều 3 Quyết định này và theo quy định của pháp luật về nước, gồm hồ
Sơn Tịnh và hồ Trà Bồng.
2. Hồ cạn.
\f2
a) Hồ lớn phải có người giữ vào ban ngày và ban đêm, kể cả trong những
ngày nghỉ lễ;
- Hồ nhỏ.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn Mẫu
\f3
Điều 2. Hiệu lực
Ngày mai."""


def test_lines_of_print_become_paragraphs_and_page_numbers_come_back():
    found = plain_text(PRINTED)
    assert found.removed == (Removed(page=2, words="2"), Removed(page=3, words="3"))
    assert found.text.split("\n") == [
        "QUYẾT ĐỊNH",
        "Ban hành Quy định về sử dụng và bảo vệ các hồ nước của thôn trên địa bàn tỉnh Quảng Ngãi",
        "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;",
        "Theo đề nghị của Giám đốc Sở Nông nghiệp và Môi trường tại Tờ trình số 15/TTr-SNNMT ngày 01 tháng 3 năm 2026;",
        "Điều 1. Trách nhiệm của Ủy ban nhân dân xã, phường, đặc khu và của Trưởng thôn",
        "1. Ủy ban nhân dân xã giữ nước theo quy định tại khoản 2 Điều 3 Quyết định này và theo quy định của pháp luật "
        "về nước, gồm hồ Sơn Tịnh và hồ Trà Bồng.",
        "2. Hồ cạn.",
        "",
        "a) Hồ lớn phải có người giữ vào ban ngày và ban đêm, kể cả trong những ngày nghỉ lễ;",
        "- Hồ nhỏ.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Lê Văn Mẫu",
        "",
        "Điều 2. Hiệu lực",
        "Ngày mai.",
    ]


def test_a_sentence_goes_on_over_the_end_of_a_page():
    text = f"{PRINTED}\nMột dòng dài của trang này chưa hết câu vì còn những chữ đứng ở đầu\f4\ntrang sau nữa."
    assert plain_text(text).text.endswith("chưa hết câu vì còn những chữ đứng ở đầu trang sau nữa.")


def test_a_text_that_has_paragraphs_keeps_them():
    assert plain_text(LAW).text == LAW
    assert anchors(plain_text(DECISION.replace("\n", "\r\n")).text) == anchors(DECISION)
    assert unwrapped(["Hồ", "nước"]) == ["Hồ", "nước"]


def test_spaces_and_letters_are_made_alike():
    assert plain_text(lines("\ufeff  Điều\u00a01. Hồ  ", "e\u0302")).text == "Điều 1. Hồ\nê"
