"""How far an act reaches: into which provisions of a document, and in which part of the territory."""

import re
from collections.abc import Mapping
from enum import StrEnum

from legal.provisions import ORDER, Level, ProvisionAddress

WHOLE_DOCUMENT = ProvisionAddress()
Territory = frozenset[str]
"""Parts of the country that are told apart; empty where nobody said."""

_QUANG_NGAI, _KON_TUM, _ELSEWHERE = "quang-ngai", "kon-tum", "elsewhere"
TERRITORIES: Mapping[str, Territory] = {
    "country": frozenset({_QUANG_NGAI, _KON_TUM, _ELSEWHERE}),
    "province": frozenset({_QUANG_NGAI, _KON_TUM}),
    _QUANG_NGAI: frozenset({_QUANG_NGAI}),
    _KON_TUM: frozenset({_KON_TUM}),
}
"""What each ``legal.models.document.TerritorialExtent`` consists of."""

_NOT_SAID: Territory = frozenset({"not said"})
_ABOVE_ARTICLES = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION})


class Reach(StrEnum):
    """Whether what is acted on is the provision that is asked about."""

    WHOLE = "whole"
    """All of it: itself, or something in which it stands."""
    PART = "part"
    """Something in it."""
    MAYBE = "maybe"
    """It may: addresses of articles do not say in which chapter they stand."""
    NONE = "none"


def territory_of(extent: str) -> Territory:
    """Return the parts of an extent, none for one that is empty or unknown."""
    return TERRITORIES.get(extent, frozenset())


def reach_of(acted_on: ProvisionAddress, asked: ProvisionAddress) -> Reach:
    """Say how far an act on one provision reaches another; the empty address is the whole document."""
    if acted_on.contains(asked):
        return Reach.WHOLE
    if asked.contains(acted_on):
        return Reach.PART
    return Reach.MAYBE if _may_touch(acted_on, asked) else Reach.NONE


def _may_touch(acted_on: ProvisionAddress, asked: ProvisionAddress) -> bool:
    """Say whether what addresses leave out may make one part of the other: none of them says that it is.

    A section named without its chapter may stand in any, and whoever acts on the regulation that a decision encloses
    often names "Điều 3" alone.
    """
    first, other = acted_on.steps[0], asked.steps[0]
    if _is_enclosed(other):
        within = ProvisionAddress(asked.steps[1:])
        return not _is_enclosed(first) and (not within.steps or reach_of(acted_on, within) != Reach.NONE)
    levels = {first[0], other[0]}
    return bool(levels & _ABOVE_ARTICLES) and Level.APPENDIX not in levels and first[0] != other[0]


def _is_enclosed(step: tuple[Level, str]) -> bool:
    """Say whether it is a regulation with a name ("quy định", "điều lệ") rather than a numbered appendix."""
    return step[0] == Level.APPENDIX and " " in step[1]


def covered(acting: Territory, asked: Territory) -> Territory:
    """Return the parts of ``asked`` in which an act counts: all of them where nobody said where it applies."""
    wanted = needed(asked)
    return acting & asked if acting and asked else wanted


def needed(asked: Territory) -> Territory:
    """Return what acts must cover together to count for the whole of ``asked``."""
    return asked or _NOT_SAID


def place_of(address: ProvisionAddress) -> tuple[object, ...]:
    """Order addresses as a document does: Điều 5 before Điều 5a before Điều 10, điểm d before điểm đ."""
    return tuple((ORDER[level], *_number_place(number)) for level, number in address.steps)


def _number_place(number: str) -> tuple[int, str]:
    digits = re.match(r"\d+", number)
    rest = number[digits.end() :] if digits else number
    return (int(digits[0]) if digits else 0, rest.replace("đ", "d\uffff"))
