"""Makes paragraphs of the lines of print, as a PDF has them; what is taken out is handed back with its place."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from core.files.page_edges import without_edges

from .closing import begins_closing, is_enclosed_with
from .front import is_basis, is_motto, is_rule, is_type, place_and_date
from .labels import Form, label_of_line

FULL = 0.82
"""A line as long as this share of the longest common length may go on at the next."""
LONGEST_LINE_OF_PRINT = 160
"""Letters; a text with many longer lines has paragraphs already."""
SHORTEST_LINE_OF_PRINT = 40
FEWEST_LINES = 8

_ITEM = re.compile(r"[-–—+*•●○▪]\s*\S|\([0-9a-zđivx]{1,4}\)\s")
_ENDS = (".", ";", ":", "!", "?", "./.", ".”", "”.", "”;")
_EXPECTS_MORE = re.compile(
    r"\b(?:(?:khoản|điểm|điều|mục|chương|phần|phụ lục)(?:\s+[0-9]{1,3}[a-zđ]?|\s+[a-zđ]|\s+[IVXLC]{1,5})?"
    r"|tại|theo|của|và|hoặc|các|những|về|cho|với|từ|đến|số|thuộc|gồm|trên|trong)\s*$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A line that is no part of the text: a page number or a running head."""

    page: int
    """From 1."""
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainText:
    """A text, one paragraph a line, and what was taken out of it."""

    text: str
    removed: tuple[Removed, ...] = ()


def plain_text(raw: str) -> PlainText:
    """Return the paragraphs of a text in the lines of its print; a form feed ends a page.

    Letters are composed, ends of lines and spaces are made alike. Page numbers and running heads are taken out only
    where there are pages, and come back in ``removed``. A text that has paragraphs already keeps them.
    """
    text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n"))
    pages = [[_tidy(line) for line in page.split("\n")] for page in text.split("\f")]
    kept, taken = without_edges(pages) if len(pages) > 1 else (pages, [])
    lines = [line for page in kept for line in page]
    removed = tuple(Removed(page=page, words=words) for page, words in taken)
    return PlainText(text="\n".join(unwrapped(lines)).strip("\n"), removed=removed)


def unwrapped(lines: Sequence[str]) -> list[str]:
    """Return paragraphs: a line that goes on at the next is joined to it by a space. No word is lost or added.

    Empty lines stand where they stood, unless a sentence goes on behind them: at the end of a page.
    """
    width = _width(lines)
    if not width:
        return list(lines)
    found: list[str] = []
    last, gap = "", 0
    for line in lines:
        if not line.strip():
            gap += 1
            continue
        if last and _goes_on(last, line, width, over_gap=gap > 0):
            found[-1] = f"{found[-1].rstrip()} {line.lstrip()}"
        else:
            found.extend([""] * gap)
            found.append(line)
        last, gap = line, 0
    return [*found, *[""] * gap]


def _tidy(line: str) -> str:
    for space in ("\u00a0", "\u2007", "\u202f", "\u2009", "\u200b", "\ufeff"):
        line = line.replace(space, " " if space not in "\u200b\ufeff" else "")
    return line.strip(" ").rstrip()


def _width(lines: Sequence[str]) -> int:
    """Return the common length of full lines; 0 where the text is not in lines of print."""
    lengths = sorted(len(line) for line in lines if line.strip())
    if len(lengths) < FEWEST_LINES or lengths[int(0.97 * len(lengths))] > LONGEST_LINE_OF_PRINT:
        return 0
    width = lengths[int(0.9 * len(lengths))]
    return width if width >= SHORTEST_LINE_OF_PRINT else 0


def _goes_on(last: str, line: str, width: int, *, over_gap: bool) -> bool:
    first = line.lstrip()[0]
    if _stands_alone(last) or _stands_alone(line) or is_enclosed_with(line):
        return False
    is_expected = _EXPECTS_MORE.search(last[-20:]) is not None
    if _begins_paragraph(line) and not (is_expected and line.startswith(("Điều", "Khoản", "khoản", "Mục", "Chương"))):
        return False
    is_full = len(last) >= FULL * width
    if last.rstrip().endswith(_ENDS):
        return is_full and first.islower() and not over_gap
    if is_expected or first.islower() or first in "(,;" or last.rstrip().endswith(","):
        return True
    return is_full and not over_gap and not (last.isupper() or line.isupper())


def _begins_paragraph(line: str) -> bool:
    label = label_of_line(line)
    if label is not None and label.form is not Form.DECIMAL:
        return True
    return _ITEM.match(line) is not None or line[0] in '“"|' or is_basis(line)


def _stands_alone(line: str) -> bool:
    """Say whether a line is one of those around the text that never go on at the next."""
    if begins_closing(line) or is_motto(line) or is_rule(line):
        return True
    return is_type(line) or (place_and_date(line) is not None and len(line) < 100 and line[0].isupper())
