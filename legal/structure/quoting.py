"""Which lines stand inside a quotation: the articles that an amending document quotes are not its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

_MARK = re.compile('["“”„]')
_PAIR = re.compile("[“„][^“”„]*”")
_STRAIGHT_PAIR = re.compile(r'(?:(?<=[\s(:;,])|^)"(?=\S)[^"]*(?<=\S)"(?=[\s).,:;/]|$)')
_BEGINS_AFTER = re.compile(r"(?:^|:)\s*$")
_ENDS_BEFORE = re.compile(r"\s*[.,;:)/]*\s*(?:\.|$)")

LONGEST_WITHIN_A_SENTENCE = 8
"""Lines: a quotation that opens in the middle of a sentence and closes later than this was never closed."""


class Quoted(IntEnum):
    """Whether a line begins inside a quotation."""

    NO = 0
    YES = 1
    PERHAPS = 2
    """The quotation is never closed: it ends where the text goes on with its own next number."""
    PERHAPS_THE_NEXT = 3
    """The same, and another one than that before it."""


@dataclass(slots=True)
class _Quotation:
    """One that is open: the line where it began, and whether it began a line or followed a colon."""

    line: int
    is_block: bool


@dataclass(slots=True)
class _Reading:
    states: bytearray
    open: _Quotation | None = None
    next_unclosed: Quoted = Quoted.PERHAPS

    def opened(self, line: int, *, is_block: bool) -> None:
        if self.open is not None:
            self._mark(self.open, until=line, closed=False)
        self.open = _Quotation(line, is_block)

    def closed(self, line: int) -> None:
        if self.open is not None:
            self._mark(self.open, until=line, closed=True)
        self.open = None

    def _mark(self, quotation: _Quotation, *, until: int, closed: bool) -> None:
        if not quotation.is_block and (not closed or until - quotation.line > LONGEST_WITHIN_A_SENTENCE):
            return
        state = Quoted.YES
        if not closed:
            state = self.next_unclosed
            self.next_unclosed = Quoted.PERHAPS if state is Quoted.PERHAPS_THE_NEXT else Quoted.PERHAPS_THE_NEXT
        for line in range(quotation.line + 1, until + 1):
            self.states[line] = state


def quoted_lines(lines: Sequence[str]) -> bytearray | None:
    """Return for each line (NFC) a ``Quoted``; none where no quotation runs over the end of a line."""
    reading = _Reading(bytearray(len(lines)))
    for place, line in enumerate(lines):
        if "“" in line or "”" in line or '"' in line or "„" in line:
            _read(reading, place, line)
    if reading.open is not None:
        reading.opened(len(lines) - 1, is_block=False)
    return reading.states if any(reading.states) else None


def _read(reading: _Reading, place: int, line: str) -> None:
    """Take the marks that have no partner on their own line."""
    rest = _STRAIGHT_PAIR.sub(_blanked, _PAIR.sub(_blanked, line))
    for mark in _MARK.finditer(rest):
        before = rest[: mark.start()]
        begins_block = _BEGINS_AFTER.search(before) is not None
        ends = _ENDS_BEFORE.match(rest, mark.end()) is not None
        if mark[0] in "“„":
            reading.opened(place, is_block=begins_block)
        elif reading.open is not None and (mark[0] == "”" or ends):
            reading.closed(place)
        elif begins_block and (mark[0] == '"' or not before.strip()):
            reading.opened(place, is_block=True)


def _blanked(found: re.Match[str]) -> str:
    return "\0" * len(found[0])
