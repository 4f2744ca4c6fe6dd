"""The way from words that found nothing to a draft with these words as its title: first one says where it stands."""

from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from search.results.parameters import clean_words

NEW_PAGE = "search_new_page"
LONGEST_TITLE = 255
MOST_PLACES = 60
DEEPEST = 3
"""Levels of the tree that are offered: home pages and sections."""

_title: ContextVar[str] = ContextVar("search_title_of_new_page", default="")


@dataclass(frozen=True, slots=True)
class Place:
    """A kind of page that may be made below a page."""

    parent: str
    kind: str
    address: str


class NewPageView(WagtailAdminTemplateMixin, TemplateView):
    """Offers the sections in which the user may write, and what may stand there."""

    page_title = _("New page")
    header_icon = "doc-empty-inverse"
    template_name = "search/query_log/new_page.html"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Name this page."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse who may write nowhere."""
        if not page_permission_policy.user_has_any_permission(request.user, ["add"]):
            raise PermissionDenied
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Find the places."""
        title = clean_words(self.request.GET.get("title", ""))[:LONGEST_TITLE]
        places = list(islice(_places(self.request.user, title), MOST_PLACES))
        return {**super().get_context_data(**kwargs), "title_of_page": title, "places": places}


def _places(user: Any, title: str) -> Iterator[Place]:
    parents = page_permission_policy.instances_user_has_permission_for(user, "add").filter(depth__lte=DEEPEST)
    for parent in parents.order_by("path").specific():
        for model in type(parent).creatable_subpage_models() if parent.depth > 1 else ():
            # A page below one of its own kind is a part of that page, and no place for something new.
            if model is not type(parent) and model.can_create_at(parent):
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
