"""What stands at the foot of every public page, below its own text: "was this information useful?".

The base template asks here; whoever has something to show registers how it is made. So the frame of all pages, views of
the directory included, shows what only a higher house knows.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFoot:
    """One part of the foot: a template and what it reads."""

    template: str
    context: Mapping[str, Any]


FootMaker = Callable[[Page | None, HttpRequest], PageFoot | None]
"""From a page (none for a view that is no page) and its request to what stands below it, or none; best in no statement,
since every page of the portal pays for it."""

_makers: dict[str, FootMaker] = {}


def page_foot(name: str) -> Callable[[FootMaker], FootMaker]:
    """Declare how a part of the foot is made. Declared twice, the last one counts."""

    def register(maker: FootMaker) -> FootMaker:
        _makers[name] = maker
        return maker

    return register


def feet_of(page: Page | None, request: HttpRequest | None) -> list[PageFoot]:
    """Return what stands at the foot of what was asked for; nothing where no reader asked, as in a preview."""
    if request is None or getattr(request, "is_preview", False) or (page is not None and page.pk is None):
        return []
    return [foot for maker in _makers.values() if (foot := maker(page, request)) is not None]
