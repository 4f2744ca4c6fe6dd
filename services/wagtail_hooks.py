"""What the admin shows of procedures: the reports on the synchronisation and on use, special days."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import page_permission_policy
from wagtail.snippets.models import register_snippet

from services.deadlines.actions import CONFIRMED, PROPOSED
from services.deadlines.snippets import CalendarDayViewSet, calendar_addresses
from services.syncing import urls as syncing_urls
from services.use.report import UseReport

SYNCHRONISATION = 660
"""Behind the law that is no longer in force."""
USE = SYNCHRONISATION + 1


class EditorsMenuItem(MenuItem):
    """Shown to whoever may edit any page."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the groups of the user."""
        return bool(page_permission_policy.user_has_any_permission(request.user, ["change"]))


@hooks.register("register_admin_urls")
def syncing_addresses() -> list[URLResolver]:
    """Add the report and the buttons in it."""
    return [path("reports/procedure-sync/", include(syncing_urls))]


@hooks.register("register_reports_menu_item")
def syncing_menu_item() -> MenuItem:
    """Add the report to the menu."""
    return EditorsMenuItem(
        _("Synchronisation of procedures"),
        reverse("services_sync:report"),
        name="procedure-sync",
        icon_name="rotate",
        order=SYNCHRONISATION,
    )


@hooks.register("register_admin_urls")
def addresses_of_use() -> list[URLPattern]:
    """Add the report on use, and its list alone, which the filters ask for."""
    return [
        path("reports/procedure-use/", UseReport.as_view(), name="procedure_use"),
        path("reports/procedure-use/results/", UseReport.as_view(results_only=True), name="procedure_use_results"),
    ]


@hooks.register("register_reports_menu_item")
def menu_item_of_use() -> MenuItem:
    """Add the report to the menu."""
    return EditorsMenuItem(
        _("Use of procedures"), reverse("procedure_use"), name="procedure-use", icon_name="view", order=USE
    )


@hooks.register("insert_global_admin_css")
def syncing_style() -> SafeString:
    """Load the look of the report."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin-syncing.css"))


register_snippet(CalendarDayViewSet)


@hooks.register("register_admin_urls")
def addresses_of_years() -> list[URLPattern]:
    """Add the page on which a year of special days is proposed and confirmed."""
    return calendar_addresses()


@hooks.register("register_log_actions")
def name_words_on_special_days(actions: LogActionRegistry) -> None:
    """Give the entries of ``services.deadlines.actions`` their words."""
    actions.register_action(PROPOSED, _("Propose"), _("Proposed by the law, with its whole year"))
    actions.register_action(CONFIRMED, _("Confirm"), _("Confirmed, with its whole year"))
