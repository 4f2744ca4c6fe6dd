"""Where a text becomes a link."""

from dataclasses import dataclass


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
