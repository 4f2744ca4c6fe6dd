"""Workbooks and ODT files give their words to search, and none of them can hurt who reads it."""

import io
import zipfile
from contextlib import suppress
from datetime import date

import pytest
from openpyxl import Workbook

from core.files import child
from core.files.child import read, read_words
from core.files.found import FileKind, FileText, MarkKind, Refusal, Refused
from core.files.reading import Encrypted, FileRefused, NoTextLayer, NotReadable, TooLarge, WrongType, words_of
from tests.core.files.found import ARTICLE, SECOND, kinds
from tests.factories.files import docx_bomb, endless_pdf, odt_of, office_bomb, pdf_of, scan_of, xlsx_of, zip_of


def words_in(data: bytes, *, deadline: float = float("inf")) -> FileText:
    return read_words(io.BytesIO(data), deadline=deadline)


def test_a_workbook_says_its_sheets_and_its_cells_as_they_are_shown() -> None:
    found = words_in(
        xlsx_of({"Biểu 1": [["Xã", "Diện tích"], ["Ba Tơ", 12.0], [None, date(2026, 7, 1)]], "Biểu 2": [["Ghi chú"]]})
    )
    assert found.kind is FileKind.XLSX
    assert found.pages == ("Biểu 1\nXã\tDiện tích\nBa Tơ\t12\n01/07/2026", "Biểu 2\nGhi chú")


def test_a_formula_says_nothing_but_its_outcome() -> None:
    book = Workbook()
    book.active["A1"] = "=1+1"
    data = io.BytesIO()
    book.save(data)
    assert "=" not in words_in(data.getvalue()).text


def test_what_a_workbook_hides_is_not_found() -> None:
    book = Workbook()
    book.active.title = "Biểu"
    for row in (["Xã", "Mật mã", "Số", "Ghi chú"], ["Ba Tơ", "cột mật", 1, "cột kín"], ["hàng mật", "a", 2, "b"]):
        book.active.append(row)
    book.active.append(["Sơn Tịnh", "c", 3, "d"])
    book.active.row_dimensions[3].hidden = True
    for column in "BD":
        book.active.column_dimensions[column].hidden = True
    for title, state in (("Ẩn", "hidden"), ("Ẩn kỹ", "veryHidden")):
        sheet = book.create_sheet(title)
        sheet.append(["tờ mật"])
        sheet.sheet_state = state
    book.create_sheet("Sau").append(["Trà Bồng"])
    data = io.BytesIO()
    book.save(data)
    assert words_in(data.getvalue()).pages == ("Biểu\nXã\tSố\nBa Tơ\t1\nSơn Tịnh\t3", "Sau\nTrà Bồng")


def test_an_odt_file_says_paragraphs_headings_and_rows_of_tables_as_lines() -> None:
    found = words_in(
        odt_of(
            "<text:h>Chương I</text:h><text:p>Điều 1.<text:s/>Quy <text:span>định</text:span></text:p>"
            "<table:table><table:table-row><table:table-cell><text:p>Xã</text:p></table:table-cell>"
            "<table:table-cell><text:p>Phường</text:p></table:table-cell></table:table-row></table:table>"
        )
    )
    assert found.kind is FileKind.ODT
    assert found.text == "Chương I\nĐiều 1. Quy định\nXã Phường"


def test_what_was_deleted_or_remarked_in_an_odt_file_is_not_found() -> None:
    found = words_in(
        odt_of(
            "<text:tracked-changes><text:p>Đã xoá</text:p></text:tracked-changes>"
            "<text:p>Còn<office:annotation><text:p>Nhận xét</text:p></office:annotation> lại</text:p>"
        )
    )
    assert found.text == "Còn lại"


HIDDEN_STYLES = (
    '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="T2"><style:text-properties/></style:style>'
)


@pytest.mark.parametrize(
    "hidden",
    [
        '<text:p>Còn <text:hidden-text text:is-hidden="true">mật</text:hidden-text>lại</text:p>',
        "<text:p>Còn <text:hidden-text>mật</text:hidden-text>lại</text:p>",
        '<text:p>Còn lại</text:p><text:p>mật<text:hidden-paragraph text:is-hidden="true"/></text:p>',
        "<text:p>Còn lại</text:p><text:p>mật<text:span><text:hidden-paragraph/></text:span></text:p>",
        '<text:section text:display="none"><text:p>mật</text:p></text:section><text:p>Còn lại</text:p>',
        '<text:section text:display="condition" text:is-hidden="true"><text:p>mật</text:p></text:section>'
        "<text:p>Còn lại</text:p>",
        '<text:p>Còn <text:span text:style-name="T1">mật </text:span>'
        '<text:span text:style-name="T2">lại</text:span></text:p>',
        '<text:p>Còn lại</text:p><text:p text:style-name="T1">mật</text:p>',
        '<table:table><table:table-row table:visibility="collapse"><table:table-cell><text:p>mật</text:p>'
        "</table:table-cell></table:table-row></table:table><text:p>Còn lại</text:p>",
        "<table:table><table:table-row><table:table-cell><text:p>Còn lại</text:p><text:p>mật<text:hidden-paragraph/>"
        "</text:p></table:table-cell></table:table-row></table:table>",
        "<text:p>Còn <text:script>mật</text:script>lại</text:p>",
        "<office:meta><office:keyword>mật</office:keyword></office:meta><text:p>Còn lại</text:p>",
    ],
)
def test_what_an_odt_file_hides_is_not_found(hidden: str) -> None:
    assert words_in(odt_of(HIDDEN_STYLES + hidden)).text == "Còn lại"


def test_what_an_odt_file_hides_by_a_named_style_or_one_that_goes_back_to_it_is_not_found() -> None:
    named = '<style:style style:name="Ẩn"><style:text-properties text:display="none"/></style:style>'
    made = (
        '<style:style style:name="P1" style:parent-style-name="Ẩn"/>'
        '<style:style style:name="P2" style:parent-style-name="P1"><style:text-properties text:display="true"/>'
        "</style:style>"
    )
    lines = "".join(f'<text:p text:style-name="{name}">{name}</text:p>' for name in ("Ẩn", "P1", "P2"))
    assert words_in(odt_of(made + lines, styles=named)).text == "P2"


def test_a_field_of_an_odt_file_that_could_hide_and_does_not_is_found() -> None:
    shown = (
        '<text:p>Điều <text:hidden-text text:is-hidden="false">1. </text:hidden-text>Phạm vi'
        '<text:hidden-paragraph text:is-hidden="false"/></text:p>'
    )
    assert words_in(odt_of(shown)).text == "Điều 1. Phạm vi"


def test_what_is_said_about_an_odt_file_is_not_found() -> None:
    data = io.BytesIO(odt_of("<text:p>Điều 1</text:p>"))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("meta.xml", "<meta><p>Người soạn</p></meta>")
    assert words_in(data.getvalue()).text == "Điều 1"


def test_neither_becomes_the_text_of_a_document() -> None:
    for data in (xlsx_of({"A": [["Điều 1"]]}), odt_of("<text:p>Điều 1</text:p>")):
        with pytest.raises(Refused) as refused:
            read(io.BytesIO(data))
        assert refused.value.reason is Refusal.WRONG_TYPE


def test_a_pdf_keeps_its_pages() -> None:
    assert words_of(io.BytesIO(pdf_of([[ARTICLE], [SECOND]]))).pages == (ARTICLE, SECOND)


def test_no_more_of_a_pdf_is_read_than_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "ENOUGH_WORDS", len(ARTICLE))
    assert words_in(pdf_of([[ARTICLE], [SECOND]])).pages == (ARTICLE,)


def test_a_scan_is_refused_because_it_has_no_words() -> None:
    with pytest.raises(NoTextLayer):
        words_of(io.BytesIO(scan_of(["Dieu 1"])))


def test_a_sheet_that_takes_too_long_is_marked() -> None:
    found = words_in(xlsx_of({"A": [["Ba Tơ"]]}), deadline=0)
    assert kinds(found) == {MarkKind.OUT_OF_TIME}


ENTITIES = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
MANIFEST = '<m:manifest xmlns:m="urn:m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (odt_of("<text:p>&b;</text:p>", before=ENTITIES), NotReadable),
        (odt_of("<text:p>&b;</text:p>", before=LAUGHS), NotReadable),
        (odt_of("<text:p>mật</text:p>", manifest=MANIFEST), Encrypted),
        (odt_of("<text:p>"), NotReadable),
        (odt_of("<text:p>Điều 1</text:p>")[:200], NotReadable),
        (zip_of({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}), NotReadable),
        (office_bomb("content.xml", 300_000_000, mimetype="application/vnd.oasis.opendocument.text"), TooLarge),
        (office_bomb("xl/worksheets/sheet1.xml", 300_000_000), TooLarge),
        (zip_of({"[Content_Types].xml": f"{LAUGHS}<a>&b;</a>", "xl/workbook.xml": "<a/>"}), NotReadable),
        (zip_of({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}), NotReadable),
        (xlsx_of({"A": [["Điều 1"]]})[:300], NotReadable),
        (zip_of({"a.txt": "a"}), WrongType),
        (docx_bomb(400_000_000), TooLarge),
        (endless_pdf(), NotReadable),
    ],
)  # fmt: skip
def test_a_hostile_file_is_refused_by_name(data: bytes, error: type[FileRefused]) -> None:
    with pytest.raises(error):
        words_of(io.BytesIO(data))


def test_depth_hurts_nobody() -> None:
    deep = "<text:section>" * 20_000 + "<text:p>sâu</text:p>" + "</text:section>" * 20_000
    with suppress(NotReadable):  # where the parser itself gives up
        assert words_of(io.BytesIO(odt_of(deep))).text == "sâu"


def test_a_sheet_that_claims_to_be_vast_costs_what_it_holds() -> None:
    small = xlsx_of({"A": [["Ba Tơ"]]})
    vast = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(small)) as old, zipfile.ZipFile(vast, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet1.xml"):
                part = part.replace(b'ref="A1"', b'ref="A1:XFD1048576"').replace(b'ref="A1:A1"', b'ref="A1:XFD1048576"')
                assert b"XFD1048576" in part
            new.writestr(name, part)
    assert words_of(io.BytesIO(vast.getvalue())).text == "A\nBa Tơ"
