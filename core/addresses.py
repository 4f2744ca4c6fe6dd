"""Addresses that pages share: whole ones for other machines, and the home page of each language."""

import re

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

ENDING = re.compile(r"\.(?:aspx?|html?|php|jsp)$", re.IGNORECASE)
NO_WORDS = frozenset({"en", "vi", "index", "default", "home"})
MAX_WORDS = 100
"""Characters; a longer address is no sentence of anybody's."""


def absolute(path: str) -> str:
    """Return ``path`` as other machines ask for it; what already names a host stays as it is."""
    return path if "://" in path else f"{settings.PORTAL_BASE_URL.rstrip('/')}{path}"


def home_address(language: str) -> str:
    """Return the path of the home page in ``language``."""
    with translation.override(language):
        return reverse("wagtail_serve", args=("",))


def page_address(page: Page, request: HttpRequest | None = None) -> str:
    """Return the page's path, or an empty text for one that belongs to no site (as in some previews)."""
    return page.get_url(request) or ""


def words_of(path: str) -> str:
    """Return the words of an address that leads nowhere, to search for them: "/tin-tuc/mot-tin.html" → "mot tin"."""
    for part in reversed(path.split("/")):
        words = re.sub(r"[^\w]+|_", " ", ENDING.sub("", part)).strip()
        if words and not words.isdecimal() and words.lower() not in NO_WORDS:
            return words[:MAX_WORDS]
    return ""
