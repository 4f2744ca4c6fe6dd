"""Where the parts of a document begin: articles, clauses and points, and what stands before and behind them."""

import unicodedata

import pytest

from legal.provisions import Level
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


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Điều 2. Hồ", "2"),
        ("ĐIỀU 2: Hồ", "2"),
        ("Điều 2 . Hồ", "2"),
        ("Điều 2.- Hồ", "2"),
        ("Điều 2 – Hồ", "2"),
        ("Điều\u00a02.\u00a0Hồ", "2"),
        ("\u00a0Điều 2. Hồ", "2"),
        ("Điều 2.Hồ", "2"),
        ("Điều 2", "2"),
        ("Điều 1a. Hồ", "1a"),
        ("Điều 1bis. Hồ", "1bis"),
        ("Ðiều 2. Hồ", "2"),
        (unicodedata.normalize("NFD", "Điều 2. Hồ"), "2"),
    ],
)
def test_an_article_is_known_however_its_label_is_written(line, number):
    found = read(lines("Điều 1. Nước", line, "Nội dung.")).pieces[1]
    assert (found.level, found.number) == (Level.ARTICLE, number)


@pytest.mark.parametrize(
    "line",
    [
        "Điều 2 của Luật này.",
        "Điều 2, Điều 3 và Điều 4.",
        " Điều 2. Hồ",
        "\tĐiều 2. Hồ",
        "điều 2. hồ",
        "Điều 2.1. Hồ",
        "“Điều 2. Hồ”",
        "Điều này.",
    ],
)
def test_a_line_that_only_speaks_of_an_article_is_text(line):
    assert anchors(lines("Điều 1. Nước", line, "Nội dung.")) == ["dieu-1"]


@pytest.mark.parametrize("before", ["theo quy định tại khoản 2", "quy định tại", "điểm a khoản 1, điểm b", "Điều 1 và"])
def test_a_reference_wrapped_over_two_lines_is_no_article(before):
    text = lines("Điều 1. Nước", f"Nước được giữ {before}", "Điều 2.", "Điều 2. Hồ", "Nội dung.")
    assert anchors(text) == ["dieu-1", "dieu-2"]
    assert read(text).words_of(read(text).pieces[3]) == "Hồ"


def test_articles_may_be_missing_but_never_go_back():
    text = lines("Điều 3. Ba", "Điều 7. Bảy", "Điều 5. Năm", "Điều 8. Tám", "Điều 9. Chín")
    assert anchors(text) == ["dieu-3", "dieu-5", "dieu-8", "dieu-9"]


def test_an_article_printed_in_two_versions_has_two_anchors():
    text = lines("Điều 1. Nước", "1. Cũ", "Điều 1. Nước", "1. Mới", "Điều 2. Hồ")
    assert anchors(text) == ["dieu-1", "dieu-1.khoan-1", "dieu-1-2", "dieu-1.khoan-1-2", "dieu-2"]


def test_inserted_clauses_and_points_follow_on_those_before_them():
    text = lines(
        "Điều 1. Nước", "1. Một:", "a) A;", "a1) A1;", "b) B.", "1a. Một a", "2. Hai", "2bis. Hai bis", "3) Ba"
    )
    assert anchors(text)[1:] == [
        f"dieu-1.{step}"
        for step in (
            "khoan-1",
            "khoan-1.diem-a",
            "khoan-1.diem-a1",
            "khoan-1.diem-b",
            "khoan-1a",
            "khoan-2",
            "khoan-2bis",
            "khoan-3",
        )
    ]


def test_points_go_through_the_vietnamese_alphabet_and_on():
    letters = [*"abcdđeghiklmnopqrstuvxy", "aa", "ab"]
    text = lines("Điều 1. Nước", "1. Gồm:", [f"{letter}) Việc;" for letter in letters])
    found = [piece.number for piece in read(text).pieces if piece.level is Level.POINT]
    assert found == letters


def test_clauses_begin_anew_in_each_article_and_points_in_each_clause():
    text = lines("Điều 1. Nước", "1. Một:", "a) A", "2. Hai:", "a) A", "Điều 2. Hồ", "1. Một")
    assert anchors(text)[-3:] == ["dieu-1.khoan-2.diem-a", "dieu-2", "dieu-2.khoan-1"]


@pytest.mark.parametrize(
    "line",
    [
        "1.500.000 đồng mỗi hồ.",
        "12.3 tỷ đồng.",
        "2015 là năm có nước.",
        "12/3/2026 là ngày dọn hồ.",
        "45/QĐ-UBND là số cũ.",
        "2 - 5 hồ.",
        "57. Hồ",
        "v.v.",
        "e) Hồ không có a).",
        "- Hồ",
        "(a) Hồ",
        "I. HỒ",
        "B. HỒ",
    ],
)
def test_figures_and_letters_that_count_nothing_are_text(line):
    assert anchors(lines("Điều 1. Nước", "1. Một", line, "2. Hai")) == ["dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-2"]


def test_a_list_within_a_point_is_not_taken_for_clauses():
    text = lines("Điều 1. Nước", "1. Một:", "a) Gồm:", "1. Hồ", "2. Ao", "3. Giếng", "b) B", "2. Hai", "3. Ba")
    assert anchors(text) == [
        "dieu-1",
        "dieu-1.khoan-1",
        "dieu-1.khoan-1.diem-a",
        "dieu-1.khoan-1.diem-b",
        "dieu-1.khoan-2",
        "dieu-1.khoan-3",
    ]


def test_what_lies_below_points_is_addressed_where_its_number_says_so():
    text = lines(
        "Điều 2. Nước",
        "1. Một:",
        "a) A:",
        "a.1) Hồ;",
        "a.2) Ao;",
        "a.2.1) Ao nhỏ.",
        "2. Hai:",
        "2.1. Một;",
        "2.2. Hai.",
    )
    assert anchors(text)[3:] == [
        "dieu-2.khoan-1.diem-a.tiet-a-1",
        "dieu-2.khoan-1.diem-a.tiet-a-2",
        "dieu-2.khoan-2",
        "dieu-2.khoan-2.diem-2-1",
        "dieu-2.khoan-2.diem-2-2",
    ]


def test_clauses_counted_with_their_article_are_clauses():
    assert anchors(lines("Điều 2. Nước", "2.1. Một.", "2.2. Hai.")) == [
        "dieu-2",
        "dieu-2.khoan-2-1",
        "dieu-2.khoan-2-2",
    ]


AMENDMENT = lines(
    "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 1/2020/NĐ-CP",
    "1. Sửa đổi Điều 12 như sau:",
    "{open}Điều 12. Hồ nước",
    "1. Một",
    "2. Hai",
    "a) A",
    "Điều 13. Ao",
    "3. Ba{close}",
    "2. Bổ sung điểm c khoản 1 Điều 14 như sau:",
    "{open}c) Gồm “hồ” và “ao”;",
    "d) D{close};",
    "3. Bãi bỏ Điều 15.",
    "Điều 2. Hiệu lực",
    "Nghị định này có hiệu lực từ ngày ký.",
)


@pytest.mark.parametrize(("open_", "close"), [("“", "”"), ('"', '"'), ("“", "”."), ("„", "”"), ("“", '".')])
def test_what_is_quoted_belongs_to_the_clause_that_quotes_it(open_, close):
    text = AMENDMENT.format(open=open_, close=close)
    assert anchors(text) == ["dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-2", "dieu-1.khoan-3", "dieu-2"]
    quoting = [
        piece for piece in read(text).pieces if piece.role is Role.TEXT and piece.address.anchor == "dieu-1.khoan-1"
    ]
    assert len(quoting) == 6


def test_a_quotation_that_nobody_closed_ends_where_the_document_goes_on():
    text = AMENDMENT.format(open="“", close="")
    assert anchors(text) == ["dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-2", "dieu-1.khoan-3", "dieu-2"]


def test_articles_amended_without_quotation_marks_are_not_counted():
    text = lines(
        "Điều 1. Một", "1. Sửa đổi Điều 12 như sau:", "Điều 12. Hồ", "Nước.", "2. Bãi bỏ Điều 15.", "Điều 2. Hai"
    )
    assert anchors(text) == ["dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-2", "dieu-2"]


def test_a_mark_left_open_within_a_sentence_swallows_nothing():
    text = lines("Điều 1. Từ ngữ", "1. Gọi là “hồ", "2. Gọi là ao.", "Điều 2. Hai", "1. Một", "Điều 3. Ba")
    assert anchors(text) == ["dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-2", "dieu-2", "dieu-2.khoan-1", "dieu-3"]


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
        "- Lưu: VT.",
    )
    assert len(words_of_role(text, Role.SIGNATURE)) == 6
    assert len(words_of_role(text, Role.RECIPIENTS)) == 3


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
