"""The text of a PDF, page by page, in the lines of its print. Runs in the child only."""

import logging
import time
import unicodedata
from collections.abc import Iterator
from typing import Any, BinaryIO

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from core.files.found import FileKind, FileText, MarkKind, Marks, Refusal, Refused
from core.files.limits import LONGEST_TEXT, MOST_PAGES
from core.files.old_letters import converted, converted_by_font, encoding_of_font, encoding_surely
from core.files.page_edges import without_edges

FEWEST_LETTERS = 60
"""Letters: a page that is a picture may still carry a stamp with a number and a date as text."""
FEWEST_ON_PLAIN_PAGE = 1
INVISIBLE = 3
"""Rendering mode of text that scanners lay behind a picture."""
GARBLED_SHARE = 0.2
MOST_FORMS_DEEP = 3
PICTURE_IN_LINE = frozenset({b"BI", b"INLINE IMAGE"})

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def pdf_text(file: BinaryIO, *, until_text: bool, deadline: float) -> FileText:
    """Return the text of a PDF. Pages that cannot be read are marked and left empty. Raises ``Refused``."""
    marks = Marks()
    pages: list[list[str]] = []
    length = 0
    for number, page in enumerate(_pages(file), start=1):
        if time.monotonic() > deadline:
            marks.add(MarkKind.OUT_OF_TIME, page=number)
            pages.append([])
            continue
        text = _PageText(page, number, marks).text()
        length += len(text)
        if length > LONGEST_TEXT:
            raise Refused(Refusal.TOO_LARGE, "text")
        pages.append(text.split("\n"))
        if until_text and text.strip():
            break
    kept, taken = without_edges(pages)
    for number, line in taken:
        marks.add(MarkKind.PAGE_EDGE, page=number, words=line)
    return FileText(kind=FileKind.PDF, pages=tuple("\n".join(lines).strip("\n") for lines in kept), marks=marks.all())


def _pages(file: BinaryIO) -> Iterator[PageObject]:
    reader = opened(file)
    try:
        count = len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Refused(Refusal.NOT_READABLE, "pages") from error
    if count > MOST_PAGES:
        raise Refused(Refusal.TOO_LARGE, "pages")
    if not count:
        raise Refused(Refusal.NOT_READABLE, "no pages")
    for number in range(count):
        yield reader.pages[number]


def opened(file: BinaryIO) -> PdfReader:
    """Return a reader of ``file``; one that only forbids printing or copying opens. Raises ``Refused``."""
    try:
        reader = PdfReader(file, strict=False)
        is_closed = reader.is_encrypted and not reader.decrypt("")
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Refused(Refusal.NOT_READABLE, type(error).__name__) from error
    if is_closed:
        raise Refused(Refusal.ENCRYPTED)
    return reader


class _PageText:
    """One page while it is read: old letters are converted font by font, and what shows behind pictures is noted."""

    def __init__(self, page: PageObject, number: int, marks: Marks) -> None:
        self.page = page
        self.number = number
        self.marks = marks
        self.parts: list[str] = []
        self.encodings: set[str] = set()
        self.is_invisible = False
        self.has_picture_in_line = False

    def text(self) -> str:
        """Return the text of the page; empty, with a mark, where nothing can be read."""
        try:
            self.page.extract_text(visitor_text=self._take, visitor_operand_before=self._look)
        except MemoryError:
            raise
        except Exception:  # whatever one page does to the parser, the other pages are read
            self._mark(MarkKind.PAGE_UNREAD)
            return ""
        text = _tidy("".join(self.parts))
        self._note_overlays()
        if not _is_legible(text):
            self._mark(MarkKind.GARBLED, words=text)
            return ""
        return self._kept(self._with_todays_letters(text))

    def _take(self, text: str, _matrix: Any, _text_matrix: Any, font: Any, _size: Any) -> None:
        name = str(font.get("/BaseFont", "")) if font else ""
        encoding = encoding_of_font(name)
        new = converted_by_font(text, name)
        if encoding is not None and new != text:
            self.encodings.add(encoding.value)
        self.parts.append(new)

    def _look(self, operator: Any, operands: Any, _matrix: Any, _text_matrix: Any) -> None:
        if operator == b"Tr" and operands and operands[0] == INVISIBLE:
            self.is_invisible = True
        if operator in PICTURE_IN_LINE:
            self.has_picture_in_line = True

    def _with_todays_letters(self, text: str) -> str:
        if not self.encodings:
            sure = encoding_surely(text)
            if sure is not None:
                self.encodings.add(sure.value)
                text = converted(text, sure)
        for name in sorted(self.encodings):
            self._mark(MarkKind.OLD_LETTERS, words=name)
        return unicodedata.normalize("NFC", text)

    def _kept(self, text: str) -> str:
        """Return the text, or nothing where a page is a picture with a stamp."""
        letters = sum(map(str.isalpha, text))
        has_picture = self.has_picture_in_line or _has_picture(self.page)
        if letters >= FEWEST_LETTERS or (letters >= FEWEST_ON_PLAIN_PAGE and not has_picture):
            if self.is_invisible and has_picture:
                self._mark(MarkKind.SCANNERS_TEXT)
            return text
        self._mark(MarkKind.NO_TEXT if has_picture else MarkKind.NO_WORDS, words=text)
        return "" if has_picture else text

    def _note_overlays(self) -> None:
        """Mark words that lie over the page, in fields of a form and in notes: they are no part of its text."""
        try:
            for reference in self.page.get("/Annots") or ():
                note = reference.get_object()
                words = note.get("/V") if note.get("/Subtype") == "/Widget" else note.get("/Contents")
                if isinstance(words, str) and words.strip():
                    self._mark(MarkKind.FORM_FIELD, words=words)
        except Exception:  # notes are an extra: a damaged one must not cost the page
            self._mark(MarkKind.UNREAD_PART)

    def _mark(self, kind: MarkKind, *, words: str = "") -> None:
        self.marks.add(kind, page=self.number, words=words)


def _tidy(text: str) -> str:
    """Return lines without the spaces at their ends, and without what no database keeps."""
    text = text.replace("\r", "\n").replace("\0", "").encode("utf-8", "ignore").decode("utf-8")
    return "\n".join(" ".join(line.replace("\u00a0", " ").split(" ")).rstrip() for line in text.split("\n"))


def _is_legible(text: str) -> bool:
    """Say whether a text is letters: fonts that name none give control characters and private ones."""
    seen = [letter for letter in text if not letter.isspace()]
    strange = sum(
        1 for letter in seen if unicodedata.category(letter) in {"Cc", "Co", "Cn", "Cs"} or letter == "\ufffd"
    )
    return strange <= GARBLED_SHARE * len(seen)


def _has_picture(page: PageObject) -> bool:
    try:
        return _holds_picture(page.get("/Resources"), MOST_FORMS_DEEP)
    except Exception:  # a page whose list of pictures is damaged: say so rather than call it empty
        return True


def _holds_picture(resources: Any, depth: int) -> bool:
    """Look for pictures among what a page draws, and within the forms among it."""
    things = resources.get_object().get("/XObject") if resources is not None else None
    for reference in things.get_object().values() if things is not None else ():
        thing = reference.get_object()
        if thing.get("/Subtype") == "/Image":
            return True
        if depth and thing.get("/Subtype") == "/Form" and _holds_picture(thing.get("/Resources"), depth - 1):
            return True
    return False
