"""The text of a PDF, page by page, in the lines of its print. Runs in the child only."""

import logging
import signal
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

from core.files.found import FileKind, FileText, MarkKind, Marks, Refusal, Refused
from core.files.limits import LONGEST_TEXT, MOST_PAGES
from core.files.old_letters import converted, converted_by_font, encoding_of_font, encoding_surely
from core.files.page_edges import without_edges
from core.files.pdf_letters import UNKNOWN, Letters, lines_of

FEWEST_LETTERS = 60
"""Letters: a page that is a picture may still carry a stamp with a number and a date as text."""
GARBLED_SHARE = 0.2

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


def pdf_text(file: BinaryIO, *, until_text: bool, deadline: float, enough: float = float("inf")) -> FileText:
    """Return the text of a PDF. Pages that cannot be read are marked and left empty. Raises ``Refused``.

    Where ``enough`` characters were read, no further page is begun.
    """
    marks = Marks()
    pages: list[list[str]] = []
    length = 0
    manager = PDFResourceManager()
    for number, page in enumerate(_pages(file), start=1):
        if time.monotonic() > deadline:
            marks.add(MarkKind.OUT_OF_TIME, page=number)
            pages.append([])
            continue
        text = _PageText(page, number, marks, Letters(manager)).text(deadline)
        length += len(text)
        if length > LONGEST_TEXT:
            raise Refused(Refusal.TOO_LARGE, "text")
        pages.append(text.split("\n"))
        if (until_text and text.strip()) or length >= enough:
            break
    if not pages:
        raise Refused(Refusal.NOT_READABLE, "no pages")
    kept, taken = without_edges(pages)
    for number, line in taken:
        marks.add(MarkKind.PAGE_EDGE, page=number, words=line)
    return FileText(kind=FileKind.PDF, pages=tuple("\n".join(lines).strip("\n") for lines in kept), marks=marks.all())


def _pages(file: BinaryIO) -> Iterator[PDFPage]:
    """Yield the pages; a file that only forbids printing or copying opens without a password."""
    try:
        for number, page in enumerate(PDFPage.get_pages(file, caching=False)):
            if number >= MOST_PAGES:
                raise Refused(Refusal.TOO_LARGE, "pages")
            yield page
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise Refused(Refusal.ENCRYPTED) from error
    except (Refused, MemoryError):
        raise
    except Exception as error:  # what a damaged file does to the parser has no one name
        raise Refused(Refusal.NOT_READABLE, type(error).__name__) from error


class OutOfTime(BaseException):
    """Reading a page takes too long: it may draw without end.

    No ``Exception``: the parser catches those around what it logs at each token, and would go on as if nothing had
    been said.
    """


@contextmanager
def until(deadline: float) -> Iterator[None]:
    """Stop what is done within at ``deadline``, wherever it is; in the main thread of a process only."""
    if deadline == float("inf"):
        yield
        return

    def stop(_signal: int, _frame: object) -> None:
        raise OutOfTime

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, max(deadline - time.monotonic(), 0.001))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


class _PageText:
    """One page while it is read: old letters are converted font by font, and what lies behind pictures is noted."""

    def __init__(self, page: PDFPage, number: int, marks: Marks, device: Letters) -> None:
        self.page = page
        self.number = number
        self.marks = marks
        self.device = device
        self.encodings: set[str] = set()

    def text(self, deadline: float) -> str:
        """Return the text of the page; empty, with a mark, where nothing can be read, or not until ``deadline``."""
        try:
            with until(deadline):
                PDFPageInterpreter(self.device.rsrcmgr, self.device).process_page(self.page)
        except MemoryError:
            raise
        except OutOfTime:
            self._mark(MarkKind.OUT_OF_TIME)
            return ""
        except Exception:  # whatever one page does to the parser, the other pages are read
            self._mark(MarkKind.PAGE_UNREAD)
            return ""
        lines = (
            "" if line is None else "".join(self._in_todays_letters(font, words) for font, words in line.stretches)
            for line in lines_of(self.device.letters)
        )
        text = _tidy("\n".join(lines))
        self._note_overlays()
        if not _is_legible(text):
            self._mark(MarkKind.GARBLED, words=text)
            return ""
        return self._kept(self._converted_as_a_whole(text))

    def _in_todays_letters(self, font: str, words: str) -> str:
        new = converted_by_font(words, font)
        encoding = encoding_of_font(font)
        if encoding is not None and new != words:
            self.encodings.add(encoding.value)
        return new

    def _converted_as_a_whole(self, text: str) -> str:
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
        has_picture = self.device.has_pictures
        if letters >= FEWEST_LETTERS or (letters and not has_picture):
            if self.device.has_invisible and has_picture:
                self._mark(MarkKind.SCANNERS_TEXT)
            return text
        self._mark(MarkKind.NO_TEXT if has_picture else MarkKind.NO_WORDS, words=text)
        return "" if has_picture else text

    def _note_overlays(self) -> None:
        """Mark words that lie over the page, in fields of a form and in notes: they are no part of its text."""
        try:
            for reference in resolve1(self.page.annots) or ():
                self._note_overlay(resolve1(reference))
        except Exception:  # notes are an extra: a damaged one must not cost the page
            self._mark(MarkKind.UNREAD_PART)

    def _note_overlay(self, note: dict[str, Any]) -> None:
        is_field = getattr(resolve1(note.get("Subtype")), "name", "") == "Widget"
        words = resolve1(note.get("V") if is_field else note.get("Contents"))
        if isinstance(words, bytes) and words.strip():
            self._mark(MarkKind.FORM_FIELD, words=decode_text(words))

    def _mark(self, kind: MarkKind, *, words: str = "") -> None:
        self.marks.add(kind, page=self.number, words=words)


def _tidy(text: str) -> str:
    """Return lines without the spaces at their ends, and without what no database keeps."""
    text = text.replace("\r", "\n").replace("\0", "").encode("utf-8", "ignore").decode("utf-8")
    return "\n".join(" ".join(line.replace("\u00a0", " ").split(" ")).strip(" ") for line in text.split("\n"))


def _is_legible(text: str) -> bool:
    """Say whether a text is letters: fonts that name none give control characters and private ones."""
    seen = [letter for letter in text if not letter.isspace()]
    strange = sum(1 for letter in seen if letter == UNKNOWN or unicodedata.category(letter) in {"Cc", "Co", "Cn", "Cs"})
    return strange <= GARBLED_SHARE * len(seen)
