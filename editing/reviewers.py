"""Who can release a page that waits for approval."""

from django.db.models import QuerySet
from wagtail.models import Page, Task

from core.models import User
from directory.editors import is_within_reach
from editing.four_eyes import may_release
from editing.hands import hands_in_page


def reviewers_of(task: Task, page: Page) -> list[User]:
    """Return the active members of the task's groups who may approve ``page``, administrators aside, by name."""
    hands = hands_in_page(page)
    members: QuerySet[User] = User.objects.filter(groups__in=task.groups.all(), is_active=True, is_superuser=False)
    return [
        member
        for member in members.distinct().order_by("last_name", "first_name", "username")
        if may_release(member.pk, hands, is_superuser=False) and is_within_reach(member, page)
    ]
