"""How found words are marked in results."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from search.api.following import feed_path
from search.queries import SearchQuery

register = template.Library()

Segment = tuple[str, bool]
"""A piece of a text, and whether it was looked for."""


@register.filter
def marked(segments: Iterable[Segment]) -> SafeString:
    """Return the text of ``segments``, escaped, with ``<mark>`` around what was looked for."""
    parts = (
        (mark_safe("<mark>"), text, mark_safe("</mark>")) if is_match else ("", text, "") for text, is_match in segments
    )
    return format_html_join("", "{}{}{}", parts)


@register.filter
def feed_address(query: SearchQuery) -> str:
    """Return the path of the feed by which ``query`` is followed."""
    return feed_path(query)
