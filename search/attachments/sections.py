"""How the words of several files stand in one text, so that the file and the page of any place can be told. Pure.

A file begins with a sign, its title and a line end; a page of it ends with a form feed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

FILE, PAGE = "\x1c", "\f"
LONGEST_OF_A_FILE = 200_000
"""Characters that are searched: about 80 pages of print."""
LONGEST_OF_ALL = 400_000
"""Characters of all files of one entry; results show no more of a text either."""
_SIGNS = re.compile(f"[{FILE}{PAGE}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands."""

    file: str
    """Its title."""
    page: int | None = None
    """From 1; none where the file has no pages, or only one."""


def sections(files: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Return the words of ``files``, each given by its title and the texts of its pages; nothing for none."""
    written, room = [], LONGEST_OF_ALL
    for title, pages in files:
        section = f"{FILE}{_one_line(title)}\n{PAGE.join(_SIGNS.sub(' ', page) for page in pages)}"
        written.append(section[: min(room, LONGEST_OF_A_FILE)])
        room -= len(written[-1]) + 1
        if room <= 0:
            break
    return "\n".join(written)


def place_at(text: str, offset: int) -> Place | None:
    """Return the file and page of ``offset`` in ``text``; none where it stands before all files."""
    start = text.rfind(FILE, 0, offset + 1)
    if start < 0:
        return None
    end = text.find(FILE, start + 1)
    title, _line, words = text[start + 1 : end if end >= 0 else len(text)].partition("\n")
    if PAGE not in words:
        return Place(file=title)
    return Place(file=title, page=1 + text.count(PAGE, start, offset))


def page_at(text: str, offset: int) -> str:
    """Return the words of the page around ``offset``, or of the file where it has no pages; never its title."""
    start = max(text.rfind(sign, 0, offset + 1) for sign in (FILE, PAGE))
    ends = [end for end in (text.find(sign, offset + 1) for sign in (FILE, PAGE)) if end >= 0]
    page = text[start + 1 : min(ends, default=len(text))]
    return page.partition("\n")[2] if text[start : start + 1] == FILE else page


def without_signs(text: str) -> str:
    """Return ``text`` with nothing in it that only keeps places."""
    return _SIGNS.sub(" ", text)


def _one_line(title: str) -> str:
    return " ".join(_SIGNS.sub(" ", title).split())
