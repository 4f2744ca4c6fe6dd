"""A rendered text as its readers see it, each character with its place in the markup, so that links can be set into it.

Pure: it only reads. What it cannot read for certain it refuses, and then nothing is changed.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise, product

NO_LINKS = "data-no-links"
"""An element with this attribute keeps its words without links."""

MOST_AROUND = 4
"""Elements of one word that are tried; more of them are nobody's text."""

_MARKUP = re.compile(r"<(?=[a-zA-Z/!?])")
_TAG = re.compile(
    r"""<(/?)([a-zA-Z][\w:-]*+)((?:\s+|/|[^\s"'<>/=]++(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]++))?)*+)>"""
)
_MARKS_NO_LINKS = re.compile(rf"\s{NO_LINKS}(?![\w-])", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_SPACES = str.maketrans({"\t": " ", "\n": " ", "\r": " ", "\f": " ", "\u00a0": " "})
#: Elements within a line; all others end it.
_INLINE = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "button", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
        "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "time", "u", "var", "wbr",
    }
)  # fmt: skip
_WITHOUT_LINKS = frozenset(
    {
        "a", "audio", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "label", "legend", "math",
        "object", "option", "pre", "samp", "select", "summary", "svg", "template", "video",
    }
)  # fmt: skip
_VOID = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    }
)  # fmt: skip
#: Elements whose content is no markup.
_RAW = frozenset(
    {
        "iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp",
    }
)  # fmt: skip


class UnreadableMarkupError(ValueError):
    """The markup is not closed where it should be: nobody can say what is text in it."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Words that stand together in the markup; of an entity, the whole of it stands for its words."""

    start: int
    end: int
    source: int
    source_end: int
    is_entity: bool
    takes_links: bool

    def source_of(self, start: int, end: int) -> tuple[int, int]:
        if self.is_entity:
            return self.source, self.source_end
        return self.source + max(start, self.start) - self.start, self.source + min(end, self.end) - self.start


@dataclass(frozen=True, slots=True)
class _InlineTag:
    source: int
    source_end: int
    name: str
    closes: bool


@dataclass(slots=True)
class MarkedText:
    """The words of a text, one line for each block; made by ``read_markup``."""

    markup: str
    words: str = ""
    _runs: list[_Run] = field(default_factory=list)
    _tags: list[_InlineTag] = field(default_factory=list)

    def ranges(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return where ``words[start:end]`` stand in the markup: one range that a link can enclose, or several.

        None where they stand in different blocks, or partly where no link may be.
        """
        runs = self._runs[self._run_at(start) : bisect_left(self._runs, end, key=lambda run: run.start)]
        reaches = bool(runs) and runs[0].start <= start < end <= runs[-1].end
        is_whole = all(one.end == other.start for one, other in pairwise(runs))
        if not reaches or not is_whole or not all(run.takes_links for run in runs):
            return []
        parts = _joined(run.source_of(start, end) for run in runs)
        if len(parts) > 1:
            for whole in self._around(parts[0][0], parts[-1][1]):
                if self._encloses(*whole):
                    return [whole]
        return [(begin, until) for begin, until in parts if self.markup[begin:until].strip()]

    def _run_at(self, place: int) -> int:
        return max(0, bisect_right(self._runs, place, key=lambda run: run.start) - 1)

    def _around(self, start: int, end: int) -> Iterable[tuple[int, int]]:
        """Return the range, and those with the elements that begin right before it or end right behind it."""
        starts, ends = [start], [end]
        before = bisect_left(self._tags, start, key=lambda tag: tag.source) - 1
        while before >= 0 and self._tags[before].source_end == starts[-1] and not self._tags[before].closes:
            starts.append(self._tags[before].source)
            before -= 1
        behind = bisect_left(self._tags, end, key=lambda tag: tag.source)
        while behind < len(self._tags) and self._tags[behind].source == ends[-1] and self._tags[behind].closes:
            ends.append(self._tags[behind].source_end)
            behind += 1
        return product(starts[:MOST_AROUND], ends[:MOST_AROUND])

    def _encloses(self, start: int, end: int) -> bool:
        """Say whether every element that begins in the range ends in it, and the other way round."""
        first = bisect_left(self._tags, start, key=lambda tag: tag.source)
        opened: list[str] = []
        for tag in self._tags[first : bisect_left(self._tags, end, key=lambda tag: tag.source)]:
            if tag.name in _WITHOUT_LINKS:
                return False
            if not tag.closes:
                opened.append(tag.name)
            elif not opened or opened.pop() != tag.name:
                return False
        return not opened


def _joined(ranges: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """Make one range of those that touch."""
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def read_markup(markup: str) -> MarkedText:
    """Return the words of ``markup``, a part of a page; raises ``UnreadableMarkupError``."""
    reader = _Reader(markup)
    reader.read()
    return MarkedText(markup, "".join(reader.words), reader.runs, reader.tags)


class _Reader:
    """One reading, from the beginning to the end."""

    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.words: list[str] = []
        self.runs: list[_Run] = []
        self.tags: list[_InlineTag] = []
        self._length = 0
        self._closed_by, self._depth = "", 0

    def read(self) -> None:
        done = 0
        while found := _MARKUP.search(self.markup, done):
            place = found.start()
            self._text(done, place)
            done = self._skip_declaration(place) if self.markup[place + 1] in "!?" else self._tag(place)
        self._text(done, len(self.markup))

    def _skip_declaration(self, place: int) -> int:
        end = "-->" if self.markup.startswith("<!--", place) else ">"
        found = self.markup.find(end, place + 2)
        if found < 0:
            raise UnreadableMarkupError(place)
        return found + len(end)

    def _tag(self, place: int) -> int:
        """Take the tag at ``place`` and return where it, or an element that is no markup, ends."""
        tag = _TAG.match(self.markup, place)
        if tag is None:
            raise UnreadableMarkupError(place)
        closes, name = bool(tag[1]), tag[2].lower()
        if name in _RAW and not closes:
            return self._skip_raw(name, tag.end())
        self._count(name, closes, attributes=tag[3])
        if name not in _INLINE:
            self._end_line()
        elif name not in _VOID:
            self.tags.append(_InlineTag(place, tag.end(), name, closes))
        return tag.end()

    def _skip_raw(self, name: str, place: int) -> int:
        found = re.compile(rf"</{name}(?=[\s/>])[^>]*>", re.IGNORECASE).search(self.markup, place)
        if found is None:
            raise UnreadableMarkupError(place)
        self._end_line()
        return found.end()

    def _count(self, name: str, closes: bool, *, attributes: str) -> None:
        """Keep in mind whether links may be set."""
        if name in _VOID:
            return
        if self._closed_by == name:
            self._depth += -1 if closes else 1
            self._closed_by = name if self._depth else ""
        elif not self._closed_by and not closes and (name in _WITHOUT_LINKS or _MARKS_NO_LINKS.search(attributes)):
            self._closed_by, self._depth = name, 1

    def _end_line(self) -> None:
        if self.words and self.words[-1] != "\n":
            self.words.append("\n")
            self._length += 1

    def _text(self, start: int, end: int) -> None:
        place = start
        for entity in _ENTITY.finditer(self.markup, start, end):
            self._run(self.markup[place : entity.start()], place, entity.start())
            self._run(unescape(entity[0]), entity.start(), entity.end(), is_entity=True)
            place = entity.end()
        self._run(self.markup[place:end], place, end)

    def _run(self, words: str, source: int, source_end: int, *, is_entity: bool = False) -> None:
        if not words:
            return
        start, self._length = self._length, self._length + len(words)
        self.words.append(words.translate(_SPACES))
        self.runs.append(_Run(start, self._length, source, source_end, is_entity, not self._closed_by))


def with_insertions(markup: str, insertions: Sequence[tuple[int, str]]) -> str:
    """Return ``markup`` with each text inserted at its place; the places come in order."""
    parts: list[str] = []
    done = 0
    for place, text in insertions:
        parts += (markup[done:place], text)
        done = place
    return "".join((*parts, markup[done:]))
