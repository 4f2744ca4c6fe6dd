"""The way from words that found nothing to a draft with these words as its title: first one says where it stands."""

from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from search.results.parameters import clean_words

NEW_PAGE = "search_new_page"
LONGEST_TITLE = 255
MOST_PLACES = 60
DEEPEST = 4
"""Levels of the tree that are offered: sections and what stands right below them."""

_title: ContextVar[str] = ContextVar("search_title_of_new_page", default="")


@dataclass(frozen=True, slots=True)
class Place:
    """A kind of page that may be made below a page."""

    parent: str
    kind: str
    address: str


def new_page(request: HttpRequest) -> HttpResponse:
    """Offer the sections in which the user may write, and what may stand there."""
    if not page_permission_policy.user_has_any_permission(request.user, ["add"]):
        raise PermissionDenied
    title = clean_words(request.GET.get("title", ""))[:LONGEST_TITLE]
    places = sorted(_places(request.user, title), key=lambda place: (place.parent, place.kind))
    return render(request, "search/query_log/new_page.html", {"title": title, "places": places[:MOST_PLACES]})


def _places(user: Any, title: str) -> Iterator[Place]:
    parents = page_permission_policy.instances_user_has_permission_for(user, "add").filter(depth__lte=DEEPEST)
    for parent in parents.order_by("depth", "path").specific()[: 10 * MOST_PLACES]:
        if parent.depth == 1:
            continue
        for model in type(parent).creatable_subpage_models():
            if model.can_create_at(parent):
                arguments = (model._meta.app_label, model._meta.model_name, parent.pk)
                address = f"{reverse('wagtailadmin_pages:add', args=arguments)}?{urlencode({'title': title})}"
                yield Place(parent.get_admin_display_title(), str(model.get_verbose_name()), address)


def remember_title(request: HttpRequest, parent_page: Page, page_class: type[Page]) -> None:
    """Keep the title in the address of a new page's form until the form is made (hook ``before_create_page``)."""
    asked = request.GET.get("title", "") if request.method == "GET" else ""
    _title.set(clean_words(asked)[:LONGEST_TITLE])


def fill_in_title(sender: Any, page: Page, **kwargs: Any) -> None:
    """Begin the form with it (signal ``init_new_page``)."""
    title = _title.get()
    _title.set("")
    if title and not page.title:
        page.title = title[0].upper() + title[1:]
