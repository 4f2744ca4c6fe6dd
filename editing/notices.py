"""What the editor tells whoever writes: why something was not published, and who can approve it."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page

from editing.hands import may_release_page
from editing.models import FourEyesTask
from editing.reviewers import reviewers_of


def tell_what_was_not_done(request: HttpRequest, page: Page) -> None:
    """After saving: say that what was typed is kept, where the request asked for more than the user may do."""
    if request.POST.get("action-publish") and not page.permissions_for_user(request.user).can_publish():
        messages.error(
            request,
            _("What you wrote is saved as a draft, but not published: another person must approve it. Submit it."),
        )
    elif _asks_to_approve(request) and _task_of(page) and not may_release_page(request.user, page):
        messages.error(
            request,
            _("The page is saved, but not approved: you wrote or changed it yourself, so another person must approve."),
        )
    elif request.POST.get("action-submit") or request.POST.get("action-restart-workflow"):
        tell_who_approves(request, page)


def tell_who_approves(request: HttpRequest, page: Page) -> None:
    """Name those who can approve a page that waits for it, unless the reader is one of them."""
    task = _task_of(page)
    if task is None or task.may_approve(page, request.user):
        return
    names = [get_user_display_name(reviewer) for reviewer in reviewers_of(task, page)]
    if names:
        messages.info(
            request,
            format_html("{} <b>{}</b>", _("The page waits for approval. It can be approved by:"), ", ".join(names)),
        )
    else:
        messages.warning(
            request,
            _(
                "Nobody can approve this page at present: everybody who approves for this agency had a hand in it. "
                "Ask an administrator to approve it or to name another member of the editorial board."
            ),
        )


def _asks_to_approve(request: HttpRequest) -> bool:
    return bool(request.POST.get("action-workflow-action")) and request.POST.get("workflow-action-name") == "approve"


def _task_of(page: Page) -> FourEyesTask | None:
    task = page.current_workflow_task
    return task if isinstance(task, FourEyesTask) else None
