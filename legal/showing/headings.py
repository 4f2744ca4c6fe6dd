"""Which provisions of a text are headings, how they read, and on which level they stand in the page. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from legal.provisions import Level
from legal.structure import Piece, Role, Structure

FIRST_LEVEL = 3
"""The page's title is ``h1``, the heading above the whole text ``h2``."""
LAST_LEVEL = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One heading of the text, as the contents list names it."""

    level: Level
    anchor: str
    number: str
    label: str
    title: str
    """Plain text; the beginning of the sentence where the provision has no title."""
    depth: int
    """How many provisions stand around it: a section of a plan that an article approves stands below that article."""

    @property
    def is_article(self) -> bool:
        """Say whether it is an article: what readers look for by its number."""
        return self.level == Level.ARTICLE


class HeadingLevels:
    """Gives each heading its level in the page: one below what it stands in, so that none is ever left out."""

    def __init__(self) -> None:
        self._open: list[int] = []

    def next(self, depth: int) -> int:
        """Return 3 to 6 for the next heading of the text, around which ``depth`` provisions stand."""
        while self._open and self._open[-1] >= depth:
            self._open.pop()
        found = min(FIRST_LEVEL + len(self._open), LAST_LEVEL)
        self._open.append(depth)
        return found


def is_heading(piece: Piece) -> bool:
    """Say whether a piece begins an article or what stands above articles."""
    level = piece.level
    return not (level is None or level is Level.CLAUSE or level is Level.POINT or level is Level.SUBPOINT)


def lines_of_title(structure: Structure, place: int) -> int:
    """Return how many pieces behind the heading at ``place`` are its title: "Chương I" has it on its own lines."""
    pieces: Sequence[Piece] = structure.pieces
    behind = place + 1
    while behind < len(pieces) and pieces[behind].role == Role.TEXT and pieces[behind].is_heading:
        behind += 1
    return behind - place - 1
