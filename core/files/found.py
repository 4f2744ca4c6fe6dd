"""What reading a file gives: its text page by page, and marks for everything that is not simply its text. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

LONGEST_WORDS = 1_000
"""Characters of a mark: what was left out is shown to the editor, a novel in it is not."""
MOST_MARKS = 500


class FileKind(StrEnum):
    """What a file is by its content."""

    PDF = "pdf"
    DOCX = "docx"
    TXT = "txt"
    XLSX = "xlsx"
    ODT = "odt"


class MarkKind(StrEnum):
    """What an editor must know of a place in a file."""

    NO_TEXT = "no_text"
    """A page is a picture: nothing on it can be read."""
    NO_WORDS = "no_words"
    """A page is empty, without a picture too."""
    PAGE_UNREAD = "page_unread"
    """A page is damaged."""
    OUT_OF_TIME = "out_of_time"
    """From this page on nothing was read, for it took too long."""
    GARBLED = "garbled"
    """The letters of a page make no sense: its fonts do not say which letters they show."""
    SCANNERS_TEXT = "scanners_text"
    """The text of a page lies behind a picture of it: a machine guessed it."""
    OLD_LETTERS = "old_letters"
    """Letters of an old font were converted; ``words`` names the encoding."""
    PAGE_EDGE = "page_edge"
    """A page number or running head was taken out of the text."""
    HEADER = "header"
    FOOTER = "footer"
    NUMBERS = "numbers"
    """Numbers of paragraphs stand in no text: they were counted anew."""
    NUMBERS_GUESSED = "numbers_guessed"
    """Numbers of a kind that we cannot count."""
    DELETED = "deleted"
    """Deleted with changes tracked: left out."""
    INSERTED = "inserted"
    """Inserted with changes tracked: kept."""
    FOOTNOTE = "footnote"
    PICTURE = "picture"
    FORMULA = "formula"
    TEXT_BOX = "text_box"
    HIDDEN = "hidden"
    COMMENT = "comment"
    UNREAD_PART = "unread_part"
    """Something of a kind that we cannot read stands here."""
    FORM_FIELD = "form_field"
    """Words in a field or a note laid over a page of a PDF."""
    TOO_MANY_MARKS = "too_many_marks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing to know. ``page`` counts from 1, 0 where there are no pages; ``count`` says of how many things."""

    kind: MarkKind
    page: int = 0
    words: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FileText:
    """The text of a file. Lines of a PDF are those of its print; a paragraph of the other kinds is one line."""

    kind: FileKind
    pages: tuple[str, ...]
    """One text for each page of a PDF or sheet of a workbook; one text in all for the other kinds."""
    marks: tuple[Mark, ...] = ()

    @property
    def text(self) -> str:
        """Return the whole text."""
        return "\n".join(page for page in self.pages if page)

    @property
    def has_text_layer(self) -> bool:
        """Say whether at least something of the file can be read as text."""
        return any(page.strip() for page in self.pages)

    @property
    def pages_without_text(self) -> tuple[int, ...]:
        """Return the pages that show a picture, or letters that nobody can read, and no text."""
        kinds = {MarkKind.NO_TEXT, MarkKind.GARBLED, MarkKind.PAGE_UNREAD, MarkKind.OUT_OF_TIME}
        return tuple(sorted({mark.page for mark in self.marks if mark.kind in kinds}))

    def as_json(self) -> dict[str, Any]:
        """Return what ``from_json`` takes."""
        marks = [
            {"kind": mark.kind.value, "page": mark.page, "words": mark.words, "count": mark.count}
            for mark in self.marks
        ]
        return {"kind": self.kind.value, "pages": list(self.pages), "marks": marks}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "FileText":
        """Return the text that ``as_json`` was asked of."""
        marks = (Mark(**{**mark, "kind": MarkKind(mark["kind"])}) for mark in data["marks"])
        return cls(kind=FileKind(data["kind"]), pages=tuple(data["pages"]), marks=tuple(marks))


@dataclass(slots=True)
class Marks:
    """Gathers marks while a file is read; equal ones are counted, and there is an end to them."""

    _counts: dict[tuple[MarkKind, int, str], int] = field(default_factory=dict)
    _left_out: int = 0

    def add(self, kind: MarkKind, *, page: int = 0, words: str = "") -> None:
        """Note one thing."""
        key = (kind, page, " ".join(words.split())[:LONGEST_WORDS])
        if key not in self._counts and len(self._counts) >= MOST_MARKS:
            self._left_out += 1
        else:
            self._counts[key] = self._counts.get(key, 0) + 1

    def all(self) -> tuple[Mark, ...]:
        """Return all in the order in which they were first met, those of pages in the order of pages."""
        found = [
            Mark(kind=kind, page=page, words=words, count=count) for (kind, page, words), count in self._counts.items()
        ]
        found.sort(key=lambda mark: mark.page)
        if self._left_out:
            found.append(Mark(kind=MarkKind.TOO_MANY_MARKS, count=self._left_out))
        return tuple(found)


class Refusal(StrEnum):
    """Why a file is not read at all; what the child says to its parent."""

    NOT_READABLE = "not_readable"
    TOO_LARGE = "too_large"
    ENCRYPTED = "encrypted"
    WRONG_TYPE = "wrong_type"


class Refused(Exception):
    """The file is refused, within the child; ``reading`` makes it an error with words."""

    def __init__(self, reason: Refusal, detail: str = "") -> None:
        super().__init__(reason.value, detail)
        self.reason = reason
        self.detail = detail
