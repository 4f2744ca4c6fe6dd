"""Papers of the dossier out of one glued cell, and form files out of the names of papers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reading.forms import split_forms
from services.reading.papers import HEADER, split_cases
from services.reading.values import NO_INFORMATION, CannotSplit, Paper
from tests.services.reading import shown

PIECES = st.lists(
    st.sampled_from(
        [
            HEADER, "1 bản chính", "0 bản chính,1 bản sao", ",2 bản sao", "--", "01 bản chính ", "Đơn",
            " Mẫu số 01", ".docx", "31/12/2025", "- ", ";", "theo mẫu", "văn bản", ".pdf", "TT-BTC", "(", ")",
        ]
    )
    | st.text(max_size=4)
).map("".join)  # fmt: skip


def papers(rows: str) -> tuple[Paper, ...]:
    (case,) = split_cases(f"--{HEADER}{rows}")
    return case.papers


def test_rows_end_in_their_quantity() -> None:
    first, second, third = papers("- Đơn xin học1 bản chínhb) Ảnh thẻ0 bản chính,2 bản saoSổ cũ,1 bản sao")
    assert first == Paper(name="Đơn xin học", originals=1, copies=None, quantity="1 bản chính")
    assert second == Paper(name="b) Ảnh thẻ", originals=0, copies=2, quantity="0 bản chính,2 bản sao")
    assert (third.originals, third.copies) == (None, 1)


@pytest.mark.parametrize(
    ("row", "name", "quantity"),
    [
        ("Đơn ngày 01/01/20261 bản chính", "Đơn ngày 01/01/2026", "1 bản chính"),
        ("Đơn theo Mẫu số 181 bản chính,1 bản sao", "Đơn theo Mẫu số 18", "1 bản chính,1 bản sao"),
        ("Đơn theo Mẫu số 031 bản chính", "Đơn theo Mẫu số 03", "1 bản chính"),
        ("Hóa đơn: 01 bản chính0 bản chính", "Hóa đơn: 01 bản chính", "0 bản chính"),
        ("Nộp 1 bản chính hoặc 1 bản sao.1 bản chính", "Nộp 1 bản chính hoặc 1 bản sao.", "1 bản chính"),
        ("Hợp đồng (01 bản chính);0 bản chính", "Hợp đồng (01 bản chính);", "0 bản chính"),
        ("Bản sao sổ\t1 bản chính", "Bản sao sổ", "1 bản chính"),
    ],
)
def test_figures_and_copies_in_a_name_stay_there(row: str, name: str, quantity: str) -> None:
    assert [(paper.name, paper.quantity) for paper in papers(row)] == [(name, quantity)]


def test_a_heading_is_glued_to_the_last_row_before_it() -> None:
    cases = split_cases(f"--{HEADER}Đơn1 bản chính* Nếu đã mất:{HEADER}Tờ khai1 bản chính--Nếu nộp qua mạng")
    assert [(case.heading, [paper.name for paper in case.papers]) for case in cases] == [
        ("", ["Đơn"]),
        ("Nếu đã mất:", ["Tờ khai"]),
        ("Nếu nộp qua mạng", []),
    ]


@pytest.mark.parametrize("cell", ["", "--", "----", NO_INFORMATION])
def test_an_empty_cell_has_no_cases(cell: str) -> None:
    assert split_cases(cell) == ()


@pytest.mark.parametrize("cell", ["Nộp ở quầy", f"--{HEADER}Đơn xin học", f"--{HEADER}Đơn.12 bản chính"])
def test_a_cell_that_is_no_table_is_not_guessed_at(cell: str) -> None:
    with pytest.raises(CannotSplit):
        split_cases(cell)


@pytest.mark.parametrize(
    ("row", "name", "files"),
    [
        ("Đơn xin học;Mẫu số 01.docx", "Đơn xin học;", ["Mẫu số 01.docx"]),
        ("Đơn theo Nghị định 1/2020/NĐ-CPMẫu 07.MT.docx", "Đơn theo Nghị định 1/2020/NĐ-CP", ["Mẫu 07.MT.docx"]),
        ("Đơn theo Thông tư 1/2020/TT-BTCmau so 1.doc", "Đơn theo Thông tư 1/2020/TT-BTC", ["mau so 1.doc"]),
        ("Đơn ký ngày 30/6/2023.NA5 (1).doc", "Đơn ký ngày 30/6/2023.", ["NA5 (1).doc"]),
        ("Đơn theo quy địnhvăn bản.docx", "Đơn theo quy định", ["văn bản.docx"]),
        ("Đơn của cá nhân7-Mẫu NA6.pdf", "Đơn của cá nhân", ["7-Mẫu NA6.pdf"]),
        ("Đơn (nếu có)Mau-NA20.docxPhụ lục II.docx", "Đơn (nếu có)", ["Mau-NA20.docx", "Phụ lục II.docx"]),
        ("Đơn theo mẫu1.000312.docx", "Đơn theo mẫu", ["1.000312.docx"]),
        ("Đơn theo Thông tư 1/2020/TT-BTC .Mẫu 3...docx", "Đơn theo Thông tư 1/2020/TT-BTC .", ["Mẫu 3...docx"]),
        ("Đơn qua VNeID.Mẫu 1..docx", "Đơn qua VNeID.", ["Mẫu 1..docx"]),
        (
            "Đơn theo Thông tư 13/2016/TT-BNNPTNTPHỤ LỤC IV.MẪU ĐƠN.docx",
            "Đơn theo Thông tư 13/2016/TT-BNNPTNT",
            ["PHỤ LỤC IV.MẪU ĐƠN.docx"],
        ),
        (
            "Cam kết theo Thông tư số 13/2016/TT-BNNPTNT đối với tên sản phẩmPHỤ LỤC VII.MẪU.docx",
            "Cam kết theo Thông tư số 13/2016/TT-BNNPTNT đối với tên sản phẩm",
            ["PHỤ LỤC VII.MẪU.docx"],
        ),
    ],
)
def test_form_files_are_told_from_the_name(row: str, name: str, files: list[str]) -> None:
    assert split_forms(row) == (name, tuple(files))


@pytest.mark.parametrize("row", ["Đơn xin học", "Tệp đuôi “.doc”", "Đơn theo GMSGMS.docx", "Sổ.docx kèm theo"])
def test_a_name_without_a_joint_stays_whole(row: str) -> None:
    assert split_forms(row) == (row, ())


@given(PIECES)
def test_nothing_is_lost_of_any_text(cell: str) -> None:
    try:
        cases = split_cases(cell)
    except CannotSplit:
        return
    assert not cases or shown.lost(cell, shown.of_cases(cases), marks=shown.MARKS) == ""
