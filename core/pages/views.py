"""Views below a page's own address: `/thu-tuc/dang-ky-khai-sinh/chuan-bi/` belongs to the procedure above it.

A higher app registers what a lower one's page can do, so that the lower need not know it. Who may see the page may see
what stands below it: Wagtail asks for both in one place.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.models import Page

PageView = Callable[[Any, HttpRequest], HttpResponse]
"""From the page and the request to the answer."""

_views: dict[tuple[type, str], PageView] = {}


def page_view(name: str, *, of: type[Page]) -> Callable[[PageView], PageView]:
    """Declare the view at ``name`` below each page of the type ``of``. Declared twice, the last one counts."""

    def register(view: PageView) -> PageView:
        _views[of, name] = view
        return view

    return register


def view_below(page: Page, name: str) -> PageView | None:
    """Return the view at ``name`` below ``page``, or none."""
    return next((_views[model, name] for model in type(page).__mro__ if (model, name) in _views), None)
