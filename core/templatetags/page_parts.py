"""Where a page shows what higher apps have for it."""

from typing import Any, cast

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from core.pages.parts import parts_at

register = template.Library()


@register.simple_tag(takes_context=True)
def page_parts(context: template.Context, place: str) -> SafeString:
    """Show the parts at ``place`` of the page that is being shown; nothing where there are none."""
    page, request = context.get("page"), context.get("request")
    if page is None:
        return mark_safe("")
    parts = parts_at(place, page, cast(dict[str, Any], context.flatten()))
    return format_html_join(
        "",
        "{}",
        ((render_to_string(part.template, {"page": page, **part.context}, request=request),) for part in parts),
    )
