"""Who gets a letter when a page waits for approval: those who may approve it."""

from typing import Any

from wagtail.admin.mail import GroupApprovalTaskStateSubmissionEmailNotifier
from wagtail.models import TaskState

from core.models import User
from editing.models import FourEyesTask
from editing.reviewers import reviewers_of


class SubmissionLetters(GroupApprovalTaskStateSubmissionEmailNotifier):
    """Writes as Wagtail does, but not to who may not approve the page; administrators get Wagtail's other letter."""

    def get_recipient_users(self, task_state: TaskState, **kwargs: Any) -> Any:
        """Return who may approve the page of ``task_state``."""
        task = task_state.task.specific
        if not isinstance(task, FourEyesTask):
            return super().get_recipient_users(task_state, **kwargs)
        reviewers = reviewers_of(task, task_state.workflow_state.content_object)
        return User.objects.filter(pk__in=[reviewer.pk for reviewer in reviewers])


submission_letters = SubmissionLetters()
