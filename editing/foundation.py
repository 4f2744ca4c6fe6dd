"""What stands before the first editor comes: two groups, and the workflow in which a second person approves.

It is safe to run on every start: what administrators have changed stays as they left it.
"""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)

from editing.groups import BOARD, WRITERS, allow_on_pages, group_of
from editing.models import FourEyesTask

WORKFLOW = "Duyệt bài"
TASK = "Ban Biên tập duyệt"

ROOT = "Toàn cổng"
"""What editors read above all home pages, where Wagtail writes "Root"."""

STOCK_GROUPS = {
    "Editors": {"add_page", "change_page"},
    "Moderators": {"add_page", "change_page", "publish_page", "lock_page", "unlock_page"},
}
"""What Wagtail's first migration makes, with what it allows on the root."""
STOCK_WORKFLOW = "Moderators approval"


@transaction.atomic
def lay_editing_foundation() -> None:
    """Make the groups and the workflow where they are missing, and give every new home page its share of both."""
    _remove_stock()
    Page.objects.filter(depth=1, title="Root").update(title=ROOT, draft_title=ROOT)
    homes = list(Page.objects.filter(depth=2))
    new_homes = {home.pk for home in homes if not GroupPagePermission.objects.filter(page=home).exists()}
    for role in (WRITERS, BOARD):
        group, made = group_of(role)
        for home in homes:
            if made or home.pk in new_homes:
                allow_on_pages(group, role, home)
    workflow, made = _workflow()
    _assign(workflow, [home for home in homes if made or home.pk in new_homes])


def _workflow() -> tuple[Workflow, bool]:
    """Return the workflow with our task; any that an administrator has made of it is as good."""
    found = Workflow.objects.filter(workflow_tasks__task__in=FourEyesTask.objects.all()).order_by("pk").first()
    if found is not None:
        return found, False
    task = FourEyesTask.objects.create(name=TASK)
    task.groups.add(Group.objects.get(name=BOARD.name))
    workflow = Workflow.objects.create(name=WORKFLOW)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow, True


def _assign(workflow: Workflow, homes: Iterable[Page]) -> None:
    if workflow.active:
        for home in homes:
            WorkflowPage.objects.get_or_create(page=home, defaults={"workflow": workflow})


def _remove_stock() -> None:
    """Take away what Wagtail made for any site, unless somebody uses it or has changed it."""
    for workflow in Workflow.objects.filter(name=STOCK_WORKFLOW):
        if _is_untouched(workflow):
            tasks = list(GroupApprovalTask.objects.filter(workflow_tasks__workflow=workflow))
            workflow.delete()
            for task in tasks:
                task.delete()
    for name, allowed in STOCK_GROUPS.items():
        for group in Group.objects.filter(name=name, user__isnull=True):
            on_pages = GroupPagePermission.objects.filter(group=group).values_list(
                "page__depth", "permission__codename"
            )
            is_asked = GroupApprovalTask.objects.filter(groups=group).exists()
            if not is_asked and set(on_pages) == {(1, codename) for codename in allowed}:
                group.delete()


def _is_untouched(workflow: Workflow) -> bool:
    tasks = list(workflow.tasks.specific())
    return (
        not WorkflowState.objects.filter(workflow=workflow).exists()
        and not WorkflowPage.objects.filter(workflow=workflow, page__depth__gt=1).exists()
        and [task.name for task in tasks] == [STOCK_WORKFLOW]
        and list(tasks[0].groups.filter(user__isnull=False)) == []
    )
