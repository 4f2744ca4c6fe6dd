"""What every template may ask: the frame of its page, dates as people write them, which link leads here."""

from datetime import date, datetime
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.timezone import is_aware, localtime
from django.utils.translation import get_language
from wagtail.models import Page

from core.addresses import home_address
from core.contents import Part, parts_of
from core.pages.feet import feet_of
from core.pages.frame import PageFrame
from core.pages.notices import notices_of

register = template.Library()


@register.simple_tag(takes_context=True)
def page_frame(context: template.Context) -> PageFrame:
    """Return the frame of the page that is being shown."""
    page = context.get("page")
    return PageFrame(page=page if isinstance(page, Page) else None, request=context.get("request"))


@register.inclusion_tag("core/components/page_notices.html", takes_context=True)
def page_notices(context: template.Context) -> dict[str, Any]:
    """Show what must be said above the text of the page that is being shown; nothing where there is nothing."""
    page = context.get("page")
    return {"notices": notices_of(page if isinstance(page, Page) else None, context.get("request"))}


@register.inclusion_tag("core/components/page_feet.html", takes_context=True)
def page_feet(context: template.Context) -> dict[str, Any]:
    """Show what stands at the foot of every public page; nothing where there is nothing."""
    page = context.get("page")
    return {"feet": feet_of(page if isinstance(page, Page) else None, context.get("request"))}


@register.filter
def day(moment: date | datetime | None) -> str:
    """Return a date as people write it, with the form that machines read; an empty text for none."""
    if moment is None:
        return ""
    if isinstance(moment, datetime) and is_aware(moment):
        moment = localtime(moment)
    return format_html('<time datetime="{}">{}</time>', f"{moment:%Y-%m-%d}", f"{moment:%d/%m/%Y}")


@register.filter
def minute(moment: datetime | None) -> str:
    """Return a date with hour and minute, as ``07:30, 30/01/2007``; an empty text for none."""
    if moment is None:
        return ""
    local = localtime(moment) if is_aware(moment) else moment
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="minutes"), f"{local:%H:%M, %d/%m/%Y}")


@register.filter
def current_for(url: str, path: str) -> str:
    """Return what ``aria-current`` says of a link on the page at ``path``: "page", "true" for a page above, or ""."""
    if url == path:
        return "page"
    is_above = path.startswith(url) and url.endswith("/") and url != home_address(get_language() or "vi")
    return "true" if is_above else ""


@register.filter
def parts(body: Any) -> tuple[Part, ...]:
    """Return the blocks of a body, each heading with its anchor."""
    return parts_of(body)
