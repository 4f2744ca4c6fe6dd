"""What a user may do with a page: what their groups allow, within their agencies, and never to release alone."""

from typing import Any

from wagtail.models import Page, PagePermissionTester

from core.restrictions import restrictions_of
from directory.editors import agencies_of, is_within_reach, takes_pages_of_agencies


def permissions_for_user(page: Page, user: Any) -> "PortalPagePermissionTester":
    """Stand in for ``Page.permissions_for_user``: Wagtail asks plain rows of ``Page`` too, when it copies and moves."""
    return PortalPagePermissionTester(user, page)


class PortalPagePermissionTester(PagePermissionTester):
    """Answers Wagtail's questions about one user and one page by the portal's rules (decision 0007).

    Publishing from the admin always saves a version of one's own first, or releases whatever lies there. So only
    administrators publish; everybody else's work becomes public when somebody else approves it (``FourEyesTask``).
    """

    def __init__(self, user: Any, page: Page) -> None:
        super().__init__(user, page)
        self.is_within_reach = is_within_reach(user, page)
        if not self.is_within_reach:
            self.permissions: set[str] = getattr(self, "permissions", set()) & {"add"}

    def can_add_subpage(self) -> bool:
        """Let who writes for agencies add below the lists of pages that belong to agencies."""
        return super().can_add_subpage() and (self.is_within_reach or takes_pages_of_agencies(self.page))

    def can_edit(self) -> bool:
        """Ask for reach too: Wagtail lets owners and approvers edit past all permissions."""
        return self.is_within_reach and super().can_edit()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Ask for reach over the whole branch, which goes with the page. Moving asks this too."""
        return super().can_delete(ignore_bulk=ignore_bulk) and self._branch_is_within_reach()

    def can_unpublish(self) -> bool:
        """Let the editorial board withdraw, its own pages too: taking back harms nobody. The branch can go with it."""
        return super().can_unpublish() and self._branch_is_within_reach()

    def can_publish(self) -> bool:
        """Refuse everybody but administrators: the others approve."""
        return self.user.is_superuser and super().can_publish()

    def can_publish_subpage(self) -> bool:
        """Refuse everybody but administrators to create, copy or mirror a page as public."""
        return self.user.is_superuser and super().can_publish_subpage()

    def can_unschedule(self) -> bool:
        """Let the editorial board call off what is scheduled, as it withdraws what is public."""
        return super().can_publish()

    def can_set_view_restrictions(self) -> bool:
        """Refuse everybody but administrators: to lift a restriction is to publish."""
        return self.can_publish()

    def can_lock(self) -> bool:
        """Ask for reach too: the task of a workflow is asked before the groups."""
        return self.is_within_reach and super().can_lock()

    def can_unlock(self) -> bool:
        """Ask for reach too, except for one's own lock."""
        return (self.is_within_reach or self.user_has_lock()) and super().can_unlock()

    def can_submit_for_moderation(self) -> bool:
        """Ask for reach too: Wagtail asks for no permission at all."""
        return self.is_within_reach and super().can_submit_for_moderation()

    def can_move_to(self, destination: Page) -> bool:
        """Refuse, but to administrators, to take a page out of a part that not everybody may see."""
        return super().can_move_to(destination) and (self.user.is_superuser or self._stays_restricted_at(destination))

    def _stays_restricted_at(self, destination: Page) -> bool:
        above = set(restrictions_of(self.page).exclude(page_id=self.page.pk).values_list("pk", flat=True))
        return above <= set(restrictions_of(destination).values_list("pk", flat=True))

    def _branch_is_within_reach(self) -> bool:
        if not self.is_within_reach:
            return False
        if not agencies_of(self.user) or self.page.is_leaf():
            return True  # who is bound by no agency reaches all, and a list has thousands of pages below it
        return all(is_within_reach(self.user, below) for below in self.page.get_descendants().specific().iterator())
