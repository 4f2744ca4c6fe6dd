"""The moments of the admin at which the portal's rules are asked."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.pages.search import SearchView
from wagtail.documents.models import AbstractDocument
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from directory.editors import agencies_of, belongs_to_an_agency
from directory.models import Agency
from editing.files import is_shown_to_the_public, may_work_with_file
from editing.history import RELEASED_ALONE
from editing.notices import tell_what_was_not_done, tell_who_approves

SearchView.verbose_name_plural = Page._meta.verbose_name_plural  # Wagtail 7.4 counts "1–2 of 2 None" otherwise

BEHIND_WAGTAIL = 10
"""Wagtail's own checks, such as asking for the password of a collection, have the order 0."""


@hooks.register("register_log_actions")
def name_release_alone(actions: LogActionRegistry) -> None:
    """Give the entry of ``editing.history`` its words."""
    actions.register_action(
        RELEASED_ALONE,
        _("Released without a second person"),
        _("An administrator released their own work; nobody else approved it"),
    )


@hooks.register("before_serve_document", order=BEHIND_WAGTAIL)
def keep_file_of_drafts(document: AbstractDocument, request: HttpRequest) -> None:
    """Answer 404 to readers for a file that nothing public refers to: whoever guesses the address of a draft's file."""
    if not is_shown_to_the_public(document) and not may_work_with_file(request.user, document):
        raise Http404


@hooks.register("before_create_page")
def refuse_page_of_no_agency(request: HttpRequest, parent: Page, model: type[Page]) -> None:
    """Refuse who writes for agencies to begin a page that can belong to none."""
    if agencies_of(request.user) and not belongs_to_an_agency(model):
        raise PermissionDenied


@hooks.register("before_edit_page")
def tell_before_editing(request: HttpRequest, page: Page) -> None:
    """Say who can approve the page that is opened."""
    if request.method == "GET" and "_w_hydrate_create_view" not in request.GET:
        tell_who_approves(request, page)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def tell_after_saving(request: HttpRequest, page: Page) -> None:
    """Say what was not done of what the request asked for."""
    tell_what_was_not_done(request, page)


@hooks.register("before_convert_alias_page")
def refuse_to_part_mirrors(request: HttpRequest, page: Page) -> None:
    """Leave pages that mirror others to administrators, as to make them: they are public without an approval."""
    if not request.user.is_superuser:
        raise PermissionDenied


@hooks.register("before_create_snippet")
def refuse_new_entry(request: HttpRequest, model: type[Model]) -> None:
    """Refuse who writes for agencies to add what is not of one of them, whatever their groups allow."""
    own = agencies_of(request.user)
    if own and not (_names_an_agency(model) and _gives_to(own, request)):
        raise PermissionDenied


@hooks.register("before_edit_snippet")
def refuse_entry_of_others(request: HttpRequest, instance: Model) -> None:
    """Let who writes for agencies change these agencies of the directory and what is theirs, and give that to no other.

    What holds for the whole province, such as a public holiday, is not theirs.
    """
    own = agencies_of(request.user)
    if not own or (isinstance(instance, Agency) and instance.pk in own):
        return
    if not (_is_of(own, instance) and _gives_to(own, request)):
        raise PermissionDenied


@hooks.register("before_delete_snippet")
def refuse_to_delete_entries(request: HttpRequest, instances: list[Any]) -> None:
    """Refuse who writes for agencies to delete what is not of one of them, and any entry of the directory."""
    own = agencies_of(request.user)
    if own and not all(_is_of(own, instance) for instance in instances):
        raise PermissionDenied


def _names_an_agency(model: type[Model]) -> bool:
    """Say whether each row of ``model`` is of one agency, or of the whole province where it names none."""
    return any(field.name == "agency" and field.related_model is Agency for field in model._meta.concrete_fields)


def _is_of(own: frozenset[int], instance: Model) -> bool:
    return _names_an_agency(type(instance)) and getattr(instance, "agency_id") in own  # noqa: B009 — no attribute of Model


def _gives_to(own: frozenset[int], request: HttpRequest) -> bool:
    """Say whether the form names one of the agencies, if one was sent at all."""
    return request.method != "POST" or request.POST.get("agency") in set(map(str, own))
