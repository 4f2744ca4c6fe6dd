"""Addresses that pages share: whole ones for other machines, and the home page of each language."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page


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
