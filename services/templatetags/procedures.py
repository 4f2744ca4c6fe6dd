"""How the texts and numbers of procedures are written on a page."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import ngettext

from services.showing.outline import Item, outline
from services.syncing.freshness import Freshness, freshness

register = template.Library()


@register.filter
def lines(text: str) -> list[str]:
    """Return the lines of ``text`` that hold something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


@register.filter
def paragraphs(text: str) -> SafeString:
    """Return each line of ``text`` as a paragraph, and marked lines ("- …", "+ …") as lists within lists.

    The national database ends its paragraphs with single line ends.
    """
    return _written(outline(lines(text)))


def _written(items: Sequence[Item]) -> SafeString:
    """Write neighbours of a list as one; an item that stands alone is a paragraph."""
    parts = []
    for is_item, found in groupby(items, key=lambda item: item.is_item):
        group = list(found)
        if is_item and (len(group) > 1 or group[0].items):
            rows = ((item.text, _written(item.items)) for item in group)
            parts.append(format_html('<ul class="plain-list">{}</ul>', format_html_join("", "<li>{}{}</li>", rows)))
        else:
            parts.append(format_html_join("", "<p>{}</p>", ((item.text,) for item in group)))
    return format_html_join("", "{}", ((part,) for part in parts))


@register.filter
def counted(paper: Any) -> str:
    """Return how many originals and copies of a ``RequiredPaper`` are asked for, in words."""
    if paper.originals is None and paper.copies is None:
        return str(paper.quantity)
    words = []
    if paper.originals:
        words.append(
            ngettext("%(number)d original", "%(number)d originals", paper.originals) % {"number": paper.originals}
        )
    if paper.copies:
        words.append(ngettext("%(number)d copy", "%(number)d copies", paper.copies) % {"number": paper.copies})
    return ", ".join(words)


@register.simple_tag
def source_freshness(page: Any) -> Freshness | None:
    """Return when the page was last compared with the national database, and whether that is too long ago today."""
    return freshness(page, localdate())
