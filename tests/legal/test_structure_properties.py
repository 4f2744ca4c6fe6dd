"""What holds of the structure of any text: nothing is lost, and what was written down is read back."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legal.provisions import Level
from legal.structure import Role, articles, facts_of, plain_text, spans, structured
from tests.legal.structure_texts import DECISION, LAW, read

SCRAPS = (
    "Điều 1. Hồ", "Điều 2.", "Điều 12a: Ao", "Điều 5 của Luật này", "1. Một", "2. Hai", "3) Ba", "1.1. Một một",
    "a) A", "đ) Đ", "b1) B", "a.1) Một", "I. MỤC", "II. HAI", "A. PHẦN", "Chương I", "Chương II. HAI",
    "Phần thứ nhất", "Mục 1", "Tiểu mục 1. A", "PHỤ LỤC", "Phụ lục I", "QUY ĐỊNH", "QUYẾT ĐỊNH", "Căn cứ Luật;",
    "(Ban hành kèm theo Quyết định số 1)", "Nơi nhận:", "- Lưu: VT", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH",
    "Lê Văn Mẫu", "Sửa đổi Điều 3 như sau:", "“Điều 3. Ba", "hết”.", '"a) A', 'hết";', "theo khoản 2",
    "Số: 1/QĐ-UBND", "Quảng Ngãi, ngày 1 tháng 2 năm 2026", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "", " ",
    " Điều 3. Ba", "\t1. Một", "\u00a0a) A", "|", "-----", "nước trong hồ.",
    "Luật này đã được Quốc hội khóa I thông qua ngày 1 tháng 2 năm 2026.",
)  # fmt: skip
hostile = st.lists(st.sampled_from(SCRAPS) | st.text(max_size=12), max_size=40).map("\n".join)


@given(hostile | st.text())
def test_the_pieces_are_the_text_and_every_provision_has_its_own_address(text):
    found = read(text)
    for piece in found.pieces:
        assert piece.start <= piece.words_start <= piece.end
        assert piece.anchor.startswith(piece.address.anchor if piece.role is Role.PROVISION else "")
        assert (piece.role is Role.PROVISION) == (piece.level is not None) == bool(piece.anchor)
    assert structured(text) == found


@given(hostile)
def test_a_line_behind_a_space_begins_nothing(text):
    spaced = "\n".join(f" {line}" for line in text.split("\n"))
    assert not [piece for piece in read(spaced).pieces if piece.role in (Role.PROVISION, Role.SIGNATURE)]
    for piece in read(text).pieces:
        if piece.role is Role.PROVISION:
            assert text[piece.start : piece.end].lstrip("\n\r")[:1] not in " \t"


@given(hostile)
def test_whatever_is_asked_of_a_structure_is_answered(text):
    found = read(text)
    bounds = spans(found)
    assert set(bounds) == {piece.anchor for piece in found.pieces if piece.anchor}
    assert all(0 <= start < end <= len(text) for start, end in bounds.values())
    assert [one.anchor for one in articles(found)] == [
        piece.anchor for piece in found.pieces if piece.level is Level.ARTICLE
    ]
    for fact in (facts_of(found).number, facts_of(found).effective_from, facts_of(found).abstract):
        assert fact is None or text[fact.start : fact.end] == fact.words


@given(hostile)
def test_no_word_is_lost_in_making_paragraphs(text):
    pages = f"{text}\f{text}"
    plain = plain_text(pages)
    words = unicodedata.normalize("NFC", pages).split()
    kept = plain.text.split() + [word for line in plain.removed for word in line.words.split()]
    invisible = str.maketrans("", "", "\u200b\ufeff")
    assert sorted(kept) == sorted(filter(None, (word.translate(invisible) for word in words)))


sentences = st.sampled_from(
    ("Nước trong hồ thuộc về thôn.", "Người giữ hồ ghi sổ;", "Hồ có bờ, có đáy", "Mỗi năm dọn một lần vào tháng 3.")
)
texts = st.lists(sentences, max_size=2)
LETTERS = "abcdđeghiklmnopqrstuvxy"


@st.composite
def _points(draw: st.DrawFn) -> list[tuple[str, str, str]]:
    count = draw(st.sampled_from((0, 0, 1, 3, 23)))
    return [(f"{letter})", draw(sentences), letter) for letter in LETTERS[:count]]


@st.composite
def documents(draw: st.DrawFn) -> list[tuple[str, str, str]]:
    """Return lines: what stands before the words, the words, and the address; no address for a further paragraph."""
    found: list[tuple[str, str, str]] = []
    number = 0
    for chapter in range(draw(st.integers(0, 3))):
        found.append((f"Chương {'I' * (chapter + 1)}", "", f"chuong-{'i' * (chapter + 1)}"))
        found.append(("", "QUY ĐỊNH VỀ HỒ", ""))
        number = _add_articles(draw, found, number)
    _add_articles(draw, found, number)
    return found


def _add_articles(draw: st.DrawFn, found: list[tuple[str, str, str]], number: int) -> int:
    for _article in range(draw(st.integers(1, 4))):
        number += draw(st.sampled_from((1, 1, 1, 2)))
        article = f"dieu-{number}"
        found.append((f"Điều {number}.", draw(sentences), article))
        found.extend(("", text, "") for text in draw(texts))
        for clause in range(1, draw(st.integers(0, 4)) + 1):
            found.append((f"{clause}.", draw(sentences), f"{article}.khoan-{clause}"))
            for label, words, letter in draw(_points()):
                found.append((label, words, f"{article}.khoan-{clause}.diem-{letter.replace('đ', 'da')}"))
            found.extend(("", text, "") for text in draw(texts))
    return number


def _written(document: list[tuple[str, str, str]], end: str = "\n") -> str:
    return end.join(f"{label} {words}".strip() for label, words, _address in document)


@settings(max_examples=60)
@given(documents(), st.sampled_from(("\n", "\r\n", "\n\n")), st.sampled_from(("NFC", "NFD")))
def test_what_was_written_down_is_read_back(document, end, form):
    found = read(unicodedata.normalize(form, _written(document, end)))
    told = [
        (
            unicodedata.normalize("NFC", found.label_of(piece)),
            unicodedata.normalize("NFC", found.words_of(piece)),
            piece.anchor,
        )
        for piece in found.pieces
    ]
    assert told == document


@settings(max_examples=40)
@given(documents(), st.sampled_from(('"', "“”")))
def test_a_quoted_document_stays_within_the_clause_that_quotes_it(document, marks):
    quoted = f"{marks[0]}{_written(document)}{marks[-1]}."
    found = read(f"Điều 1. Sửa đổi\n1. Sửa đổi Chương I như sau:\n{quoted}\n2. Bãi bỏ Điều 2.\nĐiều 2. Hiệu lực")
    assert [piece.anchor for piece in found.pieces if piece.anchor] == [
        "dieu-1",
        "dieu-1.khoan-1",
        "dieu-1.khoan-2",
        "dieu-2",
    ]


@settings(max_examples=40)
@given(documents())
def test_addresses_stay_when_an_article_is_added_at_the_end(document):
    text = _written(document)
    before = [piece.anchor for piece in read(text).pieces if piece.anchor]
    after = [piece.anchor for piece in read(f"{text}\nĐiều 999. Điều mới\n1. Một").pieces if piece.anchor]
    assert after == [*before, "dieu-999", "dieu-999.khoan-1"]


@pytest.mark.parametrize(
    "line",
    [
        *(
            "1. Một",
            "2. Hai",
            "a) A",
            "I. MỘT",
            "Điều 1. Một",
            "Chương I",
            "“Điều 1. Một",
            '"',
            "”",
            "QUY ĐỊNH",
            "PHỤ LỤC I",
        ),
        *(
            "",
            "Nơi nhận:",
            "CHỦ TỊCH",
            "1.1. Một",
            "Căn cứ Luật",
            "Sửa đổi như sau:",
            "CỘNG HÒA",
            "Điều 1. Một\n\n\n\nI. MỘT\n1. Hai",
        ),
    ],
)
def test_a_text_of_one_line_said_over_and_over_takes_no_longer_for_each(line):
    text = "\n".join([DECISION, LAW, *[line] * 10_000])
    started = time.process_time()
    facts_of(read(text))
    assert time.process_time() - started < 5
