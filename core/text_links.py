"""Words of a rendered text that become links, such as citations of law: who knows where words lead registers here.

The ground knows nothing of law; ``{% lawlinks %}`` asks those who do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from core.marked_text import MarkedText, UnreadableMarkupError, read_markup, with_insertions


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLink:
    """Words ``[start:end]`` of a text and where they lead."""

    start: int
    end: int
    url: str
    title: str = ""
    """What stands there, in a few words."""
    css_class: str = ""
    note: str = ""
    """What readers must know before they follow it; it stands behind the words."""


class Linker(Protocol):
    """Finds links in the words of a text, one block a line."""

    def __call__(self, words: str, *, page: Any, request: HttpRequest | None) -> Sequence[TextLink]:
        """Return the links in ``words``, which stand on ``page`` (none outside of pages)."""


_linkers: list[Linker] = []


def register_linker(linker: Linker) -> Linker:
    """Have ``linker`` asked for every text that may bear links; once, however often it is registered."""
    if linker not in _linkers:
        _linkers.append(linker)
    return linker


def linked(markup: str, *, page: Any = None, request: HttpRequest | None = None) -> SafeString:
    """Return ``markup``, which is safe, with links set into its words; without them it is the same to the byte.

    Nothing is set inside links, buttons, headings, code and what bears ``data-no-links``. Markup that is not closed
    where it should be stays as it is.
    """
    try:
        text = read_markup(markup)
    except UnreadableMarkupError:
        return mark_safe(markup)  # noqa: S308 — as it came
    links = [link for linker in _linkers for link in linker(text.words, page=page, request=request)]
    return mark_safe(with_links(text, links))  # noqa: S308 — only escaped links were added


def with_links(text: MarkedText, links: Sequence[TextLink]) -> str:
    """Return the markup of ``text`` with ``links`` set into it; of two that overlap only the first is."""
    insertions: list[tuple[int, str]] = []
    done = 0
    for link in sorted(links, key=lambda link: (link.start, -link.end)):
        ranges = text.ranges(link.start, link.end)
        if not ranges or ranges[0][0] < done:
            continue
        opening = _opening(link)
        for start, end in ranges:
            insertions += ((start, opening), (end, "</a>"))
        if link.note:
            insertions.append((ranges[-1][1], format_html(' <span class="link-note">{}</span>', link.note)))
        done = ranges[-1][1]
    return with_insertions(text.markup, insertions)


def _opening(link: TextLink) -> str:
    title = format_html(' title="{}"', link.title) if link.title else ""
    return format_html('<a class="{}" href="{}"{}>', link.css_class, link.url, title)
