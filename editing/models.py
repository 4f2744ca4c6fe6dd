"""The step of the workflow in which a second person releases a page."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState

from directory.editors import is_within_reach
from editing.hands import may_release_page

Action = tuple[str, Any, bool]
"""Name, words for readers, whether a form asks for a comment."""


class FourEyesTask(AbstractGroupApprovalTask):
    """Members of the groups approve pages of the agencies that they write for, but never what they had a hand in."""

    class Meta:
        verbose_name = _("approval by a second person")
        verbose_name_plural = _("approvals by a second person")

    @classmethod
    def get_description(cls) -> str:
        """Say in the list of kinds of task what this one does."""
        return gettext(
            "Members of the chosen groups approve, but nobody approves what they wrote or changed themselves."
        )

    def may_review(self, page: Page, user: Any) -> bool:
        """Say whether ``user`` may edit ``page`` in this step and send it back, whoever wrote it."""
        return user.is_superuser or (self._user_in_groups(user) and is_within_reach(user, page))

    def may_approve(self, page: Page, user: Any) -> bool:
        """Say whether ``user`` may release ``page``."""
        return self.may_review(page, user) and may_release_page(user, page)

    def user_can_access_editor(self, page: Page, user: Any) -> bool:
        """Open the editor to reviewers."""
        return self.may_review(page, user)

    def locked_for_user(self, page: Page, user: Any) -> bool:
        """Lock the page to everybody but reviewers; who changes it then leaves the approval to others."""
        return not self.may_review(page, user)

    def user_can_lock(self, page: Page, user: Any) -> bool:
        """Let reviewers keep the page to themselves."""
        return self.may_review(page, user)

    def get_actions(self, page: Page, user: Any) -> list[Action]:
        """Offer to send back to every reviewer, to approve only to those without a hand in the page."""
        if not self.may_review(page, user):
            return []
        actions: list[Action] = super().get_actions(page, user)
        if may_release_page(user, page):
            return actions
        return [action for action in actions if action[0] != "approve"]

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> str | None:
        """Act for reviewers of this very page: the addresses of the admin name page and step apart.

        Who has a hand in the page, perhaps by the changes sent along with the approval, does not approve: nothing
        happens, and the address is returned where the editor tells why.
        """
        page = task_state.workflow_state.content_object
        if not self.may_review(page, user):
            raise PermissionDenied
        if action_name == "approve" and not may_release_page(user, page):
            return reverse("wagtailadmin_pages:edit", args=[page.pk])
        super().on_action(task_state, user, action_name, **kwargs)
        return None

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> models.QuerySet[TaskState]:
        """Return the open steps of this task that ``user`` can still approve."""
        waiting = super().get_task_states_user_can_moderate(user, **kwargs)
        if user.is_superuser:
            return waiting
        states = waiting.select_related("workflow_state")
        mine = [state.pk for state in states if self.may_approve(state.workflow_state.content_object, user)]
        return waiting.filter(pk__in=mine)
