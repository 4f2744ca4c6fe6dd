"""Numbers of paragraphs in a DOCX file: Word counts them while it shows the page, and they stand in no text.

What Word shows is what was printed and signed, so letters run a, b, c, d, e, f … as Word counts them, without đ.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from core.files.docx_parts import attribute, child, children, is_on, local

MOST_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_BULLET = "-"
"""Bullets come from fonts of pictures; in texts of officials they are dashes, and "+" below those."""
_PLAIN_BULLETS = frozenset("-–—+*")
_VIETNAMESE = ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười")


def roman(number: int) -> str:
    """Return a Roman number in capitals: 14 is "XIV"."""
    written = ""
    for value, letters in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        times, number = divmod(number, value)
        written += letters * times
    return written


def letter(number: int) -> str:
    """Return a letter as Word counts: a … z, then aa, bb …"""
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def _vietnamese(number: int) -> str:
    return _VIETNAMESE[number - 1] if number <= len(_VIETNAMESE) else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
    "lowerRoman": lambda number: roman(number).lower(),
    "upperRoman": roman,
    "vietnameseCounting": _vietnamese,
    "none": lambda _number: "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLevel:
    """How one level of a list is numbered."""

    start: int = 1
    format: str = "decimal"
    pattern: str = ""
    is_legal: bool = False
    """All levels in figures, whatever they are by themselves."""
    restarts_after: int = -1
    """The level above which starts it anew; -1 any, 0 none."""
    style: str = ""


@dataclass(slots=True)
class Numbering:
    """Counts the paragraphs of lists while the document is read from its beginning."""

    root: Element | None
    uncounted: set[str] = field(default_factory=set)
    """Formats that were met and that we do not know."""
    _levels: dict[str, dict[int, NumberLevel]] = field(default_factory=dict)
    _lists: dict[str, Element] = field(default_factory=dict)
    _links: dict[str, str] = field(default_factory=dict)
    _counters: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for definition in children(self.root, "abstractNum"):
            key = attribute(definition, "abstractNumId")
            self._levels[key] = dict(map(_level, children(definition, "lvl")))
            style = attribute(child(definition, "styleLink"), "val")
            if style:
                self._links[style] = key
        for definition in children(self.root, "abstractNum"):
            style = attribute(child(definition, "numStyleLink"), "val")
            if style in self._links:
                self._levels[attribute(definition, "abstractNumId")] = self._levels[self._links[style]]
        self._lists = {attribute(one, "numId"): one for one in children(self.root, "num")}

    def level_of_style(self, number: str, style: str) -> int:
        """Return the level that a style has in the list ``number``; the first where the list does not say."""
        levels = self._levels.get(self._definition(number), {})
        return next((depth for depth, level in levels.items() if level.style == style), 0)

    def label(self, number: str, depth: int) -> str:
        """Count one paragraph of the list ``number`` at level ``depth`` from 0, and return what is shown."""
        definition = self._definition(number)
        levels = self._levels.get(definition)
        if not levels or depth not in levels:
            return ""
        levels = levels | self._overrides(number)
        counters = self._counters.setdefault(definition, {})
        self._begin(number, counters)
        level = levels[depth]
        counters[depth] = counters[depth] + 1 if depth in counters else level.start
        for below in [other for other in counters if other > depth]:
            if _is_restarted(levels.get(below), depth):
                del counters[below]
        return self._shown(level, levels, counters)

    def _begin(self, number: str, counters: dict[int, int]) -> None:
        """Start anew where a second list of the same make says so."""
        if number in self._begun:
            return
        self._begun.add(number)
        for override in children(self._lists.get(number), "lvlOverride"):
            start = attribute(child(override, "startOverride"), "val")
            if start.lstrip("-").isdigit():
                counters[_number(attribute(override, "ilvl"))] = int(start) - 1

    def _overrides(self, number: str) -> dict[int, NumberLevel]:
        levels = (child(override, "lvl") for override in children(self._lists.get(number), "lvlOverride"))
        return dict(_level(level) for level in levels if level is not None)

    def _definition(self, number: str) -> str:
        return attribute(child(self._lists.get(number), "abstractNumId"), "val")

    def _shown(self, level: NumberLevel, levels: dict[int, NumberLevel], counters: dict[int, int]) -> str:
        if level.format == "bullet":
            return level.pattern if level.pattern in _PLAIN_BULLETS else _BULLET

        def written(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            of = levels.get(depth, level)
            name = "decimal" if level.is_legal and of.format != "none" else of.format
            if name not in _FORMATS:
                self.uncounted.add(name)
            return _FORMATS.get(name, str)(max(counters.get(depth, of.start), 0))

        return _PLACE.sub(written, level.pattern).strip()


def _is_restarted(below: NumberLevel | None, depth: int) -> bool:
    if below is None or below.restarts_after < 0:
        return True
    return below.restarts_after > 0 and depth < below.restarts_after


def _level(element: Element) -> tuple[int, NumberLevel]:
    restart = attribute(child(element, "lvlRestart"), "val")
    return _number(attribute(element, "ilvl")), NumberLevel(
        start=_number(attribute(child(element, "start"), "val"), 1),
        format=attribute(child(element, "numFmt"), "val") or _format_within(element),
        pattern=attribute(child(element, "lvlText"), "val"),
        is_legal=is_on(child(element, "isLgl")),
        restarts_after=_number(restart, -1),
        style=attribute(child(element, "pStyle"), "val"),
    )


def _format_within(element: Element) -> str:
    """Find the format that newer files keep beside an older one for older readers."""
    for below in element.iter():
        if local(below) == "numFmt":
            return attribute(below, "val") or "decimal"
    return "decimal"


def _number(text: str, otherwise: int = 0) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else otherwise
