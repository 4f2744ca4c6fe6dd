"""Marks in the reader's words: one line for each kind of thing, with the pages and the words that it is about."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.files.found import Mark, MarkKind

UNREAD = frozenset(
    {
        MarkKind.NO_TEXT, MarkKind.PAGE_UNREAD, MarkKind.OUT_OF_TIME, MarkKind.GARBLED, MarkKind.UNREAD_PART,
        MarkKind.NUMBERS_GUESSED, MarkKind.TOO_MANY_MARKS,
    }
)  # fmt: skip
"""Kinds that say that something of the file is not in the text, or perhaps wrong in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an editor reads of one kind of mark."""

    words: str
    details: tuple[str, ...]
    is_unread: bool


def told(marks: Iterable[Mark]) -> list[Told]:
    """Return the marks as words, what could not be read first."""
    by_kind: dict[MarkKind, list[Mark]] = {}
    for mark in marks:
        by_kind.setdefault(mark.kind, []).append(mark)
    lines = [
        Told(words=_words(kind, of_kind), details=_details(kind, of_kind), is_unread=kind in UNREAD)
        for kind, of_kind in by_kind.items()
    ]
    return sorted(lines, key=lambda line: not line.is_unread)


def pages_in_words(pages: Iterable[int]) -> str:
    """Return numbers of pages as people write them: "1, 3–5"."""
    numbers = sorted(set(pages))
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)


def _details(kind: MarkKind, marks: Sequence[Mark]) -> tuple[str, ...]:
    if kind in {MarkKind.OLD_LETTERS, MarkKind.NUMBERS, MarkKind.NUMBERS_GUESSED}:
        return ()
    return tuple(
        _("Page {page}: {words}").format(page=mark.page, words=mark.words) if mark.page else mark.words
        for mark in marks
        if mark.words
    )


def _words(kind: MarkKind, marks: Sequence[Mark]) -> str:
    pages = pages_in_words(mark.page for mark in marks if mark.page)
    count = sum(mark.count for mark in marks)
    names = ", ".join(dict.fromkeys(mark.words for mark in marks if mark.words))
    return _WORDS[kind](count).format(pages=pages, count=count, names=names)


_WORDS: dict[MarkKind, Callable[[int], str]] = {
    MarkKind.NO_TEXT: lambda _n: _("Pages without a text layer, which are pictures only: {pages}."),
    MarkKind.NO_WORDS: lambda _n: _("Empty pages: {pages}."),
    MarkKind.PAGE_UNREAD: lambda _n: _("Damaged pages that could not be read: {pages}."),
    MarkKind.OUT_OF_TIME: lambda _n: _("Pages that were not read, because reading took too long: {pages}."),
    MarkKind.GARBLED: lambda _n: _("Pages whose fonts do not say which letters they show: {pages}. Nothing was taken."),
    MarkKind.SCANNERS_TEXT: lambda _n: _(
        "Pages whose text a scanning program guessed behind a picture: {pages}. Compare it closely."
    ),
    MarkKind.OLD_LETTERS: lambda _n: _("Letters of old fonts ({names}) were converted. Compare capitals and accents."),
    MarkKind.PAGE_EDGE: lambda n: ngettext(
        "{count} page number or running head was left out of the text.",
        "{count} page numbers and running heads were left out of the text.",
        n,
    ),
    MarkKind.HEADER: lambda _n: _("The heads of pages were left out of the text."),
    MarkKind.FOOTER: lambda _n: _("The feet of pages were left out of the text."),
    MarkKind.NUMBERS: lambda n: ngettext(
        "{count} paragraph is numbered by Word itself; its number was counted anew. Compare it.",
        "{count} paragraphs are numbered by Word itself; their numbers were counted anew. Compare them.",
        n,
    ),
    MarkKind.NUMBERS_GUESSED: lambda _n: _(
        "Some numbers are of a kind that cannot be counted here ({names}); they stand as plain figures."
    ),
    MarkKind.DELETED: lambda _n: _("Deleted with tracked changes, and left out of the text:"),
    MarkKind.INSERTED: lambda _n: _("Inserted with tracked changes, and kept in the text:"),
    MarkKind.FOOTNOTE: lambda n: ngettext(
        "{count} note stands at the end of the text, with its number in brackets.",
        "{count} notes stand at the end of the text, with their numbers in brackets.",
        n,
    ),
    MarkKind.PICTURE: lambda n: ngettext(
        "{count} picture is not in the text.", "{count} pictures are not in the text.", n
    ),
    MarkKind.FORMULA: lambda _n: _("Formulas were taken as plain letters; compare them."),
    MarkKind.TEXT_BOX: lambda _n: _("Text boxes stand behind the paragraph to which they belong:"),
    MarkKind.HIDDEN: lambda _n: _("Hidden words were left out of the text:"),
    MarkKind.COMMENT: lambda _n: _("Remarks at the margin were left out of the text:"),
    MarkKind.UNREAD_PART: lambda n: ngettext(
        "{count} part of the file is of a kind that cannot be read.",
        "{count} parts of the file are of a kind that cannot be read.",
        n,
    ),
    MarkKind.FORM_FIELD: lambda _n: _("Words in fields and notes laid over the pages are not in the text:"),
    MarkKind.TOO_MANY_MARKS: lambda _n: _("And {count} more remarks like these."),
}
