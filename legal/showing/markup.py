"""The official text of a document as HTML: headings, provisions with their addresses, notes, links. Pure.

Written without templates: a law has thousands of lines. Everything that was read is escaped.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from legal.citing.spans import LinkSpan
from legal.provisions import Level
from legal.showing.headings import Heading, HeadingLevels, is_heading, lines_of_title
from legal.showing.marking import LinkedText
from legal.showing.notes import ProvisionNote, Remarks, Tone
from legal.structure import Piece, Role, Structure

GROUPED = frozenset({Role.HEADER, Role.TITLE, Role.SIGNATURE, Role.RECIPIENTS})
"""Roles whose lines belong together in one frame."""
CLASSES = {
    Role.HEADER: "law-issuer",
    Role.PLACE_AND_DATE: "law-place",
    Role.TITLE: "law-title",
    Role.BASIS: "law-basis",
    Role.OPENING: "law-opening",
    Role.TEXT: "law-more",
    Role.SIGNATURE: "law-signature",
    Role.RECIPIENTS: "law-recipients",
    Role.UNREAD: "law-opening",
}
BEFORE_ARTICLES = "Điều "
NO_PREFIX = "\n"
"""No label bears it: how provisions above articles are quoted does not follow from their labels."""
AFTER_NUMBERS = " .:)/-–—*"
BEFORE_LABELS = "* "
"""Some texts were taken over with the asterisks of their bold print."""
WORDS_OF_CONTENTS = 90
"""Characters of a provision without a title in the contents list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownText:
    """A text as HTML, with the headings that it has."""

    html: str
    headings: Sequence[Heading]


def shown_text(
    structure: Structure,
    *,
    spans: Sequence[LinkSpan] = (),
    remarks: Remarks | None = None,
    landings: Mapping[str, Sequence[str]] | None = None,
) -> ShownText:
    """Return the whole text; ``spans`` stand in order and do not overlap.

    ``landings`` are further addresses of provisions, by their anchors, under which links lead there.
    """
    writer = _Writer(structure, spans, remarks or Remarks(), landings or {})
    writer.write()
    return ShownText(html="".join(writer.parts), headings=tuple(writer.headings))


@dataclass(frozen=True, slots=True)
class _EndedDivision:
    """A chapter, or whatever stands above articles, that no longer holds: who lands at one of these must see it."""

    depth: int
    anchor: str
    label: str
    why: ProvisionNote

    def note(self, lang: str) -> str:
        """Return what is said below each heading in it."""
        link = f'<a href="#{escape(self.anchor)}" lang="vi">{self.label}</a>'
        return _note(replace(self.why, html=f"{link}: {self.why.html}"), lang)


class _Writer:
    """Goes through the pieces once; ``parts`` joined are the HTML."""

    def __init__(
        self,
        structure: Structure,
        spans: Sequence[LinkSpan],
        remarks: Remarks,
        landings: Mapping[str, Sequence[str]],
    ) -> None:
        self.parts: list[str] = []
        self.headings: list[Heading] = []
        self._structure = structure
        self._linked = LinkedText(structure.text, spans, ended_words=remarks.ended_words, lang=remarks.lang)
        self._remarks = remarks
        self._landings = landings
        self._ended = remarks.ended
        self._ended_within = ""
        self._ended_division: _EndedDivision | None = None
        self._levels = HeadingLevels()
        self._article = ""
        self._depth_of_article = 0
        self._class = ""
        self._group: Role | None = None

    def write(self) -> None:
        pieces = self._structure.pieces
        place = 0
        while place < len(pieces):
            piece = pieces[place]
            if piece.role != self._group:
                self._end_group()
            if piece.level is None:
                self._line(piece)
            elif is_heading(piece):
                place += self._heading(place)
            else:
                self._provision(piece)
            place += 1
        self._end_group()
        self._end_article()

    def _line(self, piece: Piece) -> None:
        """Write a line that begins no provision."""
        words = self._linked.html(piece.words_start, piece.end)
        if not words:
            return
        if piece.role != Role.TEXT:
            self._end_article()
            self._ended_division = None
        if piece.role in GROUPED and self._group is None:
            self._group = piece.role
            self.parts.append(f'<div class="{CLASSES[piece.role]}">\n')
        if self._group is not None:
            self.parts.append(f"<p>{words}</p>\n")
            return
        inner = f" {self._class}" if piece.role == Role.TEXT and self._class else ""
        self.parts.append(f'<p class="{CLASSES[piece.role]}{inner}{self._ending(piece.address.anchor)}">{words}</p>\n')

    def _heading(self, place: int) -> int:
        """Write a heading with its title; return how many further pieces it took."""
        piece = self._structure.pieces[place]
        if piece.depth <= self._depth_of_article:
            self._end_article()
        self._class = ""
        if self._ended_division is not None and piece.depth <= self._ended_division.depth:
            self._ended_division = None
        taken = lines_of_title(self._structure, place)
        lines = self._structure.pieces[place : place + taken + 1]
        level = self._levels.next(piece.depth)
        if piece.level == Level.ARTICLE:
            self._begin_article(piece, lines, level)
        else:
            titles = self._titles(lines)
            anchor = escape(piece.anchor)
            label = self._label(piece, anchor, prefix=NO_PREFIX)
            self.parts.append(
                f'<h{level} id="{anchor}" class="division {piece.level}{self._ending(piece.anchor)}">'
                f"{'<br>'.join([label, *titles])}</h{level}>\n"
            )
            self._add_heading(piece, lines)
        self._say_notes(piece.anchor)
        if self._ended_division is not None:
            self.parts.append(self._ended_division.note(self._remarks.lang))
        elif piece.anchor in self._ended and piece.level != Level.ARTICLE:
            self._ended_division = self._division(piece)
        return taken

    def _division(self, piece: Piece) -> "_EndedDivision":
        note = next(note for note in self._remarks.notes[piece.anchor] if note.tone == Tone.ENDED)
        label = self._structure.label_of(piece).rstrip(AFTER_NUMBERS)
        return _EndedDivision(piece.depth, piece.anchor, self._linked.escaped(label), note)

    def _begin_article(self, piece: Piece, lines: Sequence[Piece], level: int) -> None:
        """Open the frame of an article; one without a title has a heading of its label alone, before its words."""
        self._article, self._depth_of_article = piece.anchor, piece.depth
        anchor = escape(piece.anchor)
        label = self._label(piece, anchor, prefix=BEFORE_ARTICLES)
        ending, heard = self._ending(piece.anchor), self._heard(piece.anchor)
        words = " ".join(self._titles(lines))
        self.parts.append(f'<div class="article{ending}">\n')
        if piece.is_heading or len(lines) > 1 or not words:
            self.parts.append(f'<h{level} id="{anchor}">{label}{heard} {words}</h{level}>\n')
        else:
            self.parts.append(
                f'<div class="run-in"><h{level} id="{anchor}">{label}</h{level}>{heard} <p>{words}</p></div>\n'
            )
        self._add_heading(piece, lines)

    def _titles(self, lines: Sequence[Piece]) -> list[str]:
        return [words for line in lines if (words := self._linked.html(line.words_start, line.end))]

    def _provision(self, piece: Piece) -> None:
        """Write the first line of a clause, point or subpoint."""
        anchor = escape(piece.anchor)
        self._class = _class_of(piece.level)
        ending, heard = self._ending(piece.anchor), self._heard(piece.anchor)
        self.parts.append(
            f'<p class="{self._class}{ending}" id="{anchor}">'
            f"{self._label(piece, anchor, prefix='')}{heard} {self._linked.html(piece.words_start, piece.end)}</p>\n"
        )
        self._say_notes(piece.anchor)

    def _label(self, piece: Piece, anchor: str, *, prefix: str) -> str:
        """Return the label as a link to its provision.

        The script reads off it how the provision is quoted; where it cannot, the words stand beside it.
        """
        label = self._structure.label_of(piece)
        is_plain = label.lstrip(BEFORE_LABELS).rstrip(AFTER_NUMBERS) == f"{prefix}{piece.number}"
        words = "" if is_plain else f' data-words="{escape(piece.address.words)}"'
        label = f'<a class="label" href="#{anchor}"{words}>{self._linked.escaped(label)}</a>'
        further = self._landings.get(piece.anchor)
        return label if further is None else f"{''.join(map(_landing, further))}{label}"

    def _add_heading(self, piece: Piece, lines: Sequence[Piece]) -> None:
        words = " ".join(filter(None, map(self._structure.words_of, lines)))
        is_title = piece.is_heading or len(lines) > 1
        self.headings.append(
            Heading(
                level=piece.level or Level.ARTICLE,
                anchor=piece.anchor,
                number=piece.number,
                label=self._structure.label_of(piece),
                title=words if is_title else _beginning(words),
                depth=piece.depth,
            )
        )

    def _end_article(self) -> None:
        self._class = ""
        if self._article:
            self.parts.append(f"{self._remarks.cited.get(self._article, '')}</div>\n")
            self._article = ""

    def _end_group(self) -> None:
        if self._group is not None:
            self.parts.append("</div>\n")
            self._group = None

    def _ending(self, anchor: str) -> str:
        """Return the class of what stands in a provision that has ended, beginning with that provision."""
        if not self._ended:
            return ""
        if self._ended_division is not None:
            return " ended"
        if self._ended_within and not f"{anchor}.".startswith(f"{self._ended_within}."):
            self._ended_within = ""
        if not self._ended_within and anchor in self._ended:
            self._ended_within = anchor
        return " ended" if self._ended_within else ""

    def _heard(self, anchor: str) -> str:
        """Return what is only heard: within an ended provision no note of its own says that it has ended."""
        division = self._ended_division
        within = (self._article or division.anchor) if division is not None else self._ended_within
        if not within or anchor == within or not self._remarks.ended_words:
            return ""
        return f' <span class="visually-hidden"{self._remarks.lang}>({escape(self._remarks.ended_words)})</span>'

    def _say_notes(self, anchor: str) -> None:
        notes = self._remarks.notes.get(anchor)
        if notes:
            self.parts += [_note(note, self._remarks.lang) for note in notes]


def _class_of(level: Level | None) -> str:
    # Asked for thousands of lines: enumerations are compared much faster than they are looked up.
    if level is Level.POINT:
        return "point"
    return "subpoint" if level is Level.SUBPOINT else "clause"


def _landing(anchor: str) -> str:
    return f'<span id="{escape(anchor)}"></span>'


def _note(note: ProvisionNote, lang: str) -> str:
    tone = f" {note.tone}" if note.tone else ""
    return f'<p class="notice provision-note{tone}" role="note"{lang}>{note.html}</p>\n'


def _beginning(words: str) -> str:
    line = words.partition("\n")[0]
    if len(line) <= WORDS_OF_CONTENTS:
        return line
    return f"{line[:WORDS_OF_CONTENTS].rpartition(' ')[0]}…"
