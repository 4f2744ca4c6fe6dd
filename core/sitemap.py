"""The sitemap: every page that the public may see, in both languages, with the day of its last change.

An index names sections of ``PageSitemap.limit`` entries. Both are kept ready for ``CACHE_SECONDS``: crawlers ask often,
and who asks for no good reason must not make the database read every page each time.
"""

from collections.abc import Callable
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
    numbers = range(1, PageSitemap().paginator.num_pages + 1)
    sections = [{"location": absolute(reverse("sitemap_section", args=[number]))} for number in numbers]
    return render_to_string("sitemap_index.xml", {"sitemaps": sections})


def _section(number: int) -> str:
    sitemap = PageSitemap()
    if number not in sitemap.paginator.page_range:
        raise Http404
    return render_to_string("sitemap.xml", {"urlset": sitemap.get_urls(page=number)})
