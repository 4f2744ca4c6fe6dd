"""Who may bring documents in from files: whoever may add them by hand, and files."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.documents.permissions import permission_policy
from wagtail.models import Collection

from legal.models import LegalDocumentPage, LegalIndexPage


def indexes_open_to(user: Any) -> list[LegalIndexPage]:
    """Return the lists of documents below which ``user`` may add one, those of the first language first."""
    return [
        index
        for index in LegalIndexPage.objects.select_related("locale").order_by("locale__pk", "path")
        if index.permissions_for_user(user).can_add_subpage() and LegalDocumentPage.can_create_at(index)
    ]


def collection_open_to(user: Any) -> Collection | None:
    """Return where files of ``user`` go: the collection that everything is in, or the first that is open; else none."""
    allowed = permission_policy.collections_user_has_any_permission_for(user, ["add"])
    return allowed.order_by("path").first()


def may_upload(user: Any) -> bool:
    """Say whether ``user`` may bring in any document at all."""
    return collection_open_to(user) is not None and bool(indexes_open_to(user))


def answer_of_hooks(request: HttpRequest, index: LegalIndexPage) -> HttpResponse | None:
    """Ask whoever may object to a new page below ``index``, as Wagtail's own editor does."""
    for hook in hooks.get_hooks("before_create_page"):
        answer = hook(request, index, LegalDocumentPage)
        if isinstance(answer, HttpResponse):
            return answer
    return None
