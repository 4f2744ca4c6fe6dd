"""The contents list of a text: which headings it has, and the anchor by which each is quoted."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from core.slugs import slugify

ANCHOR_LENGTH = 60
FEWEST_HEADINGS = 2
"""A list of one heading helps nobody."""
RESERVED = frozenset({"noi-dung", "muc-luc", "tim", "tim-nhanh"})
"""Identities that the templates use themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One heading: its text, its level (2 or 3) and its anchor."""

    text: str
    level: int
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One block of a body; ``anchor`` is empty unless it is a heading."""

    block: Any
    anchor: str = ""


def anchors(texts: Iterable[str]) -> list[str]:
    """Return one anchor for each heading, in order: readable, and unique within the text.

    A second heading with the same words gets ``-2``; one without a letter is called ``muc`` ("section").
    """
    taken = set(RESERVED)
    found = []
    for text in texts:
        plain = slugify(text, max_length=ANCHOR_LENGTH) or "muc"
        anchor, number = plain, 1
        while anchor in taken:
            number += 1
            anchor = f"{plain}-{number}"
        taken.add(anchor)
        found.append(anchor)
    return found


def parts_of(body: Iterable[Any]) -> tuple[Part, ...]:
    """Return the blocks of ``body`` (a stream value), each heading with its anchor."""
    blocks = list(body)
    names = iter(anchors(block.value["text"] for block in blocks if block.block_type == "heading"))
    return tuple(Part(block=block, anchor=next(names) if block.block_type == "heading" else "") for block in blocks)


def headings_of(body: Iterable[Any]) -> tuple[Heading, ...]:
    """Return what the contents list shows: every heading, or nothing where there are too few to list."""
    found = tuple(
        Heading(text=part.block.value["text"], level=int(part.block.value["level"]), anchor=part.anchor)
        for part in parts_of(body)
        if part.anchor
    )
    return found if len(found) >= FEWEST_HEADINGS else ()
