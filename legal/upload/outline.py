"""What an editor is shown of the structure of a text: its articles, counted, and where something looks wrong."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from legal.provisions import ORDER, WORDS, Level
from legal.structure import Piece, Role, Structure, heading_at, structured

LONGEST_HEADING = 120
MOST_WARNINGS = 60
LETTERS = ("abcdđeghiklmnopqrstuvxy", "abcdefghijklmnopqrstuvwxyz")
"""Points run by the Vietnamese alphabet in print, by the other where Word itself counts."""


@dataclass(slots=True, kw_only=True)
class OutlineRow:
    """One article, or what stands above articles."""

    label: str
    heading: str
    depth: int
    anchor: str
    line: int
    """Of the text, from 1."""
    clauses: int = 0
    points: int = 0

    @property
    def counts(self) -> str:
        """Return how many clauses and points it has, in words."""
        clauses = ngettext("{count} clause", "{count} clauses", self.clauses).format(count=self.clauses)
        points = ngettext("{count} point", "{count} points", self.points).format(count=self.points)
        return ", ".join(words for words, count in ((clauses, self.clauses), (points, self.points)) if count)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineWarning:
    """Something that looks wrong, and the line of the text where."""

    words: str
    line: int = 0


@dataclass(slots=True, kw_only=True)
class Outline:
    """What was recognised in a text."""

    rows: list[OutlineRow] = field(default_factory=list)
    warnings: list[OutlineWarning] = field(default_factory=list)
    articles: int = 0
    parts: list[str] = field(default_factory=list)
    """What stands around the provisions, in words: its head, preamble, signature."""
    warnings_left_out: int = 0


def outline_of(text: str) -> Outline:
    """Return the outline of ``text``, one paragraph a line."""
    structure = structured(text)
    reading = _Reading(structure)
    for place, piece in enumerate(structure.pieces):
        reading.take(place, piece)
    return reading.outline()


@dataclass(slots=True)
class _Count:
    """The provisions of one level within one thing, as they follow each other."""

    last: str = ""


class _Reading:
    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        self.found = Outline()
        self.warnings: list[OutlineWarning] = []
        self.roles: dict[Role, int] = {}
        self.counts: dict[Level, _Count] = {}
        self.lines = _line_numbers(structure)
        self.clauses = 0

    def take(self, place: int, piece: Piece) -> None:
        """Count the piece at ``place``."""
        line = next(self.lines)
        self.roles[piece.role] = self.roles.get(piece.role, 0) + 1
        if piece.role is Role.UNREAD and self.structure.words_of(piece):
            words = _short(self.structure.words_of(piece))
            self._warn(_("A paragraph was not recognised: “{words}”").format(words=words), line)
        if piece.role is not Role.PROVISION or piece.level is None:
            return
        self._compare(piece, piece.level, line)
        if ORDER[piece.level] <= ORDER[Level.ARTICLE]:
            self._add_row(place, piece.level, line)
        elif self.found.rows:
            row = self.found.rows[-1]
            row.clauses += piece.level is Level.CLAUSE
            row.points += piece.level is Level.POINT

    def _add_row(self, place: int, level: Level, line: int) -> None:
        self.found.articles += level is Level.ARTICLE
        piece, heading = self.structure.pieces[place], heading_at(self.structure, place)
        label = self.structure.label_of(piece).rstrip(".:")
        row = OutlineRow(label=label, heading=_short(heading), depth=piece.depth, anchor=piece.anchor, line=line)
        self.found.rows.append(row)

    def _compare(self, piece: Piece, level: Level, line: int) -> None:
        """Warn where a number is missing, or comes twice, among those of its level."""
        for below in [other for other in self.counts if ORDER[other] > ORDER[level] and other is not Level.ARTICLE]:
            del self.counts[below]
        if level is Level.APPENDIX:
            self.counts.clear()
        if level not in {Level.ARTICLE, Level.CLAUSE, Level.POINT}:
            return
        count = self.counts.setdefault(level, _Count())
        missing = _missing_between(count.last, piece.number, level)
        if missing is None:
            self._warn(_("{provision} stands behind {before}").format(**self._named(piece, count, level)), line)
        elif missing:
            words = _("{missing} is missing between {before} and {provision}")
            self._warn(words.format(missing=f"{_word(level)} {missing}", **self._named(piece, count, level)), line)
        count.last = piece.number

    def _named(self, piece: Piece, count: _Count, level: Level) -> dict[str, str]:
        before = f"{_word(level)} {count.last}" if count.last else _("the beginning")
        return {"provision": piece.address.words or f"{_word(level)} {piece.number}", "before": before}

    def _warn(self, words: str, line: int) -> None:
        self.warnings.append(OutlineWarning(words=words, line=line))

    def outline(self) -> Outline:
        """Return what was counted, with what is missing in the whole."""
        if self.structure.text.strip():
            if not self.found.rows:
                self.warnings.insert(0, OutlineWarning(words=_("No article was recognised in this text.")))
            if Role.SIGNATURE not in self.roles:
                self.warnings.append(OutlineWarning(words=_("No signature was recognised at the end.")))
        self.found.warnings = self.warnings[:MOST_WARNINGS]
        self.found.warnings_left_out = len(self.warnings) - len(self.found.warnings)
        self.found.parts = [words for role, words in _parts() if role in self.roles]
        return self.found


def _parts() -> tuple[tuple[Role, str], ...]:
    return (
        (Role.HEADER, _("head")),
        (Role.PLACE_AND_DATE, _("place and date")),
        (Role.TITLE, _("type and abstract")),
        (Role.BASIS, _("legal bases")),
        (Role.SIGNATURE, _("signature")),
        (Role.RECIPIENTS, _("recipients")),
    )


def _line_numbers(structure: Structure) -> Iterator[int]:
    """Yield the line on which each piece begins."""
    line, done = 1, 0
    for piece in structure.pieces:
        line += structure.text.count("\n", done, piece.start)
        done = piece.start
        yield line


def _word(level: Level) -> str:
    return WORDS[level]


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_HEADING else f"{words[:LONGEST_HEADING].rsplit(' ', 1)[0]} …"


def _missing_between(before: str, number: str, level: Level) -> str | None:
    """Return the numbers that are missing between two, an empty text where none is, none where the order is wrong."""
    if level is Level.POINT:
        return _missing_letters(before, number)
    last, this = _figure(before), _figure(number)
    if last is None or this is None:
        return ""
    if this < last or (this == last and number == before):
        return None
    return _span(str(last + 1), str(this - 1), this - last - 1)


def _figure(number: str) -> int | None:
    """Return the figure of "5" or "5a"; 0 before the first."""
    digits = number[: len(number) - len(number.lstrip("0123456789"))] if number else "0"
    return int(digits) if digits else None


def _missing_letters(before: str, number: str) -> str | None:
    if len(before) > 1 or len(number) != 1:
        return ""
    spans: list[str | None] = []
    for letters in LETTERS:
        if number in letters and (not before or before in letters):
            last = letters.index(before) if before else -1
            steps = letters.index(number) - last
            spans.append(None if steps < 1 else _span(letters[last + 1], letters[last + steps - 1], steps - 1))
    return "" if "" in spans or not spans else spans[0]


def _span(first: str, last: str, count: int) -> str:
    if count < 1:
        return ""
    return first if count == 1 else f"{first}–{last}"
