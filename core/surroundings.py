"""What stands around every page: names, menus, the emergency banner.

Read once, kept in the shared cache until an editor changes it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction, Site
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
)

from core.models.links import public_url
from core.models.menus import Menu, MenuItem
from core.models.site import EmergencyBanner, SiteSettings

CACHE_KEY = "core.surroundings.{language}"
CACHE_SECONDS = 600
LANGUAGES = ("vi", "en")
WATCHED = (Menu, MenuItem, SiteSettings, EmergencyBanner, Site, Locale, PageViewRestriction)


@dataclass(frozen=True, kw_only=True)
class Link:
    """A link of a menu."""

    text: str
    url: str


@dataclass(frozen=True, kw_only=True)
class MenuView:
    """One menu as a page shows it."""

    title: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Banner:
    """The emergency banner."""

    title: str
    text: str
    language: str
    """Of title and text: Vietnamese where nobody has typed English ones."""
    url: str = ""
    shown_until: datetime | None = None

    @property
    def is_current(self) -> bool:
        """Say whether its time has not passed."""
        return self.shown_until is None or self.shown_until > timezone.now()


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """Everything around a page in one language."""

    province_name: str
    portal_name: str
    owner: str
    responsible_person: str
    address: str
    phone: str
    email: str
    licence: str
    header: MenuView
    footer: tuple[MenuView, ...]
    emergency: Banner | None

    @property
    def banner(self) -> Banner | None:
        """Return the emergency banner, or none when its time has passed."""
        return self.emergency if self.emergency and self.emergency.is_current else None


def surroundings_in(language: str) -> Surroundings:
    """Return what stands around pages in ``language``, from the cache where it is there."""
    language = language if language in LANGUAGES else LANGUAGES[0]
    key = CACHE_KEY.format(language=language)
    found: Surroundings | None = cache.get(key)
    if found is None:
        found = _read(language)
        cache.set(key, found, CACHE_SECONDS)
    return found


def connect() -> None:
    """Forget the cached surroundings whenever something in them, or the address or visibility of a page, changes."""
    for model in WATCHED:
        for signal in (post_save, post_delete):
            signal.connect(_forget_after_commit, sender=model, dispatch_uid=f"core.surroundings.{model.__name__}")
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(_forget_after_commit, dispatch_uid="core.surroundings.pages")


def _forget_after_commit(**kwargs: Any) -> None:
    # Before the commit another request could read the old rows and keep them for ten minutes.
    transaction.on_commit(forget)


def forget() -> None:
    """Forget what is cached; the next page reads it anew."""
    cache.delete_many([CACHE_KEY.format(language=language) for language in LANGUAGES])


def _read(language: str) -> Surroundings:
    site, suffix = SiteSettings.load(), "" if language == "vi" else "_en"
    texts = {
        name: getattr(site, name + suffix) or getattr(site, name)
        for name in (
            "province_name",
            "portal_name",
            "owner",
            "responsible_person",
            "address",
        )
    }
    menus = _menus(language)
    return Surroundings(
        **texts,
        phone=site.phone,
        email=site.email,
        licence=site.licence,
        header=menus.get("header", MenuView()),
        footer=tuple(menus[place] for place in ("footer-first", "footer-second") if place in menus),
        emergency=_banner(suffix),
    )


def _menus(language: str) -> dict[str, MenuView]:
    menus = Menu.objects.filter(locale__language_code=language).prefetch_related("items__page")
    return {menu.place: MenuView(title=menu.title, links=tuple(_links(menu))) for menu in menus}


def _links(menu: Menu) -> list[Link]:
    links = []
    for item in menu.items.all():
        url = public_url(item.page) if item.page else item.address
        if url:
            links.append(Link(text=item.text, url=url))
    return links


def _banner(suffix: str) -> Banner | None:
    banner = EmergencyBanner.load()
    is_translated = bool(suffix and banner.title_en)
    if not banner.is_shown or not (banner.title or is_translated):
        return None
    return Banner(
        title=banner.title_en if is_translated else banner.title,
        text=banner.text_en if is_translated else banner.text,
        language="en" if is_translated else "vi",
        url=public_url(banner.page) if banner.page else "",
        shown_until=banner.shown_until,
    )
