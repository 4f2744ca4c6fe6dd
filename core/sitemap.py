"""The sitemap: every page that the public may see, in both languages, with the day of its last change.

Public addresses that are no pages (of agencies, of communes) are told by their apps, in sections after those.

An index names sections of ``PageSitemap.limit`` entries. Both are kept ready for ``CACHE_SECONDS``: crawlers ask often,
and who asks for no good reason must not make the database read every page each time.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sites.requests import RequestSite
from django.core.cache import cache
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.models import Page

from core.addresses import absolute
from core.models.pages import PortalPageQuerySet

CACHE_KEY = "core.sitemap.{name}"
CACHE_SECONDS = 600
"""So long, at most, a page that became private is still told of: its address only, which then answers with a sign-in.

Crawlers that read the sitemap a minute before know the address anyway, so nothing is gained by forgetting it sooner."""


class OwnSite(RequestSite):
    """The portal's own name, whatever host the request came to."""

    def __init__(self, domain: str) -> None:
        self.domain = self.name = domain


class PageSitemap(Sitemap):
    """Live, unrestricted and unexpired pages; their addresses stand on the portal's own, not on the request's host."""

    limit = 2_000

    def items(self) -> QuerySet[Page]:
        """Return the pages in the order of the tree, which is also the order of languages."""
        return PortalPageQuerySet(Page).showing().public().filter(depth__gt=1).order_by("path")

    def location(self, page: Page) -> str:
        """Return the path of the page."""
        return page.get_url() or ""

    def lastmod(self, page: Page) -> datetime | None:
        """Return when the page was last published."""
        return page.last_published_at

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> list[dict[str, Any]]:
        """Return the entries; a page outside every site has no address and is left out."""
        base = urlsplit(settings.PORTAL_BASE_URL)
        ours = OwnSite(f"{base.netloc}{base.path.rstrip('/')}")
        entries = super().get_urls(page=page, site=ours, protocol=base.scheme)
        return [entry for entry in entries if entry["location"] != f"{base.scheme}://{ours.domain}"]


Addresses = Callable[[], Iterable[str]]
_addresses: dict[str, Addresses] = {}


def sitemap_addresses(name: str) -> Callable[[Addresses], Addresses]:
    """Declare where paths that are no pages come from; the function is asked each time the sitemap is made anew."""

    def register(addresses: Addresses) -> Addresses:
        _addresses[name] = addresses
        return addresses

    return register


class AddressSitemap(PageSitemap):
    """The paths that apps have told, in the order of the apps' names."""

    def items(self) -> list[str]:  # type: ignore[override]
        """Return all of them."""
        return [path for name in sorted(_addresses) for path in _addresses[name]()]

    def location(self, path: str) -> str:
        """Return the path itself."""
        return path

    def lastmod(self, path: str) -> None:
        """Say nothing of when it changed."""
        return


def sitemap_index(request: HttpRequest) -> HttpResponse:
    """Name the sections."""
    return _answer("index", _index)


def sitemap_section(request: HttpRequest, number: int) -> HttpResponse:
    """Answer with one section; a number beyond the last is not found."""
    return _answer(str(number), lambda: _section(number))


def _answer(name: str, make: Callable[[], str]) -> HttpResponse:
    # The content is the same whatever the request says, so that nobody can put another host or a mass of keys here.
    key = CACHE_KEY.format(name=name)
    content = cache.get(key)
    if content is None:
        content = make()
        cache.set(key, content, CACHE_SECONDS)
    return HttpResponse(content, content_type="application/xml", headers={"X-Robots-Tag": "noindex, noodp, noarchive"})


def _index() -> str:
    numbers = range(1, sum(_lengths()) + 1)
    sections = [{"location": absolute(reverse("sitemap_section", args=[number]))} for number in numbers]
    return render_to_string("sitemap_index.xml", {"sitemaps": sections})


def _section(number: int) -> str:
    pages, addresses = _lengths()
    if not 1 <= number <= pages + addresses:
        raise Http404
    sitemap, page = (PageSitemap(), number) if number <= pages else (AddressSitemap(), number - pages)
    return render_to_string("sitemap.xml", {"urlset": sitemap.get_urls(page=page)})


def _lengths() -> tuple[int, int]:
    """Return how many sections the pages take, and how many the addresses that are no pages."""
    addresses = AddressSitemap()
    return PageSitemap().paginator.num_pages, addresses.paginator.num_pages if _addresses else 0
