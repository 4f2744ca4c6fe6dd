"""Where the address of a provision leads in a text that may have it under another one, or only what is around it. Pure.

Who cites does not see the text: "Điều 5 Quy chế ban hành kèm theo Quyết định số …" stands there as
``phu-luc-quy-che.dieu-5``, "khoản 1 Mục I Điều 1" as ``dieu-1.muc-i.khoan-1``, and "Phụ lục 1" as ``phu-luc-i``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from legal.provisions import Level

from .labels import roman_value

ENCLOSED = "kem-theo"
"""The first step of an address in what a document encloses, whatever that is called: ``kem-theo.dieu-5``."""

_APPENDIX = f"{Level.APPENDIX}-"
_ARTICLE = f"{Level.ARTICLE}-"
_ENCLOSED_WITH = re.compile(r"\b(?:kèm|cùng)\s+theo\b", re.IGNORECASE)
_COUNTED = re.compile(rf"({Level.APPENDIX}|{Level.PART}|{Level.CHAPTER}|{Level.SUBSECTION}|{Level.SECTION})-(\w+)")


def asked_anchor(provision: str, words: str) -> str:
    """Return the anchor that ``words``, which cite ``provision`` (an anchor), ask for."""
    is_enclosed = provision and not provision.startswith(Level.APPENDIX) and _ENCLOSED_WITH.search(words)
    return f"{ENCLOSED}.{provision}" if is_enclosed else provision


class Landing:
    """The anchors of one text, for addresses that were made without it."""

    def __init__(self, anchors: Iterable[str]) -> None:
        self._anchors = dict.fromkeys(anchors)
        self._endings: dict[str, str] | None = None

    def at(self, asked: str, *, within: str = "") -> str:
        """Return the anchor of the provision, or of the nearest that is around it; empty where the text has neither.

        ``within`` is the anchor of the appendix or enclosed regulation that is meant, if it has such a provision.
        """
        if not within and asked in self._anchors:
            return asked
        steps = asked.split(".")
        for length in range(len(steps), 0, -1):
            found = self._exactly(steps[:length], within)
            if found:
                return found
        return ""

    def _exactly(self, steps: Sequence[str], within: str) -> str:
        if steps[0] == ENCLOSED:
            return self._in_enclosures(".".join(steps[1:])) or (self._exactly(steps[1:], "") if steps[1:] else "")
        written = [".".join(one) for one in _written(steps)]
        for anchor in written:
            if within and f"{within}.{anchor}" in self._anchors:
                return f"{within}.{anchor}"
            if anchor in self._anchors:
                return anchor
        return next((found for anchor in written if (found := self._ending(anchor))), "")

    def _in_enclosures(self, anchor: str) -> str:
        """Return the provision in the first enclosure that has it."""
        ending = f".{anchor}" if anchor else ""
        outermost = (one for one in self._anchors if one.startswith(_APPENDIX) and "." not in one)
        return next((f"{one}{ending}" for one in outermost if f"{one}{ending}" in self._anchors), "")

    def _ending(self, anchor: str) -> str:
        """Return the only provision whose address ends like this; Roman and other numbers above articles are alike."""
        if self._endings is None:
            self._endings = {}
            for one in self._anchors:
                for ending in _endings(_counted(one)):
                    self._endings[ending] = "" if ending in self._endings else one
        return self._endings.get(_counted(anchor), "")


def _written(steps: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the ways in which a text may have an address: sections may stand in the article or around it."""
    yield steps
    article = next((at for at, step in enumerate(steps) if step.startswith(_ARTICLE)), 0)
    if article and not steps[0].startswith(_APPENDIX):
        yield [steps[article], *steps[:article], *steps[article + 1 :]]
        yield steps[article:]


def _endings(anchor: str) -> Iterator[str]:
    yield anchor
    while anchor := anchor.partition(".")[2]:
        yield anchor


def _counted(anchor: str) -> str:
    return ".".join(_COUNTED.sub(_in_figures, step) for step in anchor.split("."))


def _in_figures(found: re.Match[str]) -> str:
    number = found[2].lstrip("0")
    return f"{found[1]}-{roman_value(number) or number}"
