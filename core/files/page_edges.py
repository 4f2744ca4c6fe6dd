"""Page numbers and running heads: what stands at the edge of a printed page and belongs to no sentence. Pure."""

import re
from collections import Counter
from collections.abc import Sequence

_NUMBER = re.compile(r"^\W*(?:trang|page)?\s*(?P<number>\d{1,4})\s*(?:/\s*\d{1,4})?\W*$", re.IGNORECASE)
_NUMBER_AT_AN_END = re.compile(r"^\W*\d{1,4}\b|\b\d{1,4}\W*$")
_PROVISION = re.compile(r"\W*(?:điều|chương|mục|phần|khoản|phụ lục)\b", re.IGNORECASE)
"""Old laws print "Điều 5" on a line of its own, and one may stand at the head of each page."""
LINES_AT_AN_EDGE = 2
FEWEST_REPEATS = 3
SHARE_OF_PAGES = 0.4
"""Heads of left and right pages differ, and each stands on half of the pages."""
LONGEST_HEAD = 120

Lines = list[str]
Taken = list[tuple[int, str]]


def without_edges(pages: Sequence[Lines]) -> tuple[list[Lines], Taken]:
    """Return the lines of each page without numbers and running heads, and what was taken with its page from 1.

    A line is a page number where it says the number of its page, shifted by one and the same amount on all pages; it is
    a running head where the same words, but for a number at an end, stand at the same edge of many pages.
    """
    kept = [list(lines) for lines in pages]
    taken: Taken = []
    for from_top in (True, False):
        for _line in range(LINES_AT_AN_EDGE):
            edges = {number: _edge(lines, from_top) for number, lines in enumerate(kept) if _edge(lines, from_top)}
            for number in _belonging_to_no_sentence(edges, len(pages)):
                taken.append((number + 1, edges[number].strip()))
                _take_edge(kept[number], from_top)
    taken.sort(key=lambda place: place[0])
    return kept, taken


def _belonging_to_no_sentence(edges: dict[int, str], pages: int) -> list[int]:
    return sorted(_page_numbers(edges) | _running_heads(edges, pages))


def _page_numbers(edges: dict[int, str]) -> set[int]:
    shifts: dict[int, int] = {}
    for number, line in edges.items():
        match = _NUMBER.match(line)
        if match:
            shifts[number] = int(match["number"]) - number
    if not shifts:
        return set()
    shift, times = Counter(shifts.values()).most_common(1)[0]
    if times < 2 and not (shift == 1 and len(edges) > 1):
        return set()
    return {number for number, of_page in shifts.items() if of_page == shift}


def _running_heads(edges: dict[int, str], pages: int) -> set[int]:
    """Find lines that stand on many pages; the first page often has none of them, and only pages count that repeat."""
    heads = {number: line for number, line in edges.items() if len(line.strip()) <= LONGEST_HEAD}
    forms = {number: _form(line) for number, line in heads.items() if not _PROVISION.match(line)}
    times = Counter(forms.values())
    return {
        number
        for number, form in forms.items()
        if re.search(r"[^\W\d_]", form) and times[form] >= max(FEWEST_REPEATS, SHARE_OF_PAGES * pages)
    }


def _form(line: str) -> str:
    return " ".join(_NUMBER_AT_AN_END.sub("", line.strip()).split())


def _edge(lines: Lines, from_top: bool) -> str:
    for line in lines if from_top else reversed(lines):
        if line.strip():
            return line
    return ""


def _take_edge(lines: Lines, from_top: bool) -> None:
    order = range(len(lines)) if from_top else range(len(lines) - 1, -1, -1)
    for number in order:
        if lines[number].strip():
            del lines[number]
            return
