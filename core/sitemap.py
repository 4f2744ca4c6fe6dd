"""The sitemap: every page that the public may see, in both languages, with the day of its last change."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sites.requests import RequestSite
from django.db.models import QuerySet
from wagtail.models import Page

from core.models.pages import PortalPageQuerySet


class OwnSite(RequestSite):
    """The portal's own name, whatever host the request came to."""

    def __init__(self, domain: str) -> None:
        self.domain = self.name = domain


class PageSitemap(Sitemap):
    """Live, unrestricted and unexpired pages; their addresses stand on the portal's own, not on the request's host."""

    limit = 50_000

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
