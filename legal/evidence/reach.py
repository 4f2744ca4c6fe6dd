"""How far an act reaches: into which provisions of a document, and in which part of the territory."""

from collections.abc import Mapping
from enum import StrEnum

from legal.provisions import Level, ProvisionAddress

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
    levels = {acted_on.steps[0][0], asked.steps[0][0]}
    is_mixed = bool(levels & _ABOVE_ARTICLES) and Level.APPENDIX not in levels
    return Reach.MAYBE if is_mixed and _may_hold(acted_on, asked) else Reach.NONE


def _may_hold(one: ProvisionAddress, other: ProvisionAddress) -> bool:
    """Say whether one of the two can stand in the other: two chapters cannot, a section without its chapter can."""
    return one.steps[0][0] != other.steps[0][0]


def covered(acting: Territory, asked: Territory) -> Territory:
    """Return the parts of ``asked`` in which an act counts: all of them where nobody said where it applies."""
    wanted = needed(asked)
    return acting & asked if acting and asked else wanted


def needed(asked: Territory) -> Territory:
    """Return what acts must cover together to count for the whole of ``asked``."""
    return asked or _NOT_SAID
