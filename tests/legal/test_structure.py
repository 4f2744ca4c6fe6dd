"""Where the parts of a document begin: articles, clauses and points, and what stands before and behind them."""

import unicodedata

import pytest

from legal.structure import Role, structured
from tests.legal.structure_texts import DECISION, LAW, PLAN, anchors, lines, read, words_of_role


def test_a_decision_is_read_from_its_header_to_its_recipients():
    assert words_of_role(DECISION, Role.HEADER)[:4] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH QUẢNG NGÃI",
        "-------",
        "Số: 12/2026/QĐ-UBND",
    ]
    assert words_of_role(DECISION, Role.PLACE_AND_DATE) == ["Quảng Ngãi, ngày 12 tháng 3 năm 2026"]
    assert words_of_role(DECISION, Role.TITLE) == [
        "QUYẾT ĐỊNH",
        "Ban hành Quy định về sử dụng hồ nước của thôn",
        "trên địa bàn tỉnh Quảng Ngãi",
    ]
    assert [words[:12] for words in words_of_role(DECISION, Role.BASIS)] == [
        "Căn cứ Luật ",
        "Căn cứ Luật ",
        "Theo đề nghị",
    ]
    assert len(words_of_role(DECISION, Role.OPENING)) == 1
    assert words_of_role(DECISION, Role.RECIPIENTS) == ["Nơi nhận:", "- Như Điều 3;", "- Lưu: VT, NN."]
    assert words_of_role(DECISION, Role.SIGNATURE)[0] == "TM. ỦY BAN NHÂN DÂN"
    assert words_of_role(DECISION, Role.SIGNATURE)[-1] == "Nguyễn Văn Mẫu"
    assert words_of_role(DECISION, Role.UNREAD) == []


def test_an_enclosed_regulation_and_its_appendices_are_counted_by_themselves():
    assert anchors(DECISION) == [
        "dieu-1",
        "dieu-2",
        "dieu-2.khoan-1",
        "dieu-2.khoan-2",
        "dieu-3",
        "phu-luc-quy-dinh",
        "phu-luc-quy-dinh.chuong-i",
        "phu-luc-quy-dinh.dieu-1",
        "phu-luc-quy-dinh.dieu-2",
        "phu-luc-quy-dinh.dieu-2.khoan-1",
        *(f"phu-luc-quy-dinh.dieu-2.khoan-1.diem-{letter}" for letter in ("a", "b", "c", "d", "da")),
        "phu-luc-quy-dinh.dieu-2.khoan-2",
        "phu-luc-quy-dinh.chuong-ii",
        "phu-luc-quy-dinh.dieu-3",
        "phu-luc-i",
        "phu-luc-i.khoan-1",
        "phu-luc-i.khoan-2",
        "phu-luc-ii",
    ]


def test_a_second_chapter_one_stands_in_its_part_and_sections_stand_in_their_chapters():
    assert anchors(LAW) == [
        "phan-nhat",
        "chuong-i",
        "dieu-1",
        "chuong-ii",
        "chuong-ii.muc-1",
        "dieu-2",
        "dieu-2.khoan-1",
        "dieu-2.khoan-2",
        "chuong-ii.muc-2",
        "chuong-ii.muc-2.tieu-muc-1",
        "dieu-3",
        "dieu-3a",
        "chuong-ii.muc-2.tieu-muc-2",
        "dieu-4",
        "phan-hai",
        "phan-hai.chuong-i",
        "phan-hai.chuong-i.muc-1",
        "dieu-5",
    ]
    assert words_of_role(LAW, Role.TITLE) == ["LUẬT", "HỒ NƯỚC"]
    assert words_of_role(LAW, Role.SIGNATURE)[0].startswith("Luật này đã được Quốc hội")


def test_a_plan_without_articles_has_sections_clauses_and_points():
    assert anchors(PLAN) == [
        "muc-i",
        "muc-i.khoan-1",
        "muc-i.khoan-2",
        "muc-i.khoan-2.diem-a",
        "muc-i.khoan-2.diem-b",
        "muc-ii",
        "muc-ii.khoan-1",
        "muc-ii.khoan-1.diem-1-1",
        "muc-ii.khoan-1.diem-1-2",
        "muc-ii.khoan-1.diem-1-2.tiet-a",
        "muc-ii.khoan-1.diem-1-2.tiet-b",
        "muc-ii.khoan-2",
    ]
    assert words_of_role(PLAN, Role.OPENING)[0].startswith("Thực hiện Chỉ thị")


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (
            ("A. HỒ", "I. LỚN", "1. Một", "B. AO", "I. NHỎ"),
            ["phan-a", "phan-a.muc-i", "phan-a.muc-i.khoan-1", "phan-b", "phan-b.muc-i"],
        ),
        (
            ("I. HỒ", "A. LỚN", "1. Một", "B. NHỎ", "II. AO"),
            ["muc-i", "muc-i.tieu-muc-a", "muc-i.tieu-muc-a.khoan-1", "muc-i.tieu-muc-b", "muc-ii"],
        ),
    ],
)
def test_letters_stand_above_roman_numbers_or_below_as_they_came(labels, expected):
    assert anchors(lines("THÔNG TƯ", "Về hồ", labels)) == expected


def test_a_directive_has_clauses_at_once():
    directive = lines(
        "CHỈ THỊ",
        "Về việc giữ sạch hồ nước",
        "Thời gian qua hồ nước chưa sạch. Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:",
        "1. Các sở:",
        "a) Đi xem hồ;",
        "b) Dọn hồ.",
        "2. Các xã báo cáo.",
        "CHỦ TỊCH",
        "Lê Văn Mẫu",
    )
    assert anchors(directive) == ["khoan-1", "khoan-1.diem-a", "khoan-1.diem-b", "khoan-2"]
    assert words_of_role(directive, Role.TITLE) == ["CHỈ THỊ", "Về việc giữ sạch hồ nước"]


def test_an_article_that_a_directive_speaks_of_is_not_its_own():
    text = lines("CHỈ THỊ", "Về hồ", "1. Thực hiện nghiêm:", "Điều 12. Giữ nước.", "2. Báo cáo.")
    assert anchors(text) == ["khoan-1", "khoan-2"]


def test_an_issuer_named_like_a_type_is_no_title():
    text = lines("SỞ", "KẾ HOẠCH VÀ ĐẦU TƯ", "Số: 1/QĐ-SKHĐT", "QUYẾT ĐỊNH", "Về hồ", "Điều 1. Một")
    assert words_of_role(text, Role.TITLE) == ["QUYẾT ĐỊNH", "Về hồ"]


def test_an_article_that_approves_a_plan_has_sections():
    text = lines(
        "Điều 1. Phê duyệt Đề án như sau:",
        "I. MỤC TIÊU",
        "1. Một",
        "2. Hai",
        "II. NHIỆM VỤ",
        "1. Ba",
        "Điều 2. Thi hành.",
    )
    assert anchors(text) == [
        "dieu-1",
        "dieu-1.muc-i",
        "dieu-1.muc-i.khoan-1",
        "dieu-1.muc-i.khoan-2",
        "dieu-1.muc-ii",
        "dieu-1.muc-ii.khoan-1",
        "dieu-2",
    ]
    assert read(text).pieces[2].address.words == "khoản 1 Mục I Điều 1"


def test_headings_go_on_over_several_lines():
    found = read(
        lines(
            "Chương I",
            "NHỮNG QUY ĐỊNH",
            "CHUNG",
            "Điều 1. Trách nhiệm của xã",
            "và của thôn",
            "Xã dọn hồ.",
            "Điều 2. Ngắn.",
        )
    )
    assert [(found.words_of(piece), piece.is_heading) for piece in found.pieces] == [
        ("", False),
        ("NHỮNG QUY ĐỊNH", True),
        ("CHUNG", True),
        ("Trách nhiệm của xã", True),
        ("và của thôn", True),
        ("Xã dọn hồ.", False),
        ("Ngắn.", False),
    ]


def test_a_list_of_chapters_is_no_chapter():
    text = lines(
        "Điều 1. Biểu thuế",
        "Chương 1: Động vật",
        "Chương 2: Thịt",
        "Chương 3: Cá",
        "Điều 2. Hai",
        "Chương II",
        "HAI",
        "Điều 3. Ba",
    )
    assert anchors(text) == ["dieu-1", "dieu-2", "chuong-ii", "dieu-3"]


def test_a_list_of_appendices_before_the_signature_begins_none():
    text = lines(
        "Điều 1. Một",
        "Điều 2. Ban hành kèm theo Thông tư này các phụ lục:",
        "Phụ lục I: Mẫu đơn;",
        "Phụ lục II: Mẫu sổ.",
        "BỘ TRƯỞNG",
        "Lê Văn Mẫu",
        "Phụ lục I",
        "MẪU ĐƠN",
        "Phụ lục II",
        "MẪU SỔ",
    )
    assert anchors(text) == ["dieu-1", "dieu-2", "phu-luc-i", "phu-luc-ii"]


def test_both_signatures_of_a_joint_circular_are_signatures():
    text = lines(
        "Điều 1. Một",
        "KT. BỘ TRƯỞNG BỘ Y TẾ",
        "THỨ TRƯỞNG",
        "Nguyễn Văn Mẫu",
        "KT. BỘ TRƯỞNG BỘ TÀI CHÍNH",
        "THỨ TRƯỞNG",
        "Trần Thị Thử",
        "Nơi nhận:",
        "- Văn phòng Chính phủ;",
        "- VPUB: CVP, KTTH;",
        "- Lưu: VT.",
    )
    assert len(words_of_role(text, Role.SIGNATURE)) == 6
    assert len(words_of_role(text, Role.RECIPIENTS)) == 4


def test_what_stands_behind_a_signature_without_a_name_is_marked():
    text = lines(
        "Điều 1. Một", "CHỦ TỊCH", "Lê Văn Mẫu", "Ghi chú: hồ số 3 đã cạn nước từ năm ngoái và không ai biết vì sao."
    )
    assert words_of_role(text, Role.UNREAD) == [text.split("\n")[-1]]


def test_a_letter_without_numbers_is_an_opening_with_a_header():
    text = lines(
        "SỞ TƯ PHÁP",
        "Số: 12/STP-VP",
        "V/v dọn hồ",
        "Quảng Ngãi, ngày 02 tháng 3 năm 2026",
        "Kính gửi: Các xã",
        "Đề nghị dọn hồ.",
    )
    assert words_of_role(text, Role.HEADER) == ["SỞ TƯ PHÁP", "Số: 12/STP-VP"]
    assert words_of_role(text, Role.TITLE) == ["V/v dọn hồ"]
    assert words_of_role(text, Role.OPENING) == ["Kính gửi: Các xã", "Đề nghị dọn hồ."]


def test_place_and_date_beside_the_number_are_a_piece_of_their_own():
    text = lines(
        "ỦY BAN NHÂN DÂN TỈNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 1/QĐ-UBND Bà Rịa - Vũng Tàu, ngày 2 tháng 3 năm 2026",
        "QUYẾT ĐỊNH",
        "Về hồ",
    )
    assert words_of_role(text, Role.PLACE_AND_DATE) == ["Bà Rịa - Vũng Tàu, ngày 2 tháng 3 năm 2026"]
    assert words_of_role(text, Role.HEADER)[-1] == "Số: 1/QĐ-UBND"


@pytest.mark.parametrize("text", ["", "\n\n", "   ", "Hồ", "\r\n"])
def test_a_text_without_structure_is_kept(text):
    assert read(text).text == text
    assert [piece.role for piece in structured(text).pieces] == ([Role.OPENING] if text else [])


def test_ends_of_lines_of_windows_change_nothing():
    windows = DECISION.replace("\n", "\r\n")
    assert anchors(windows) == anchors(DECISION)
    assert words_of_role(windows, Role.TITLE) == words_of_role(DECISION, Role.TITLE)


def test_a_decomposed_text_has_the_same_structure_at_its_own_places():
    decomposed = unicodedata.normalize("NFD", DECISION)
    found = read(decomposed)
    assert anchors(decomposed) == anchors(DECISION)
    composed = [unicodedata.normalize("NFC", found.label_of(piece)) for piece in found.pieces]
    assert composed == [read(DECISION).label_of(piece) for piece in read(DECISION).pieces]
