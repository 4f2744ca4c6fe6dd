"""The letters of a page of a PDF as they are drawn, and the lines that they make. Runs in the child only.

A page says where each letter stands and nothing of words: programs change the font within a word, and draw tables cell
by cell. So lines are made of what is drawn one after the other on one height, and spaces of the gaps between.
"""

from dataclasses import dataclass
from math import hypot
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFUnicodeNotDefined

from core.files.found import Refusal, Refused

UNKNOWN = "\ufffd"
MOST_LETTERS = 200_000
"""On one page; the densest of print have ten thousand."""
INVISIBLE = 3
"""Rendering mode of text that scanners lay behind a picture."""
SAME_HEIGHT = 0.5
SPACE = 0.2
CELL = 2.0
BACK = 0.6
SAME_PLACE = 0.2
PARAGRAPH = 2.2
"""All of these in sizes of the letters."""


@dataclass(slots=True)
class Letter:
    """What one glyph shows, and where: ``start`` and ``end`` along its line, ``height`` across it, in points."""

    text: str
    font: str
    start: float
    end: float
    height: float
    size: float
    direction: tuple[float, float]


@dataclass(slots=True)
class Line:
    """Letters that follow each other on one height: stretches of one font each, as ``(font, text)``."""

    stretches: list[tuple[str, str]]
    start: float
    end: float
    height: float
    size: float
    direction: tuple[float, float]

    @property
    def plain(self) -> str:
        """Return the text whatever its fonts."""
        return "".join(text for _font, text in self.stretches)


class Letters(PDFTextDevice):
    """Collects the letters of one page, and notes pictures and text that nobody sees."""

    def __init__(self, manager: Any) -> None:
        super().__init__(manager)
        self.letters: list[Letter] = []
        self.has_pictures = False
        self.has_invisible = False

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Note in which mode a string is drawn."""
        self.has_invisible = self.has_invisible or textstate.render == INVISIBLE
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: tuple[float, ...],
        font: Any,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        *_states: Any,
    ) -> float:
        """Keep one letter, and return how far it moves the pen."""
        if len(self.letters) >= MOST_LETTERS:
            raise Refused(Refusal.TOO_LARGE, "letters")
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = UNKNOWN
        advance = float(font.char_width(cid) * fontsize * scaling)
        along, up = matrix[:2], matrix[2:4]
        length = hypot(*along) or 1.0
        direction = (along[0] / length, along[1] / length)
        x, y = matrix[4] + rise * up[0], matrix[5] + rise * up[1]
        start = x * direction[0] + y * direction[1]
        self.letters.append(
            Letter(
                text=text,
                font=str(getattr(font, "basefont", "") or getattr(font, "fontname", "")),
                start=start,
                end=start + advance * length,
                height=y * direction[0] - x * direction[1],
                size=max(abs(fontsize) * hypot(*up), 0.1),
                direction=(round(direction[0], 2), round(direction[1], 2)),
            )
        )
        return advance

    def render_image(self, name: str, stream: Any) -> None:
        """Note a picture."""
        self.has_pictures = True


def lines_of(letters: list[Letter]) -> list[Line | None]:
    """Return the lines of a page in the order in which they are drawn, and none where a gap stands between two."""
    lines: list[Line | None] = []
    line: Line | None = None
    for letter in letters:
        if line is not None and _goes_on(line, letter):
            _add(line, letter)
            continue
        if line is not None and _is_gap(line, letter):
            lines.append(None)
        line = Line(
            stretches=[(letter.font, letter.text)],
            start=letter.start,
            end=letter.end,
            height=letter.height,
            size=letter.size,
            direction=letter.direction,
        )
        lines.append(line)
    return _without_twins(lines)


def _goes_on(line: Line, letter: Letter) -> bool:
    if letter.direction != line.direction:
        return False
    size = max(line.size, letter.size)
    return abs(letter.height - line.height) < SAME_HEIGHT * size and letter.start >= line.end - BACK * size


def _add(line: Line, letter: Letter) -> None:
    gap = letter.start - line.end
    font, text = line.stretches[-1]
    between = ""
    if gap > CELL * letter.size:
        between = "\t"
    elif gap > SPACE * letter.size and not text.endswith((" ", "\t")) and not letter.text.isspace():
        between = " "
    if letter.font == font:
        line.stretches[-1] = (font, f"{text}{between}{letter.text}")
    else:
        line.stretches.append((letter.font, f"{between}{letter.text}"))
    if not letter.text.isspace():
        line.size = max(line.size, letter.size)
    line.end = letter.end


def _is_gap(line: Line, letter: Letter) -> bool:
    return line.height - letter.height > PARAGRAPH * max(line.size, letter.size)


def _without_twins(lines: list[Line | None]) -> list[Line | None]:
    """Leave out what is drawn a second time on the same place to look bold."""
    kept: list[Line | None] = []
    for line in lines:
        before = next((one for one in reversed(kept) if one is not None), None)
        if line is None or before is None or not _are_twins(before, line):
            kept.append(line)
    return kept


def _are_twins(one: Line, other: Line) -> bool:
    near = SAME_PLACE * one.size
    is_there = abs(one.start - other.start) < near and abs(one.height - other.height) < near
    return is_there and one.plain == other.plain
