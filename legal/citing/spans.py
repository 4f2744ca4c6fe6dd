"""Where a text becomes a link. Pure."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from legal.provisions import Level
from legal.structure import Structure
from legal.structure.landing import Landing

_OF_THE_WHOLE = re.compile(
    r"(?:quyết\s+định|nghị\s+quyết|nghị\s+định|thông\s+tư(?:\s+liên\s+tịch)?|luật|pháp\s+lệnh|chỉ\s+thị)\s+này\s*$",
    re.IGNORECASE,
)
"""Within an enclosed regulation, "Điều 2 Quyết định này" is of the decision, "Điều 2" alone of the regulation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkSpan:
    """``text[start:end]`` leads to ``url``; several of one text stand in order and do not overlap."""

    start: int
    """Code points from the beginning of the whole text."""
    end: int
    url: str
    title: str = ""
    """What the address holds, such as the document's short title; empty where the text says it already."""
    is_dead: bool = False
    """What is cited is no longer in force; readers are told so behind the words."""


def reaching(spans: Iterable[LinkSpan], structure: Structure, landing: Landing) -> tuple[LinkSpan, ...]:
    """Return ``spans``, those within the text itself only as far as they lead somewhere by ``landing``.

    A clause that the text does not have leads to its article; an appendix that was not taken over leads nowhere. What
    an enclosed regulation cites of itself leads into that regulation.
    """
    enclosures = [
        (piece.start, piece.anchor) for piece in structure.pieces if piece.level is Level.APPENDIX and not piece.depth
    ]
    starts = [start for start, _anchor in enclosures]
    found = []
    for span in spans:
        if not span.url.startswith("#"):
            found.append(span)
            continue
        at = bisect_right(starts, span.start) - 1
        is_within = at >= 0 and _OF_THE_WHOLE.search(structure.text, span.start, span.end) is None
        anchor = landing.at(span.url[1:], within=enclosures[at][1] if is_within else "")
        if anchor:
            found.append(span if span.url == f"#{anchor}" else replace(span, url=f"#{anchor}"))
    return tuple(found)
