"""Which pages the public may see at this moment: one statement for all of search, asked of the database alone."""

from collections.abc import Sequence

from django.conf import settings
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.db.models.functions import Length, Substr
from django.utils import timezone
from wagtail.models import Page, Site
from wagtail.models.sites import SiteRootPath
from wagtail.query import PageQuerySet

from core.restrictions import is_restricted


def public_pages() -> PageQuerySet:
    """Return what anybody may read now: live, not expired, below a site, and in no private branch.

    A password, a login or groups make a branch private alike. Like Wagtail itself, this does not ask whether the pages
    above are live.
    """
    return Page.objects.filter(
        Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now()),
        _stands_below_a_site(),
        _has_parent(),
        ~is_restricted(),
        live=True,
    )


def home_pages() -> PageQuerySet:
    """Return the pages from which sites are served: each site's root and, with several languages, its translations."""
    roots = Page.objects.filter(sites_rooted_here__isnull=False)
    if not settings.WAGTAIL_I18N_ENABLED:
        return roots.distinct()
    return Page.objects.filter(translation_key__in=roots.values("translation_key"))


def fresh_site_root_paths() -> list[SiteRootPath]:
    """Return what ``Site.get_site_root_paths`` does, read anew.

    Wagtail's own is cached for an hour, is cleared before the change is committed, and so can be an old one.
    """
    sites: Sequence[Site] = Site.objects.select_related("root_page__locale").order_by(
        "-root_page__url_path", "-is_default_site", "hostname"
    )
    return [
        SiteRootPath(site.pk, home.url_path, site.root_url, home.locale.language_code)
        for site in sites
        for home in _homes_of(site)
    ]


def _homes_of(site: Site) -> Sequence[Page]:
    if not settings.WAGTAIL_I18N_ENABLED:
        return [site.root_page]
    return site.root_page.get_translations(inclusive=True).select_related("locale")


def _stands_below_a_site() -> Exists:
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return Exists(home_pages().order_by().alias(asked=path).filter(asked__startswith=F("path")))


def _has_parent() -> Exists:
    parent_path = Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen)
    return Exists(Page.objects.filter(path=parent_path))
