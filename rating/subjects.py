"""What can be rated: the pages that everybody may read, agencies, communes and their lists; each by a key that stays.

Not rated: errors, sign-in, what stands behind a password or a group, and results of a search, which are no information
of ours and stand at an address with a reader's own words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, gettext, override
from wagtail.models import Page

from core.addresses import page_address
from core.models.pages import PortalPageQuerySet, is_showing
from directory.models import Agency, Commune

PAGE = "page"
LISTS = {
    "agencies": "Agencies",
    "communes": "Communes and wards",
    "quality": "Quality of service",
    "search_ranking": "How search orders results",
}
"""Views without an object: by the name of the address, with the title that they have."""
PLACES: Mapping[str, tuple[Any, str]] = {
    "agency": (Agency, ""),
    "commune": (Commune, ""),
    "quality_agency": (Agency, "Quality of service"),
}
"""Views of one object each, whose slug is part of the key: with what stands before its name. Apps beside and above this
one are known by the names of their addresses only; a view that is in neither list is not rated."""
LONGEST_KEY = 280
_LARGEST_NUMBER = 2**31 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Something that the public can read now, in one language."""

    key: str
    language: str
    title: str
    address: str
    page_id: int | None = None
    """None for a view that is no page."""


def key_of(page: Page | None, request: HttpRequest) -> str:
    """Return the key of what is being shown, or an empty text for what is not rated. Asks nothing for most pages."""
    if page is not None:
        is_rated = (
            bool(page.depth and page.depth > 1) and is_showing(page) and not page.get_view_restrictions().exists()
        )
        return f"{PAGE}:{page.pk}" if is_rated else ""
    match = request.resolver_match
    name = match.url_name if match else None
    if name in LISTS:
        return str(name)
    return f"{name}:{match.kwargs['slug']}" if match and name in PLACES else ""


def language_shown() -> str:
    """Return the language in which the page is being shown."""
    return get_language() or settings.LANGUAGE_CODE


def public_subject(key: str, *, language: str, request: HttpRequest) -> Subject | None:
    """Return what ``key`` names, or none: whatever is not public at this moment cannot be rated. One query."""
    kind, _colon, name = key[:LONGEST_KEY].partition(":")
    if kind == PAGE:
        return _page(name, request)
    if kind in PLACES and name:
        return _place(kind, name, language)
    return _list(key, language) if key in LISTS else None


def _page(number: str, request: HttpRequest) -> Subject | None:
    if not (number.isascii() and number.isdecimal()) or int(number) > _LARGEST_NUMBER:
        return None
    pages = PortalPageQuerySet(Page).showing().public().filter(depth__gt=1).select_related("locale")
    page = pages.filter(pk=int(number)).first()
    address = page_address(page, request) if page else ""
    if page is None or not address:
        return None
    language = page.locale.language_code
    return Subject(key=f"{PAGE}:{page.pk}", language=language, title=page.title, address=address, page_id=page.pk)


def _place(kind: str, slug: str, language: str) -> Subject | None:
    if "\x00" in slug:
        return None  # PostgreSQL takes no NUL in a text
    model, before = PLACES[kind]
    found = model.objects.filter(slug=slug).first()
    if found is None:
        return None
    with override(language):
        title = f"{gettext(before)}: {found.shown_name}" if before else found.shown_name
        return _view(f"{kind}:{slug}", kind, [slug], language=language, title=title)


def _list(name: str, language: str) -> Subject | None:
    with override(language):
        return _view(name, name, [], language=language, title=gettext(LISTS[name]))


def _view(key: str, name: str, words: list[str], *, language: str, title: str) -> Subject | None:
    """Return the view at the address called ``name``; none where nothing has that name."""
    try:
        address = reverse(name, args=words)
    except NoReverseMatch:
        return None
    return Subject(key=key, language=language, title=title, address=address)
