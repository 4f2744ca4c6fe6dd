"""What a PDF says is read by its letters, page by page, and nothing between pages is lost."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from core.files.child import read
from core.files.found import FileKind, MarkKind, Refused
from core.files.old_letters import OldEncoding
from core.files.page_edges import without_edges
from core.files.pdf_letters import Letter, lines_of
from core.files.reading import Encrypted, text_of
from tests.core.files.found import ARTICLE, OLD, SECOND, TODAY, found_in, kinds, words_of
from tests.factories.files import (
    pdf_of,
    scan_of,
)


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


@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=8))
def test_no_line_is_lost_between_the_pages_and_their_edges(pages):
    kept, taken = without_edges(pages)
    before = sorted(line.strip() for page in pages for line in page if line.strip())
    after = sorted([line.strip() for page in kept for line in page if line.strip()] + [line for _page, line in taken])
    assert before == after


def test_a_figure_in_a_table_is_no_page_number():
    pages = [["Điều 1", "40"], ["Điều 2", "55"], ["Điều 3", "7"]]
    assert without_edges(pages) == (pages, [])


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
