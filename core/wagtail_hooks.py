"""What the core adds to Wagtail: a script for every page of the admin, and an answer for readers of the wrong group."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.documents.models import AbstractDocument
from wagtail.models import BaseViewRestriction, Page

BEFORE_WAGTAIL = -1
"""Wagtail's own checks have the order 0."""

Serve = Callable[[Page, HttpRequest, list[Any], dict[str, Any]], HttpResponse]


@hooks.register("insert_global_admin_js")
def slugs_by_our_rule() -> SafeString:
    """Load the script that makes addresses from titles; copying and snippets have slug fields too."""
    return format_html('<script src="{}" defer></script>', static("js/admin-slug.js"))


@hooks.register("on_serve_page", order=BEFORE_WAGTAIL)
def refuse_page_of_other_groups(serve: Serve) -> Serve:
    """Answer 403 to a signed-in reader outside the groups of a page; Wagtail would send them to sign in for ever."""

    def inner(page: Page, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]) -> HttpResponse:
        if _is_signed_in(request):
            _refuse_other_groups(request, page.get_view_restrictions())
        return serve(page, request, args, kwargs)

    return inner


@hooks.register("before_serve_document", order=BEFORE_WAGTAIL)
def refuse_file_of_other_groups(document: AbstractDocument, request: HttpRequest) -> None:
    """Answer 403 to a signed-in reader outside the groups of a file's collection."""
    if _is_signed_in(request):
        _refuse_other_groups(request, document.collection.get_view_restrictions())


def _is_signed_in(request: HttpRequest) -> bool:
    # The cookie first: to ask for the user would make the answer to everybody else one that no cache may share.
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated


def _refuse_other_groups(request: HttpRequest, restrictions: Iterable[BaseViewRestriction]) -> None:
    for restriction in restrictions:
        if restriction.restriction_type == BaseViewRestriction.GROUPS and not restriction.accept_request(request):
            raise PermissionDenied
