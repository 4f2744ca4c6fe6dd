"""Where the portal's rules take the place of Wagtail's own.

Wagtail offers no setting for the first and the third, and asks a plain row of ``Page``, not its type, when it copies,
moves, reorders and acts on many pages. A setting for the second would be one line away from being lost.
"""

from django.core import checks
from django.db.models.signals import post_save
from wagtail.models import Page, PageLogEntry, TaskState, WorkflowState
from wagtail.signals import task_submitted

from .actions import release
from .checks import check_forms_of_placed_pages
from .forms import DraftCopyForm
from .history import note_release_alone
from .letters import submission_letters
from .permissions import permissions_for_user

WAGTAILS_LETTERS = "group_approval_task_submitted_email_notification"


def connect() -> None:
    """Set the rules in place; safe to call again."""
    Page.permissions_for_user = permissions_for_user
    WorkflowState.on_finish = release
    Page.copy_form_class = DraftCopyForm
    # The name is Wagtail's own: whichever app starts first, its letters give way to ours.
    task_submitted.disconnect(sender=TaskState, dispatch_uid=WAGTAILS_LETTERS)
    task_submitted.connect(submission_letters, sender=TaskState, dispatch_uid=WAGTAILS_LETTERS)
    checks.register(check_forms_of_placed_pages)
    post_save.connect(note_release_alone, sender=PageLogEntry, dispatch_uid="editing.note_release_alone")
