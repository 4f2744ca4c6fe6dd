"""Puts the articles of one document together: a heading a line, its text below, read back as exactly these articles.

A text may quote others ("Điều 5. …" within quotation marks, the next chapter's heading swallowed at the end): what would
be read as a provision of its own gets a space before it, which makes it a further paragraph of the article.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from legal.provisions import ORDER, Level, ProvisionAddress
from legal.sources.codified_text import fingerprint, lines_of
from legal.sources.records import NotADocumentError
from legal.structure import Piece, Role, Structure

ROUNDS = 12
"""Protecting a line can only make others be read otherwise a few times."""

Reader = Callable[[str], Structure]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleText:
    """One article to be put in: where it stands ("Điều 5"), its title and its text as the source has them."""

    position: str
    title: str
    text: str

    @property
    def lines(self) -> list[str]:
        """Return the heading, where the article has a place, and the paragraphs."""
        heading = f"{self.position}. {self.title}".strip() if self.position else self.title
        return [*([heading] if heading else []), *lines_of(self.text)]


@dataclass(frozen=True)
class Draft:
    """A text that was put together and not read back yet."""

    articles: tuple[ArticleText, ...]

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        """Return the anchor of each article; empty where it has none; that of the first for one said twice."""
        return tuple(anchor for anchor, _lines in self._placed)

    @cached_property
    def text(self) -> str:
        """Return the text without any protection."""
        return "\n".join("\n".join(lines) for _anchor, lines in self._placed if lines)

    @cached_property
    def fingerprint(self) -> str:
        """Return the fingerprint of the text, the same as when it is protected."""
        return fingerprint(self.text)

    @cached_property
    def _placed(self) -> list[tuple[str, list[str]]]:
        seen: dict[tuple[str, str], str] = {}
        counts: Counter[str] = Counter()
        placed: list[tuple[str, list[str]]] = []
        for article in self.articles:
            lines = article.lines
            words = article.position, " ".join(" ".join(lines).split())
            if words in seen:
                placed.append((seen[words], []))
                continue
            anchor = _anchor(article.position)
            counts[anchor] += 1
            seen[words] = f"{anchor}-{counts[anchor]}" if anchor and counts[anchor] > 1 else anchor
            placed.append((seen[words], lines))
        return placed

    def settled(self, read: Reader) -> str:
        """Return the text in which ``read`` finds exactly these articles; ``NotADocumentError`` if there is none."""
        lines = [list(lines) for _anchor, lines in self._placed if lines]
        for _round in range(ROUNDS):
            text = "\n".join("\n".join(part) for part in lines)
            structure = read(text)
            stray = _lines_of_strays(structure, _headings(lines, self._first_headings))
            if not stray:
                break
            lines = _protected(lines, stray)
        expected = [anchor for anchor, part in self._placed if part and anchor]
        found = [piece.anchor for piece in structure.pieces if piece.level == Level.ARTICLE]
        if stray or found != expected:
            raise NotADocumentError(_("Its text cannot be put together so that its articles are found in it again."))
        return text

    @property
    def _first_headings(self) -> list[bool]:
        return [bool(anchor) for anchor, lines in self._placed if lines]


def _anchor(position: str) -> str:
    number = position.removeprefix("Điều ")
    return ProvisionAddress(((Level.ARTICLE, number),)).anchor if number != position else ""


def _headings(parts: Sequence[Sequence[str]], have_headings: Iterable[bool]) -> frozenset[int]:
    """Return where the lines begin that are headings of articles."""
    offset, found = 0, set()
    for lines, has_heading in zip(parts, have_headings, strict=True):
        if has_heading:
            found.add(offset)
        offset += sum(len(line) + 1 for line in lines)
    return frozenset(found)


def _lines_of_strays(structure: Structure, headings: frozenset[int]) -> frozenset[int]:
    """Return where lines begin that are read as something that is not within an article."""
    stray: set[int] = set()
    is_within = False
    for piece in structure.pieces:
        is_heading = piece.start in headings
        is_within = is_within or is_heading
        if is_heading or not is_within or not _breaks(piece):
            continue
        offset = piece.start
        for line in structure.text[piece.start : piece.end].splitlines(keepends=True):
            stray.add(offset)
            offset += len(line)
    return frozenset(stray)


def _breaks(piece: Piece) -> bool:
    if piece.level is not None:
        return ORDER[piece.level] <= ORDER[Level.ARTICLE]
    return piece.role not in (Role.TEXT, Role.PROVISION)


def _protected(parts: Sequence[Sequence[str]], stray: frozenset[int]) -> list[list[str]]:
    offset = 0
    protected: list[list[str]] = []
    for lines in parts:
        part: list[str] = []
        for line in lines:
            part.append(f" {line}" if offset in stray else line)
            offset += len(line) + 1
        protected.append(part)
    return protected
