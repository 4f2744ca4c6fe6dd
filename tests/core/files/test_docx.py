"""What a DOCX says is read as Word shows it: numbers, tables, notes, changes."""

import io

import docx
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from core.files.docx_numbers import letter, roman
from core.files.found import Mark, MarkKind
from tests.core.files.found import ARTICLE, found_in, kinds, words_of
from tests.factories.files import (
    docx_of_xml,
    scan_of,
)


def bytes_of(document: Document) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def numbered(document: Document, words: str, *, depth: int = 0, number: str = "77") -> None:
    paragraph = document.add_paragraph(words)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def with_list(document: Document, *levels: tuple[str, str], overrides: str = "") -> None:
    """Add a list of ``levels`` (format, pattern) under the number 77, and a second of the same make under 78."""
    root = document.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{name}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, (name, pattern) in enumerate(levels)
    )
    definition = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{inner}</w:abstractNum>')
    root.insert(0, definition)
    for number, more in (("77", ""), ("78", overrides)):
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="77"/>{more}</w:num>'))


class TestDocx:
    def test_paragraphs_are_lines_and_line_breaks_too(self):
        document = docx.Document()
        document.add_paragraph(f"   {ARTICLE}")
        document.add_paragraph("")
        document.add_paragraph().add_run("1. Một khoản").add_break()
        document.paragraphs[-1].add_run("2. Hai khoản")
        assert found_in(bytes_of(document)).text.split("\n") == [ARTICLE, "1. Một khoản", "2. Hai khoản"]

    def test_numbers_that_word_counts_stand_in_the_text(self):
        document = docx.Document()
        with_list(document, ("decimal", "Điều %1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
        for depth, words in enumerate(["Phạm vi", "Một", "Ý đầu"]):
            numbered(document, words, depth=depth)
        numbered(document, "Ý sau", depth=2)
        numbered(document, "Hai", depth=1)
        numbered(document, "Ý đầu", depth=2)
        numbered(document, "Đối tượng")
        found = found_in(bytes_of(document))
        assert found.text.split("\n") == [
            "Điều 1. Phạm vi", "1. Một", "a) Ý đầu", "b) Ý sau", "2. Hai", "a) Ý đầu", "Điều 2. Đối tượng",
        ]  # fmt: skip
        assert Mark(kind=MarkKind.NUMBERS, count=7) in found.marks

    def test_a_second_list_begins_anew_where_it_says_so(self):
        document = docx.Document()
        start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        with_list(document, ("upperRoman", "%1."), overrides=start)
        for number in ("77", "77", "78"):
            numbered(document, "Việc", number=number)
        assert found_in(bytes_of(document)).text.split("\n") == ["I. Việc", "II. Việc", "I. Việc"]

    def test_lists_named_by_a_style_are_counted_and_bullets_become_dashes(self):
        document = docx.Document()
        document.add_paragraph("Một", style="List Number")
        document.add_paragraph("Hai", style="List Number")
        document.add_paragraph("Ba", style="List Bullet")
        assert found_in(bytes_of(document)).text.split("\n") == ["1. Một", "2. Hai", "- Ba"]

    def test_a_table_with_lines_is_rows_and_one_without_is_read_cell_by_cell(self):
        document = docx.Document()
        heads = document.add_table(rows=1, cols=2)
        heads.cell(0, 0).text = "UỶ BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI"
        heads.cell(0, 1).text = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        data = document.add_table(rows=2, cols=2, style="Table Grid")
        for place, words in enumerate(["Loại vé", "Mức thu", "Người lớn", "40.000"]):
            data.cell(place // 2, place % 2).text = words
        assert found_in(bytes_of(document)).text.split("\n") == [
            "UỶ BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Loại vé\tMức thu", "Người lớn\t40.000",
        ]  # fmt: skip

    def test_tracked_changes_are_accepted_and_told(self):
        document = docx.Document()
        paragraph = document.add_paragraph("Mức thu là ")
        for name, tag, words in (("del", "delText", "30.000"), ("ins", "t", "40.000")):
            change = OxmlElement(f"w:{name}")
            change.append(parse_xml(f"<w:r {nsdecls('w')}><w:{tag}>{words}</w:{tag}></w:r>"))
            paragraph._p.append(change)
        found = found_in(bytes_of(document))
        assert found.text == "Mức thu là 40.000"
        assert words_of(found, MarkKind.DELETED) == "30.000"
        assert words_of(found, MarkKind.INSERTED) == "40.000"

    def test_heads_and_feet_hidden_words_and_pictures_are_reported(self):
        document = docx.Document()
        document.sections[0].header.paragraphs[0].text = "DỰ THẢO LẦN 2"
        document.sections[0].footer.paragraphs[0].text = "Trang"
        document.add_paragraph("Nhìn thấy").add_run(" bị ẩn").font.hidden = True
        picture = io.BytesIO(scan_of(["x"]))
        picture = io.BytesIO()
        from PIL import Image

        Image.new("RGB", (4, 4)).save(picture, "PNG")
        document.add_picture(picture)
        found = found_in(bytes_of(document))
        assert found.text == "Nhìn thấy"
        assert words_of(found, MarkKind.HEADER) == "DỰ THẢO LẦN 2"
        assert words_of(found, MarkKind.FOOTER) == "Trang"
        assert words_of(found, MarkKind.HIDDEN) == "bị ẩn"
        assert MarkKind.PICTURE in kinds(found)

    def test_fonts_of_old_letters_are_converted_run_by_run(self):
        document = docx.Document()
        paragraph = document.add_paragraph()
        for words, font in (("§iÒu 1. ", ".VnTime"), ("Đất đai, ", "Times New Roman"), ("uû ban", ".VnTimeH")):
            run = paragraph.add_run(words)
            run.font.name = font
            run._r.rPr.rFonts.set(qn("w:hAnsi"), font)
        assert found_in(bytes_of(document)).text == "Điều 1. Đất đai, UỶ BAN"

    def test_letters_set_in_capitals_are_read_as_they_are_shown(self):
        document = docx.Document()
        document.add_paragraph().add_run("Quyết định").font.all_caps = True
        assert found_in(bytes_of(document)).text == "QUYẾT ĐỊNH"

    def test_what_is_of_an_unknown_kind_is_marked(self):
        body = "<w:p><w:r><w:t>Một</w:t></w:r><w:strange><w:t>lạ</w:t></w:strange></w:p><w:altChunk/>"
        found = found_in(docx_of_xml(f"<w:document {nsdecls('w')}><w:body>{body}</w:body></w:document>"))
        assert found.text == "Một"
        assert words_of(found, MarkKind.UNREAD_PART) == "strange lạ | altChunk"

    def test_notes_are_numbered_and_stand_at_the_end(self):
        document = with_footnote("Mức thu này", "Sửa đổi theo Điều 1.")
        found = found_in(document)
        assert found.text.split("\n") == ["Mức thu này[1]", "[1] Sửa đổi theo Điều 1."]
        assert words_of(found, MarkKind.FOOTNOTE) == "[1] Sửa đổi theo Điều 1."


def with_footnote(words: str, note: str) -> bytes:
    """Return a document with one note, which python-docx cannot write."""
    import zipfile

    document = docx.Document()
    paragraph = document.add_paragraph(words)
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bytes_of(document))) as old, zipfile.ZipFile(data, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "word/_rels/document.xml.rels":
                relation = (
                    b'<Relationship Id="rId99" Type="http://x/footnotes" Target="footnotes.xml"/></Relationships>'
                )
                content = content.replace(b"</Relationships>", relation)
            new.writestr(part, content)
        new.writestr(
            "word/footnotes.xml",
            f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
            f"<w:r><w:t>{note}</w:t></w:r></w:p></w:footnote></w:footnotes>",
        )
    return data.getvalue()


def test_roman_numbers_and_letters_run_as_word_counts_them():
    assert [roman(number) for number in (4, 9, 14, 40)] == ["IV", "IX", "XIV", "XL"]
    assert [letter(number) for number in (1, 4, 5, 26, 27)] == ["a", "d", "e", "z", "aa"]
