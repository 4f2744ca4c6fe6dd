"""Which numbers begin a provision: those that count on, outside of quotations."""

import unicodedata

import pytest

from legal.provisions import Level
from legal.structure import Role
from tests.legal.structure_texts import anchors, lines, read


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


def test_bold_labels_of_other_systems_are_labels():
    text = lines("**Điều 1.** Nước", "*1.** **Một:*", "*a) A;*", "*b.** B", "* Ghi chú", "2. Hai")
    assert anchors(text)[1:] == ["dieu-1.khoan-1", "dieu-1.khoan-1.diem-a", "dieu-1.khoan-1.diem-b", "dieu-1.khoan-2"]
    assert read(text).words_of(read(text).pieces[1]) == "Một:*"


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
