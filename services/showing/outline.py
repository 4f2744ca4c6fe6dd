"""Lists in plain text: lines marked "-", "+" or "*", where a mark that is new stands one level deeper."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

#: A mark before a figure needs its space: "- 2 ảnh" is an item, "-5 độ" is not.
_MARK = re.compile(r"(?P<mark>[-+*•–·\uf000-\uf0ff]{1,6})(?:\s+(?=\S)|(?=[^\W\d]))")


@dataclass(slots=True)
class Item:
    """A line with the items below it; ``is_item`` is false of a paragraph."""

    text: str
    is_item: bool
    items: "list[Item]" = field(default_factory=list)


def outline(lines: Iterable[str]) -> list[Item]:
    """Return paragraphs and items in their order, items of a deeper level within the item before them."""
    top: list[Item] = []
    open_items: list[tuple[str, Item]] = []
    for line in lines:
        found = _MARK.match(line)
        if found is None:
            top.append(Item(line, is_item=False))
            open_items = []
            continue
        open_items = _above(open_items, found["mark"])
        item = Item(line[found.end() :], is_item=True)
        (open_items[-1][1].items if open_items else top).append(item)
        open_items.append((found["mark"], item))
    return top


def _above(open_items: list[tuple[str, Item]], mark: str) -> list[tuple[str, Item]]:
    """Return the items that stay open for another with this mark."""
    marks = [other for other, _ in open_items]
    return open_items[: marks.index(mark)] if mark in marks else open_items
