"""Where a text becomes a link. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace


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


def reaching(spans: Iterable[LinkSpan], anchors: Collection[str]) -> tuple[LinkSpan, ...]:
    """Return ``spans``, those within the text itself only as far as they lead somewhere: ``anchors`` are what it has.

    A clause that the text does not have leads to its article; an appendix that was not taken over leads nowhere.
    """
    found = []
    for span in spans:
        anchor = span.url[1:] if span.url.startswith("#") else ""
        while anchor and anchor not in anchors:
            anchor = anchor.rpartition(".")[0]
        if anchor:
            found.append(span if span.url == f"#{anchor}" else replace(span, url=f"#{anchor}"))
        elif not span.url.startswith("#"):
            found.append(span)
    return tuple(found)
