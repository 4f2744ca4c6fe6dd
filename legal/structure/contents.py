"""What a text contains, for contents lists and search: its headings, its articles, and where each ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legal.provisions import ORDER, Level, ProvisionAddress

from .pieces import Piece, Role, Structure

LONGEST_OPENING = 120
"""Characters of the text of an article that has no heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a contents list: an article, or what stands above articles."""

    level: Level
    number: str
    anchor: str
    label: str
    """As printed, without its full stop: "Điều 5", "Chương II"."""
    heading: str
    """The lines of the heading joined; empty where there is none."""
    opening: str
    """The beginning of its text where there is no heading; else empty."""
    depth: int
    """How many entries stand around it."""
    start: int
    """Code points from the beginning of the text."""

    @property
    def words(self) -> str:
        """Return the heading, or the beginning of the text in its place."""
        return self.heading or self.opening


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article: ``text[start:end]`` with all that stands in it."""

    address: ProvisionAddress
    anchor: str
    label: str
    heading: str
    start: int
    words_start: int
    """Behind the label."""
    end: int
    above: tuple[Entry, ...]
    """The appendix, part, chapter and section around it, the outermost first."""


def heading_at(structure: Structure, place: int) -> str:
    """Return the heading of the provision ``structure.pieces[place]``, its lines joined; empty where it has none."""
    pieces = structure.pieces
    parts = [structure.words_of(pieces[place])] if pieces[place].is_heading else []
    for piece in _behind(pieces, place):
        if piece.role is not Role.TEXT or not piece.is_heading:
            break
        parts.append(structure.words_of(piece))
    return " ".join(" ".join(parts).split())


def contents(structure: Structure) -> list[Entry]:
    """Return the headings of a text in their order: articles, and appendices, parts, chapters and sections."""
    return [entry for _place, entry in _entries(structure)]


def articles(structure: Structure) -> list[Article]:
    """Return the articles of a text in their order."""
    found: list[Article] = []
    above: list[Entry] = []
    ends = spans(structure)
    for place, entry in _entries(structure):
        del above[entry.depth :]
        above.append(entry)
        if entry.level is not Level.ARTICLE:
            continue
        piece = structure.pieces[place]
        found.append(
            Article(
                address=piece.address,
                anchor=piece.anchor,
                label=entry.label,
                heading=entry.heading,
                start=piece.start,
                words_start=piece.words_start,
                end=ends[piece.anchor][1],
                above=tuple(above[:-1]),
            )
        )
    return found


def spans(structure: Structure) -> dict[str, tuple[int, int]]:
    """Return for each anchor where its provision starts and ends, with all that stands in it; end exclusive."""
    found: dict[str, tuple[int, int]] = {}
    open_: list[Piece] = []
    for piece in structure.pieces:
        if piece.role is Role.TEXT:
            continue
        while open_ and (piece.role is not Role.PROVISION or open_[-1].depth >= piece.depth):
            ended = open_.pop()
            found[ended.anchor] = (ended.start, piece.start)
        if piece.role is Role.PROVISION:
            open_.append(piece)
    for piece in open_:
        found[piece.anchor] = (piece.start, len(structure.text))
    return found


def _entries(structure: Structure) -> Iterator[tuple[int, Entry]]:
    above: list[int] = []
    for place, piece in enumerate(structure.pieces):
        if piece.level is None or ORDER[piece.level] > ORDER[Level.ARTICLE]:
            continue
        while above and above[-1] >= piece.depth:
            above.pop()
        yield place, _entry(structure, place, len(above))
        above.append(piece.depth)


def _entry(structure: Structure, place: int, depth: int) -> Entry:
    piece = structure.pieces[place]
    assert piece.level is not None  # noqa: S101 - asked by the only caller
    heading = heading_at(structure, place)
    return Entry(
        level=piece.level,
        number=piece.number,
        anchor=piece.anchor,
        label=" ".join(structure.label_of(piece).rstrip(" .:)/-–—").split()),
        heading=heading,
        opening="" if heading else _opening(structure, place),
        depth=depth,
        start=piece.start,
    )


def _opening(structure: Structure, place: int) -> str:
    words = structure.words_of(structure.pieces[place])
    for piece in _behind(structure.pieces, place):
        if words or piece.role is not Role.TEXT:
            break
        words = structure.words_of(piece)
    words = " ".join(words[: 2 * LONGEST_OPENING].split())
    if len(words) <= LONGEST_OPENING:
        return words
    return f"{words[:LONGEST_OPENING].rsplit(' ', 1)[0]}…"


def _behind(pieces: Sequence[Piece], place: int) -> Iterator[Piece]:
    return (pieces[later] for later in range(place + 1, len(pieces)))
