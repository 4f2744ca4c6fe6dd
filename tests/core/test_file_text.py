"""What a file says is read whole, and no file can hurt who reads it."""

import io
import sys
import time
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from core.files import reading
from core.files.child import read
from core.files.docx_numbers import letter, roman
from core.files.found import FileKind, FileText, Mark, MarkKind, Refusal, Refused
from core.files.old_letters import OldEncoding, converted, encoding_surely
from core.files.page_edges import without_edges
from core.files.pdf_letters import Letter, lines_of
from core.files.reading import Encrypted, FileRefused, NotReadable, TooLarge, WrongType, has_text_layer, text_of
from tests.factories.files import (
    docx_bomb,
    docx_of_xml,
    endless_pdf,
    pdf_of,
    pdf_that_draws_itself,
    pdf_that_unpacks,
    scan_of,
)

ARTICLE = "Điều 1. Quy định này quy định mức thu phí tham quan thắng cảnh trên địa bàn tỉnh"
SECOND = "Điều 2. Sở Tài chính hướng dẫn các xã, phường, đặc khu thực hiện Quyết định này"
OLD = "§iÒu 1. Quy ®Þnh vÒ qu¶n lý nhµ n­íc cña Uû ban nh©n d©n tØnh vÒ viÖc thùc hiÖn quyÕt ®Þnh nµy"
TODAY = "Điều 1. Quy định về quản lý nhà nước của Uỷ ban nhân dân tỉnh về việc thực hiện quyết định này"
VNI = "Ñieàu 1. Quy ñònh veà quaûn lyù nhaø nöôùc cuûa Uyû ban nhaân daân tænh veà vieäc thöïc hieän quyeát ñònh naøy"


def found_in(data: bytes) -> FileText:
    """Return the text of ``data``, read in this process: the rules, without the limits."""
    return read(io.BytesIO(data))


def kinds(found: FileText) -> set[MarkKind]:
    return {mark.kind for mark in found.marks}


def words_of(found: FileText, kind: MarkKind) -> str:
    return " | ".join(mark.words for mark in found.marks if mark.kind is kind)


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


class TestPdf:
    def test_pages_are_read_in_lines_and_empty_ones_are_named(self):
        found = found_in(pdf_of([[ARTICLE, "tỉnh Quảng Ngãi."], [], [SECOND]]))
        assert found.kind is FileKind.PDF
        assert found.pages[0].split("\n")[:2] == [ARTICLE, "tỉnh Quảng Ngãi."]
        assert SECOND in found.text
        assert [(mark.kind, mark.page) for mark in found.marks] == [(MarkKind.NO_WORDS, 2)]

    def test_pictures_of_pages_hold_no_text(self):
        found = found_in(scan_of(["Dieu 1", "Dieu 2"]))
        assert not found.has_text_layer
        assert found.pages_without_text == (1, 2)

    def test_a_scan_among_pages_with_text_is_marked(self):
        writer = PdfWriter()
        for data in (pdf_of([[ARTICLE]]), scan_of(["Dieu 2"]), pdf_of([[SECOND]])):
            writer.append(PdfReader(io.BytesIO(data)))
        mixed = io.BytesIO()
        writer.write(mixed)
        found = found_in(mixed.getvalue())
        assert found.has_text_layer
        assert found.pages_without_text == (2,)

    def test_page_numbers_and_running_heads_are_reported_and_stand_in_no_sentence(self):
        pages = [[f"CÔNG BÁO/Số 5 {number}", f"Điều {number}. {ARTICLE}", str(number)] for number in range(1, 6)]
        found = found_in(pdf_of(pages))
        assert found.text.split("\n") == [page[1] for page in pages]
        assert [mark.words for mark in found.marks if mark.page == 4] == ["CÔNG BÁO/Số 5 4", "4"]

    def test_letters_of_old_fonts_are_converted(self):
        found = found_in(pdf_of([[OLD]], font=".VnTime"))
        assert found.text.strip() == TODAY
        assert words_of(found, MarkKind.OLD_LETTERS) == OldEncoding.TCVN3.value

    def test_capital_fonts_give_capitals(self):
        assert "CỘNG HOÀ XÃ HỘI" in found_in(pdf_of([["céng hoµ x· héi"]], font="ABCDEF+.VnTimeH")).text

    def test_letters_that_no_font_names_are_marked_and_not_taken_for_text(self):
        found = found_in(pdf_of([["\ue001\ue002\ue003\ue004" * 30]]))
        assert kinds(found) == {MarkKind.GARBLED}
        assert not found.has_text_layer

    def test_a_password_is_named_and_a_mere_ban_on_printing_is_no_obstacle(self):
        for password, expected in (("bi-mat", Refused), ("", None)):
            writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of([[ARTICLE]]))))
            writer.encrypt(password, "chu", algorithm="AES-256")
            data = io.BytesIO()
            writer.write(data)
            if expected is None:
                assert ARTICLE in found_in(data.getvalue()).text
            else:
                with pytest.raises(Encrypted):
                    text_of(io.BytesIO(data.getvalue()))

    def test_nothing_is_read_after_the_time_is_over_and_what_was_read_stays(self):
        found = read(io.BytesIO(pdf_of([[ARTICLE], [SECOND]])), deadline=0)
        assert [(mark.kind, mark.page) for mark in found.marks] == [
            (MarkKind.OUT_OF_TIME, 1),
            (MarkKind.OUT_OF_TIME, 2),
        ]


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


class TestPlainText:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_todays_encodings(self, encoding):
        assert found_in(f"{ARTICLE}\r\n\r\n{SECOND}".encode(encoding)).text == f"{ARTICLE}\n{SECOND}"

    def test_old_letters_are_converted_where_it_is_sure(self):
        assert found_in(OLD.encode("cp1252")).text == TODAY
        assert found_in(VNI.encode("cp1252")).text == TODAY

    def test_nothing_is_converted_where_it_is_not(self):
        french = "Le café à la carte était très bon; où est l'âme du garçon? Ça va, mon général."
        assert found_in(french.encode()).text == french
        assert encoding_surely(TODAY) is None

    def test_an_encoding_that_nobody_knows_is_refused(self):
        with pytest.raises(Refused) as refused:
            found_in(bytes(range(128, 256)) * 4)
        assert refused.value.reason is Refusal.NOT_READABLE


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệ 0123456789", max_size=60))
def test_letters_of_old_fonts_come_back_as_they_were(text):
    from core.files.old_letters import _TCVN3  # the table read backwards writes what an old file holds

    backwards = {letter: sign for sign, letter in _TCVN3.items()}
    assert converted("".join(backwards.get(one, one) for one in text), OldEncoding.TCVN3) == text


@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=8))
def test_no_line_is_lost_between_the_pages_and_their_edges(pages):
    kept, taken = without_edges(pages)
    before = sorted(line.strip() for page in pages for line in page if line.strip())
    after = sorted([line.strip() for page in kept for line in page if line.strip()] + [line for _page, line in taken])
    assert before == after


def test_a_figure_in_a_table_is_no_page_number():
    pages = [["Điều 1", "40"], ["Điều 2", "55"], ["Điều 3", "7"]]
    assert without_edges(pages) == (pages, [])


def test_roman_numbers_and_letters_run_as_word_counts_them():
    assert [roman(number) for number in (4, 9, 14, 40)] == ["IV", "IX", "XIV", "XL"]
    assert [letter(number) for number in (1, 4, 5, 26, 27)] == ["a", "d", "e", "z", "aa"]


class TestHostileFiles:
    """What is not a document, or wants to be expensive, ends in an error with words; through the child's limits."""

    @pytest.mark.parametrize(
        ("data", "error"),
        [
            (b"", NotReadable),
            (b"MZ\x90\x00\x03", WrongType),
            (b"PK\x03\x04 broken", NotReadable),
            (b"{\\rtf1 a}", WrongType),
            (b"<html><body>Dieu 1</body></html>", WrongType),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), WrongType),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Encrypted),
            (b"%PDF-1.7 nothing more", NotReadable),
            (pdf_of([["Điều 1"]])[:250], NotReadable),
            (endless_pdf(), NotReadable),
            (docx_bomb(400_000_000), TooLarge),
            (docx_of_xml("<!DOCTYPE a [<!ENTITY b 'x'>]><a>&b;</a>"), NotReadable),
            (docx_of_xml("<a><body>" + "<sdt>" * 50_000 + "</sdt>" * 50_000 + "</body></a>"), NotReadable),
        ],
    )
    def test_it_is_refused_by_name(self, data, error):
        with pytest.raises(error) as refused:
            text_of(io.BytesIO(data))
        assert str(refused.value.words)

    def test_a_page_that_draws_without_end_is_stopped(self):
        began = time.monotonic()
        found = read(io.BytesIO(pdf_that_unpacks(30_000_000)), deadline=began + 1)
        assert kinds(found) == {MarkKind.OUT_OF_TIME}
        assert time.monotonic() - began < 8

    def test_a_page_that_draws_itself_gives_no_text(self):
        assert not text_of(io.BytesIO(pdf_that_draws_itself())).has_text_layer

    def test_the_name_of_an_old_word_file_is_said(self):
        with pytest.raises(WrongType, match="2007"):
            text_of(io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)))

    def test_a_file_larger_than_an_upload_is_not_even_opened(self, monkeypatch):
        monkeypatch.setattr(reading, "LARGEST_FILE", 10)
        with pytest.raises(TooLarge):
            text_of(io.BytesIO(pdf_of([[ARTICLE]])))

    def test_who_takes_too_long_is_stopped(self, monkeypatch):
        monkeypatch.setattr(reading, "SECONDS_TO_WAIT", 0.01)
        with pytest.raises(NotReadable):
            text_of(io.BytesIO(pdf_of([[ARTICLE]])))

    @pytest.mark.skipif(sys.platform != "linux", reason="limits of memory hold on Linux")
    @pytest.mark.parametrize("crime", ["bytearray(3 << 30)", "__import__('os').abort()"])
    def test_a_child_that_dies_hurts_nobody(self, crime, tmp_path, monkeypatch):
        (tmp_path / "killer.py").write_text(
            f"import sys\nsys.path.insert(0, {str(reading.HOUSE)!r})\n"
            f"from core.files.limits import limit_this_process\nlimit_this_process()\n{crime}\n"
        )
        monkeypatch.setattr(reading, "HOUSE", tmp_path)
        with pytest.raises(NotReadable):
            reading.json_of_child("killer", [], b"")

    def test_the_child_gets_no_secrets(self, tmp_path, monkeypatch):
        (tmp_path / "teller.py").write_text("import json, os\nprint(json.dumps(dict(os.environ)))\n")
        monkeypatch.setattr(reading, "HOUSE", Path(tmp_path))
        monkeypatch.setenv("PORTAL_SECRET_KEY", "khoa")
        monkeypatch.setenv("DATABASE_URL", "postgres://")
        told = reading.json_of_child("teller", [], b"")
        assert not {"PORTAL_SECRET_KEY", "DATABASE_URL", "PYTHONPATH"} & set(told)

    @given(st.binary(max_size=400), st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04"]))
    @settings(max_examples=60, deadline=None)
    def test_whatever_bytes_come_the_answer_is_a_text_or_a_refusal(self, data, head):
        try:
            found = read(io.BytesIO(head + data))
        except Refused:
            return
        assert FileText.from_json(found.as_json()) == found


def test_only_whether_there_is_text_is_asked_of_the_first_pages():
    assert has_text_layer(io.BytesIO(pdf_of([[ARTICLE]])))
    assert not has_text_layer(io.BytesIO(scan_of(["Dieu 1"])))


def test_every_refusal_has_words():
    assert all(str(kind.words) for kind in FileRefused.__subclasses__())


def letters(*drawn: tuple[str, float, float], font: str = "A") -> list[Letter]:
    """Return letters of ten points that are six wide, each text at a place and a height."""
    return [
        Letter(
            text=letter,
            font=font,
            start=at + 6 * number,
            end=at + 6 * (number + 1),
            height=height,
            size=10,
            direction=(1.0, 0.0),
        )
        for text, at, height in drawn
        for number, letter in enumerate(text)
    ]


def drawn_lines(*drawn: tuple[str, float, float]) -> list[str]:
    return [line.plain if line else "" for line in lines_of(letters(*drawn))]


class TestLinesOfLetters:
    def test_a_word_in_two_fonts_is_one_word(self):
        drawn = letters(("U", 0, 700)) + letters(("Ỷ", 6, 699.2), font="B") + letters((" BAN", 12, 700))
        [line] = lines_of(drawn)
        assert line is not None
        assert (line.plain, [font for font, _text in line.stretches]) == ("UỶ BAN", ["A", "B", "A"])

    def test_gaps_are_spaces_and_wide_ones_are_cells(self):
        assert drawn_lines(("Mức", 0, 700), ("thu", 21, 700), ("40.000", 80, 700)) == ["Mức thu\t40.000"]

    def test_cells_that_are_drawn_one_after_the_other_stay_together(self):
        drawn = [("UỶ BAN", 0, 700), ("TỈNH", 0, 688), ("CỘNG HOÀ", 200, 700), ("Độc lập", 200, 688)]
        assert drawn_lines(*drawn) == ["UỶ BAN", "TỈNH", "CỘNG HOÀ", "Độc lập"]

    def test_a_wide_gap_between_lines_is_an_empty_line(self):
        assert drawn_lines(("Một", 0, 700), ("hai", 0, 688), ("Ba", 0, 650)) == ["Một", "hai", "", "Ba"]

    def test_what_is_drawn_twice_to_look_bold_is_read_once(self):
        assert drawn_lines(("Điều 1", 0, 700), ("Điều 1", 0.4, 700), ("Một", 0, 688)) == ["Điều 1", "Một"]


def test_a_page_on_its_side_is_read_along_its_letters():
    sideways = pdf_of([[ARTICLE]]).replace(b"/MediaBox", b"/Rotate 90 /MediaBox")
    assert ARTICLE in found_in(sideways).text
