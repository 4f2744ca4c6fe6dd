"""Puts the articles of one document together: a heading a line, its text below, read back as exactly these articles.

A text may quote others ("Điều 5. …" within quotation marks, the next chapter's heading swallowed at the end): what
would be read as a provision of its own gets a space before it, which makes it a further paragraph of the article.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from legal.provisions import ORDER, Level, ProvisionAddress
from legal.sources.codified_text import fingerprint, lines_of
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
    above: tuple[str, ...] = ()
    """Headings of chapters that begin with it."""

    @property
    def lines(self) -> list[str]:
        """Return the heading, where the article has a place, and the paragraphs."""
        heading = f"{self.position}. {self.title}".strip() if self.position else self.title
        return [*([heading] if heading else []), *lines_of(self.text)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A text that was read back."""

    text: str
    is_exact: bool
    """Its articles are found in it, and no others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Lines of which the first may begin a provision, and no other one an article or what stands above it."""

    lines: tuple[str, ...]
    is_heading: bool
    anchor: str = ""
    """Of an article."""

    @property
    def length(self) -> int:
        return sum(len(line) + 1 for line in self.lines)


@dataclass(frozen=True)
class Draft:
    """A text that was put together and not read back yet."""

    articles: tuple[ArticleText, ...]

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        """Return the anchor of each article; empty where it has none."""
        return tuple(anchor_of(article.position) for article in self.articles)

    @cached_property
    def text(self) -> str:
        """Return the text without any protection."""
        return _joined(self._parts)

    @cached_property
    def fingerprint(self) -> str:
        """Return the fingerprint of the text, the same as when it is protected."""
        return fingerprint(self.text)

    @cached_property
    def _parts(self) -> list[_Part]:
        """Return headings and articles; of two in one place what says more stands, and what differs below.

        One article may be codified under two subjects, from two files: with tables or without, with other spaces.
        """
        by_position: dict[str, list[ArticleText]] = {}
        for article in self.articles:
            by_position.setdefault(article.position or f" {len(by_position)}", []).append(article)
        parts: list[_Part] = []
        for position, articles in by_position.items():
            parts += [_Part(lines=(line,), is_heading=True) for article in articles for line in article.above]
            versions = enumerate(_without_repeats(articles))
            lines = tuple(line for number, lines in versions for line in _further(lines, number))
            anchor = anchor_of(position)
            parts.append(_Part(lines=lines, is_heading=bool(anchor), anchor=anchor))
        return parts

    def settled(self, read: Reader) -> Settled:
        """Return the text in which ``read`` finds these articles and no others, as far as protection can do that."""
        parts = self._parts
        for _round in range(ROUNDS):
            structure = read(_joined(parts))
            headings = _headings(parts)
            stray = _lines_of_strays(structure, headings)
            if not stray:
                break
            parts = _protected(parts, stray)
        expected = [part.anchor for part in parts if part.anchor]
        found = [piece.anchor for piece in structure.pieces if piece.level == Level.ARTICLE]
        begun = {piece.start for piece in structure.pieces if piece.level is not None}
        return Settled(text=structure.text, is_exact=found == expected and headings <= begun)


def _without_repeats(articles: Sequence[ArticleText]) -> list[list[str]]:
    """Return the lines of the versions, the longest first, without those whose words all stand in it in order."""
    versions = sorted((article.lines for article in articles), key=lambda lines: -len(_words(lines)))
    first = _words(versions[0])
    return [versions[0], *(lines for lines in versions[1:] if not _is_part(_words(lines), first))]


def _words(lines: Sequence[str]) -> list[str]:
    return " ".join(lines).split()


def _is_part(words: Sequence[str], of: Sequence[str]) -> bool:
    rest = iter(of)
    return all(word in rest for word in words)


def _further(lines: Sequence[str], number: int) -> Sequence[str]:
    """Return a further version as paragraphs of the article: two articles of one number would be no order."""
    return lines if number == 0 else [f" {line}" for line in lines]


def anchor_of(position: str) -> str:
    """Return the anchor of the article at ``position``; empty where it is no article."""
    number = position.removeprefix("Điều ")
    return ProvisionAddress(((Level.ARTICLE, number),)).anchor if number != position else ""


def _joined(parts: Iterable[_Part]) -> str:
    return "\n".join(line for part in parts for line in part.lines)


def _headings(parts: Iterable[_Part]) -> frozenset[int]:
    """Return where the lines begin that are headings of articles, or of what stands above them."""
    offset, found = 0, set()
    for part in parts:
        if part.is_heading:
            found.add(offset)
        offset += part.length
    return frozenset(found)


def _lines_of_strays(structure: Structure, headings: frozenset[int]) -> frozenset[int]:
    """Return where lines begin that are read as something that is not within an article.

    The last one may hold what ends the document: signature and recipients.
    """
    stray: set[int] = set()
    first, last = min(headings, default=0), max(headings, default=-1)
    for piece in structure.pieces:
        if piece.start in headings or piece.start < first or not _breaks(piece, is_last=piece.start > last):
            continue
        offset = piece.start
        for line in structure.text[piece.start : piece.end].splitlines(keepends=True):
            stray.add(offset)
            offset += len(line)
    return frozenset(stray)


def _breaks(piece: Piece, *, is_last: bool) -> bool:
    if piece.level is not None:
        return ORDER[piece.level] <= ORDER[Level.ARTICLE]
    return not is_last and piece.role != Role.TEXT


def _protected(parts: Iterable[_Part], stray: frozenset[int]) -> list[_Part]:
    offset = 0
    protected: list[_Part] = []
    for part in parts:
        lines: list[str] = []
        for line in part.lines:
            lines.append(f" {line}" if offset in stray and not line.startswith(" ") else line)
            offset += len(line) + 1
        protected.append(replace(part, lines=tuple(lines)))
    return protected
