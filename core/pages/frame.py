"""What a page says about itself around its text: title, description, picture, translations, the way back.

Every part is read only when the template asks for it, so a page pays for what it shows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import translate_url
from django.utils import translation
from django.utils.text import Truncator
from wagtail.models import Page, Site

from core.addresses import absolute, home_address, page_address
from core.models.pages import PortalPageQuerySet, is_showing
from core.paging import PAGE_PARAMETER, page_number

LONGEST_PATH = 2_000
"""Characters; an address beyond this is no page of ours."""
DESCRIBING_FIELDS = ("search_description", "summary", "abstract")
"""Of whatever type a page is, the first that is filled says what it is about."""
LONGEST_DESCRIPTION = 500
"""Characters, as a summary may have; search machines show fewer."""
SHARED_PICTURE = "fill-1200x630|format-jpeg"


@dataclass(frozen=True, kw_only=True)
class Crumb:
    """One step of the way back."""

    title: str
    url: str


@dataclass(frozen=True, kw_only=True)
class LanguageLink:
    """The same page in another language, or where there is none that language's home page."""

    language: str
    name: str
    url: str
    is_translation: bool


class PageFrame:
    """The frame of one page, or of a view that is no page (``page`` is none)."""

    def __init__(self, *, page: Page | None, request: HttpRequest | None) -> None:
        self.page = page
        self.request = request

    @property
    def title(self) -> str:
        """Return the title for the window and for search machines."""
        return (self.page.seo_title or self.page.title) if self.page else ""

    @property
    def description(self) -> str:
        """Return one or two sentences about the page, or an empty text."""
        said = (getattr(self.page, name, "") for name in DESCRIBING_FIELDS)
        return Truncator(next(filter(None, said), "")).chars(LONGEST_DESCRIPTION)

    @property
    def is_demonstration(self) -> bool:
        """Say whether the page was made up to show how the portal works."""
        return bool(getattr(self.page, "is_demonstration", False))

    @cached_property
    def address(self) -> str:
        """Return the whole address of the page, with the page of a list but no other parameter."""
        path = page_address(self.page, self.request) if self.page else self._path
        if not path or self.request is None:
            return absolute(path) if path else ""
        return absolute(path) + self._page_of_list

    @cached_property
    def picture(self) -> Any:
        """Return the rendition for sharing, or none."""
        for name in ("search_image", "listing_image"):
            if getattr(self.page, f"{name}_id", None):
                return getattr(self.page, name).get_rendition(SHARED_PICTURE)
        return None

    @property
    def picture_address(self) -> str:
        """Return the whole address of the picture for sharing, or an empty text."""
        return absolute(self.picture.url) if self.picture else ""

    @cached_property
    def crumbs(self) -> tuple[Crumb, ...]:
        """Return the pages above this one that the public may see, from the home page down."""
        if self.page is None or self.page.depth is None:
            return ()
        above, page = [], self.page
        while page.depth > 2:  # routing has left each parent on its child, so no statement is needed
            page = page.get_parent()
            above.append(page)
        shown = (page for page in reversed(above) if is_showing(page))
        return tuple(Crumb(title=page.title, url=page_address(page, self.request)) for page in shown)

    @cached_property
    def languages(self) -> tuple[LanguageLink, ...]:
        """Return one link for each other language."""
        return tuple(self._language_links())

    @property
    def alternates(self) -> tuple[tuple[str, str], ...]:
        """Return language and whole address of every version of this page, itself included, where there are several.

        Of what a reader asked they keep as little as ``address`` does: machines would meet each answer as a new page.
        """
        page_of_list = self._page_of_list if self.page is None else ""  # a translation may have fewer pages
        others = [
            (link.language, absolute(link.url.partition("?")[0]) + page_of_list)
            for link in self.languages
            if link.is_translation
        ]
        return ((self._language, self.address), *others) if others else ()

    @property
    def _language(self) -> str:
        return translation.get_language() or settings.LANGUAGE_CODE

    @property
    def _path(self) -> str:
        return self.request.path if self.request else ""

    @cached_property
    def _page_of_list(self) -> str:
        number = page_number(self.request.GET.get(PAGE_PARAMETER)) if self.request else 1
        return f"?{PAGE_PARAMETER}={number}" if number > 1 else ""

    def _language_links(self) -> Iterable[LanguageLink]:
        translations = self._translations()
        for language, name in settings.LANGUAGES:
            if language != self._language:
                url = translations.get(language, "")
                yield LanguageLink(
                    language=language,
                    name=name,
                    url=url or home_address(language),
                    is_translation=bool(url),
                )

    def _translations(self) -> dict[str, str]:
        if getattr(self.page, "has_translations", True) is False:
            return {}
        if self.page is not None:
            return {
                page.locale.language_code: page_address(page, self.request) for page in public_translations(self.page)
            }
        match = self.request.resolver_match if self.request else None
        if self.request is None or match is None or match.url_name in (None, "wagtail_serve"):
            return {}  # nothing stands here in any language
        whole = self.request.get_full_path()
        found = {language: translate_url(whole, language) for language, _ in settings.LANGUAGES}
        return {language: url for language, url in found.items() if url != whole}


@cache
def has_translations() -> Exists:
    """Return the condition, for any queryset of pages, that the page exists in another language.

    Whoever reads a page to serve it can annotate ``has_translations``, and so spare a statement for most documents.
    """
    return Exists(Page.objects.filter(translation_key=OuterRef("translation_key")).exclude(pk=OuterRef("pk")))


def public_translations(page: Page) -> list[Page]:
    """Return the page in its other languages, as far as the public may see them now; one query."""
    showing = PortalPageQuerySet(Page).showing().public()
    others = showing.filter(translation_key=page.translation_key).exclude(locale_id=page.locale_id)
    return list(others.select_related("locale"))


def original_of_lost_address(request: HttpRequest) -> Page | None:
    """Return the public Vietnamese page whose address was asked for below another language, or none; one query.

    ``/en/tin-tuc/mot-tin/`` names no page while nobody has translated it: the reader is offered ``/tin-tuc/mot-tin/``.
    """
    prefix = f"/{translation.get_language()}/"
    site = Site.find_for_request(request)
    if site is None or not request.path.startswith(prefix) or "\x00" in request.path:
        return None  # PostgreSQL takes no NUL in a text
    path = site.root_page.url_path + request.path.removeprefix(prefix).rstrip("/") + "/"
    found: Page | None = PortalPageQuerySet(Page).showing().public().filter(url_path=path[:LONGEST_PATH]).first()
    return found
