"""Puts the report of unread files into the admin and hears of files moved there; imported when the portal starts."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.documents.permissions import permission_policy

from search.attachments.moving import files_moved
from search.attachments.report import REPORT, UnreadFilesReport

BEHIND_EXPLAIN = 657

hooks.register("after_bulk_action", files_moved)


class UnreadFilesMenuItem(MenuItem):
    """Shown to whoever may change files."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the groups of the user."""
        return bool(permission_policy.user_has_permission(request.user, "change"))


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Add the report."""
    return [
        path("reports/search-unread-files/", UnreadFilesReport.as_view(), name=REPORT),
        path(
            "reports/search-unread-files/results/",
            UnreadFilesReport.as_view(results_only=True),
            name=f"{REPORT}_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def item() -> MenuItem:
    """Add it to the menu."""
    return UnreadFilesMenuItem(
        _("Files that search cannot read"),
        reverse(REPORT),
        name="search-unread-files",
        icon_name="doc-full",
        order=BEHIND_EXPLAIN,
    )
