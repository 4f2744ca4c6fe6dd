"""How the texts and numbers of procedures are written on a page."""

from typing import Any

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

register = template.Library()


@register.filter
def lines(text: str) -> list[str]:
    """Return the lines of ``text`` that hold something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


@register.filter
def paragraphs(text: str) -> SafeString:
    """Return each line of ``text`` as a paragraph: the national database ends its paragraphs with single line ends."""
    return format_html_join("", "<p>{}</p>", ((line,) for line in lines(text)))


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
