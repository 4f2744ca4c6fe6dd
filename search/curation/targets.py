"""To what a promotion leads: the entry of a page, or of whatever has an address on this portal."""

from urllib.parse import unquote, urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from search.models import SearchEntry, SearchSource
from search.results.result import visible_entries


class NotOursError(Exception):
    """The address is one of another host, or none at all."""


class NothingThereError(Exception):
    """Search knows nothing at this address."""


def key_of_page(page: Page) -> str:
    """Return the key of a page's own entry; there need not be one yet."""
    return SearchSource.key_of_page(page.pk)


def path_on_this_portal(written: str) -> str:
    """Return the path of an address as an editor copied it, with or without the host; raises ``NotOursError``."""
    parts = urlsplit(written.strip())
    hosts = {name.lower() for name in Site.objects.values_list("hostname", flat=True)}
    own = urlsplit(settings.PORTAL_BASE_URL).hostname
    if parts.scheme not in ("", "http", "https") or (parts.netloc and parts.hostname not in hosts | {own}):
        raise NotOursError(written)
    if not parts.path.startswith("/"):
        raise NotOursError(written)
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{unquote(parts.path)}{fragment}"


def key_at(path: str) -> str:
    """Return the key of the public entry at a path of this portal. Raises ``NothingThereError``."""
    spellings = {path, path if path.endswith("/") or "#" in path else f"{path}/"}
    key = SearchEntry.objects.public().filter(url__in=spellings).values_list("key", flat=True).first()
    if key is None or not visible_entries([key]):
        raise NothingThereError(path)
    return key


def is_visible(key: str) -> bool:
    """Say whether the public may see what ``key`` stands for at this moment."""
    return bool(visible_entries([key]))
