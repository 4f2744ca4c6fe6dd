"""Which chapters stand above the articles of a law: the structure of a subject is that of the law in its middle.

The subject "1.1" is laid out as the law whose articles bear the codes "1.1.LQ.5" is; articles of other documents are
put below them ("1.1.NĐ.2.5") and have chapters that are not their own. What the source says of an article is only the
headings that begin with it or with one before it: "Mục 2 - …" without the chapter around it.
"""

import itertools
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from legal.sources.codified_text import place_in_order, position_of

LEVELS = ("Phần", "Chương", "Mục", "Tiểu mục")
PARTS_OF_FRAME = 4
"""Of the code of an article that gives its subject the structure: theme, subject, kind, article."""

_HEADING = re.compile(r"(?:^| - )(Phần|Chương|Tiểu mục|Mục) (\w+)(?= - |$)")
_MISTYPED = re.compile(r"l(?=[IVX]|$)(?<![a-z]l)")
"""The letter l for the figure I: "Chương lV"."""
_ORDINAL = re.compile(r"nhất|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười.*")

Heading = tuple[int, str, str]
"""Level (a place in ``LEVELS``), number and title."""
Above = tuple[Heading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The structure of a subject."""

    above: Mapping[str, Above]
    """By the code of each article."""
    taken: int
    """How many of the articles are of a document."""


def is_of_frame(code: str) -> bool:
    """Say whether an article gives its subject the structure."""
    return code.count(".") + 1 == PARTS_OF_FRAME


def headings_in(chapter: str) -> list[Heading]:
    """Return the headings of "Chương III - CÁ NHÂN - Mục 1 - NĂNG LỰC"; none where it is written otherwise."""
    found = list(_HEADING.finditer(chapter))
    if not found or found[0].start() != 0:
        return []
    ends = [*(match.start() for match in found[1:]), len(chapter)]
    titles = [chapter[match.end() : end].removeprefix(" - ").strip() for match, end in zip(found, ends, strict=True)]
    return [
        (LEVELS.index(match[1]), _MISTYPED.sub("I", match[2]), title)
        for match, title in zip(found, titles, strict=True)
    ]


def paths_of(chapters: Iterable[str]) -> list[Above]:
    """Return the headings that stand above each article of a frame, in the order of the frame."""
    path: list[Heading] = []
    paths: list[Above] = []
    last = None
    for chapter in chapters:
        for heading in headings_in(chapter) if chapter != last else ():
            path = [*(above for above in path if above[0] < heading[0]), heading]
        last = chapter
        paths.append(tuple(path))
    return paths


def is_in_the_middle(codes: Sequence[str], frames: Mapping[str, Frame]) -> bool:
    """Say whether the document with these articles gives its subject the structure, and the name: 164 of 167 laws.

    Laws that amend it stand in the frame too, with an article or two, and articles of which nobody knows the law.
    """
    groups = {code.rpartition(".")[0] for code in codes}
    frame = frames.get(min(groups, default=""))
    return frame is not None and len(groups) == 1 and 2 * len(codes) > frame.taken


def headings_above(codes: Sequence[str], frames: Mapping[str, Frame]) -> list[tuple[str, ...]]:
    """Return the lines that begin above each article of one document, given its codes in its own order.

    Nothing is returned for documents that are not the middle of a subject, nor where the order of the two disagrees.
    """
    none: list[tuple[str, ...]] = [() for _code in codes]
    if not is_in_the_middle(codes, frames):
        return none
    frame = frames[codes[0].rpartition(".")[0]].above
    paths = [frame.get(code, ()) for code in codes]
    runs = [path for place, path in enumerate(paths) if place == 0 or paths[place - 1] != path]
    if len(runs) != len(set(runs)):
        return none
    before: list[Above] = [(), *paths[:-1]]
    return [tuple(_line(one) for one in path[_shared(path, last) :]) for last, path in zip(before, paths, strict=True)]


def frames_of(entries: Iterable[tuple[str, str]], taken: Collection[str]) -> Mapping[str, Frame]:
    """Return the headings above each article that gives its subject the structure, by the group of its code.

    ``entries`` are codes and chapters in the order of the file, also of articles that are of no document, since
    headings may begin with them; ``taken`` are the codes of the others.
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    for code, chapter in entries:
        if is_of_frame(code):
            groups.setdefault(code.rpartition(".")[0], []).append((code, chapter))
    frames: dict[str, Frame] = {}
    for group, articles in groups.items():
        ordered = sorted(articles, key=lambda one: place_in_order(position_of("Điều", one[0])))
        codes = [code for code, _chapter in ordered]
        above = dict(zip(codes, paths_of(chapter for _code, chapter in ordered), strict=True))
        frames[group] = Frame(above=above, taken=sum(code in taken for code in codes))
    return frames


def _shared(path: Above, other: Above) -> int:
    """Return how many headings both begin with."""
    pairs = zip(path, other, strict=False)
    return sum(1 for _same in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def _line(heading: Heading) -> str:
    level, number, title = heading
    word = f"{LEVELS[level]} thứ" if level == 0 and _ORDINAL.fullmatch(number.lower()) else LEVELS[level]
    return f"{word} {number}. {title}" if title else f"{word} {number}"
