"""Reads the structure of a document's text: every line gets its role and its place, and none is lost."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from legal.provisions import Level, ProvisionAddress

from .closing import closing_parts, is_enclosed_with
from .front import Part, front_parts
from .labels import Form, Label, label_of_line
from .line_ends import Lines, lines_of
from .pieces import NOWHERE, Piece, Role, Structure
from .quoting import Quoted, quoted_lines
from .scopes import Candidates, Scope, scopes_of
from .walking import Open, Walk

LONGEST_HEADING = 400
"""Letters of an article's heading; what is longer is its text."""
MOST_HEADING_LINES = 8

_ENDS_A_SENTENCE = (".", ";", ":", ",", "”", '"')
_ENDS_IN_CITATION = re.compile(
    r"(?:^|[\s(,])(?:khoản\s+[0-9]{1,2}[a-zđ]?|điểm\s+[a-zđ][0-9]?|điều\s+[0-9]{1,3}[a-zđ]?"
    r"|(?<!sở )(?<!hiện )(?<!tồn )tại|(?<!kèm )theo|của|và|hoặc|,)\s*$",
    re.IGNORECASE,
)
_MAY_END_IN_CITATION = frozenset("0123456789abcdđeghiklmnopqrstuvxyàặ, ")


_Row = tuple[int, int, Role, Level | None, str, ProvisionAddress, str, int, bool]
"""A piece before it is known where it ends: start, start of its words, role, level, number, address, anchor, depth.

A plain tuple, since one is made for each line of a law; the last says whether it is a heading or goes on with one.
"""


def structured(text: str) -> Structure:
    """Return the structure of ``text``, one paragraph a line; the pieces tile it, whatever it holds.

    A line that begins with a space or tab never begins a provision. Letters may be composed or not. What extraction
    from a file needs first is done by ``legal.structure.lines``.
    """
    lines = lines_of(text)
    candidates = _candidates(lines)
    reading = _Reading(lines, candidates)
    for scope in scopes_of(candidates):
        reading.read(scope)
    return Structure(text=text, pieces=_pieces(reading.rows, len(text)))


def _candidates(lines: Lines) -> Candidates:
    quoted = quoted_lines(lines.read)
    labels: list[Label | None] = [label_of_line(line) for line in lines.read]
    if quoted is not None:
        for place, state in enumerate(quoted):
            if state == Quoted.YES:
                labels[place] = None
    before = ""
    for place, line in enumerate(lines.read):
        label = labels[place]
        if label is not None and label.form is Form.WORD and _ends_in_citation(before):
            labels[place] = None
        before = line or before
    return Candidates(lines.read, labels, quoted)


def _ends_in_citation(line: str) -> bool:
    """Say whether "Điều 5 …" at the next line goes on with this sentence: "… theo khoản 2"."""
    return line[-1:] in _MAY_END_IN_CITATION and _ENDS_IN_CITATION.search(line[-16:]) is not None


def _pieces(rows: Sequence[_Row], length: int) -> tuple[Piece, ...]:
    if not rows:
        return (Piece(role=Role.OPENING, start=0, end=length, words_start=0),) if length else ()
    starts = [0, *(row[0] for row in rows[1:]), length]
    return tuple(
        Piece(
            role=role,
            start=start,
            end=end,
            words_start=words_start,
            level=level,
            number=number,
            address=address,
            anchor=anchor,
            depth=depth,
            is_heading=is_heading,
        )
        for (_start, words_start, role, level, number, address, anchor, depth, is_heading), start, end in zip(
            rows, starts, starts[1:], strict=False
        )
    )


@dataclass(slots=True)
class _Reading:
    lines: Lines
    candidates: Candidates
    rows: list[_Row] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)

    def read(self, scope: Scope) -> None:
        """Add the rows of a scope: what stands before its provisions, these, and what stands behind."""
        walk = _ScopeReading(self, scope, Walk(self.candidates, scope))
        walk.read()
        self.add_parts(closing_parts(self.lines.read, start=scope.closing, end=scope.end))

    def add_parts(self, parts: Sequence[Part]) -> None:
        """Add rows that are no provisions and belong to none."""
        for line, column, role in parts:
            offset = self.lines.offset(line, column)
            self.rows.append((offset, offset, role, None, "", NOWHERE, "", 0, False))

    def unique(self, anchor: str) -> str:
        """Return the anchor, and ``-2``, ``-3`` behind it where the same stands above."""
        count = self.anchors.get(anchor, 0) + 1
        self.anchors[anchor] = count
        if count == 1:
            return anchor
        while f"{anchor}-{count}" in self.anchors:
            count += 1
        self.anchors[f"{anchor}-{count}"] = 1
        return f"{anchor}-{count}"


@dataclass(slots=True)
class _ScopeReading:
    """The provisions of one scope, line by line."""

    reading: _Reading
    scope: Scope
    walk: Walk
    heading_of: Level | None = None
    """The provision whose heading may go on at the next line."""
    heading_lines: int = 0
    is_in_brackets: bool = False
    """Whether "(Ban hành kèm theo …" goes on at the next line."""

    def read(self) -> None:
        lines, labels = self.reading.lines.read, self.reading.candidates.labels
        if self.scope.label is not None:
            self._begin(self.scope.start, self.scope.label, Level.APPENDIX)
            first = self.scope.start + 1
        else:
            first = self._read_front()
        for place in range(first, self.scope.closing):
            label = labels[place]
            level = self.walk.level_at(place, label) if label is not None else None
            if label is not None and level is not None:
                self._begin(place, label, level)
            elif lines[place] and not lines[place].isspace():
                self._add_text(place)

    def _read_front(self) -> int:
        """Read up to the first provision and return its line."""
        labels = self.reading.candidates.labels
        for place in range(self.scope.closing):
            label = labels[place]
            if label is not None and self._is_first(place, label):
                break
        else:
            place = self.scope.closing
        self.reading.add_parts(front_parts(self.reading.lines.read, end=place))
        return place

    def _is_first(self, place: int, label: Label) -> bool:
        if label.form is Form.WORD or not self.scope.has_articles:
            level = self.walk.level_at(place, label)
            self.walk.lists.clear()
            return level is not None
        return False

    def _begin(self, place: int, label: Label, level: Level) -> None:
        walk, reading = self.walk, self.reading
        opened: Open = walk.begin(label, level)
        line = reading.lines.read[place]
        words = line[label.width :].rstrip()
        is_heading = self._is_heading(place, words, level)
        reading.rows.append(
            (
                reading.lines.offset(place, 0),
                reading.lines.offset(place, label.width),
                Role.PROVISION,
                level,
                label.number,
                opened.address,
                reading.unique(opened.anchor),
                len(walk.open) - 1,
                is_heading,
            )
        )
        may_go_on = level not in (Level.CLAUSE, Level.POINT, Level.SUBPOINT) and (is_heading or not words)
        self.heading_of = level if may_go_on else None
        self.heading_lines = int(bool(words))

    def _is_heading(self, place: int, words: str, level: Level) -> bool:
        if level in (Level.CLAUSE, Level.POINT, Level.SUBPOINT) or not words:
            return False
        if level is not Level.ARTICLE:
            return True
        return len(words) < LONGEST_HEADING and not words.endswith(_ENDS_A_SENTENCE) and self._has_text_below(place)

    def _has_text_below(self, place: int) -> bool:
        lines = self.reading.lines.read
        for below in range(place + 1, self.scope.closing):
            if lines[below].strip():
                return below not in self.scope.words
        return False

    def _add_text(self, place: int) -> None:
        reading, inner = self.reading, self.walk.open[-1] if self.walk.open else None
        line = reading.lines.read[place]
        is_heading = self.heading_of is not None and self._goes_on_with_heading(line)
        if is_heading:
            self.heading_lines += 1
        else:
            self.heading_of = None
        start = reading.lines.offset(place, 0)
        address = inner.address if inner is not None else NOWHERE
        reading.rows.append((start, start, Role.TEXT, None, "", address, "", len(self.walk.open), is_heading))

    def _goes_on_with_heading(self, line: str) -> bool:
        if self.heading_lines >= MOST_HEADING_LINES or line[0] in " \t":
            return False
        if self.heading_of is Level.ARTICLE:
            if self.heading_lines:
                return line[0].islower()
            return len(line) < LONGEST_HEADING and not line.rstrip().endswith(_ENDS_A_SENTENCE)
        if self.heading_of is Level.APPENDIX:
            return self._goes_on_with_appendix(line)
        return line.isupper() or not self.heading_lines or (self.scope.has_articles and not line.endswith(";"))

    def _goes_on_with_appendix(self, line: str) -> bool:
        goes_on = self.is_in_brackets or line.isupper() or line[0] in "([" or not self.heading_lines
        goes_on = goes_on or is_enclosed_with(line)
        self.is_in_brackets = (self.is_in_brackets or line[0] in "([") and not line.rstrip(" .;").endswith((")", "]"))
        return goes_on
