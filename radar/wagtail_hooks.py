"""Where the admin tells of stale citations: a report, a line on the start page, a word above a page that is edited."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from radar.messages import tell_of_page
from radar.models import StaleCitation
from radar.report import StaleCitationReport

LAW = 650
"""Before Wagtail's own reports."""
BEFORE_REVIEWS = 150
"""On the start page: before what waits for a review."""


class ReportMenuItem(MenuItem):
    """Shown to whoever may edit any page."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the groups of the user."""
        return bool(page_permission_policy.user_has_any_permission(request.user, ["change"]))


class StaleCitationsPanel(Component):
    """How many pages the user should look at; nothing where there are none."""

    name = "radar"
    template_name = "radar/home_panel.html"
    order = BEFORE_REVIEWS

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """Count pages, not citations."""
        rows = StaleCitation.objects.sound().to_mend().editable_by(parent_context["request"].user)
        return {"pages": rows.order_by().values("page_id").distinct().count()}


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Add the report, and its list alone, which the filters ask for."""
    return [
        path("reports/radar/", StaleCitationReport.as_view(), name="radar_report"),
        path("reports/radar/results/", StaleCitationReport.as_view(results_only=True), name="radar_report_results"),
    ]


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    """Add the report to the menu."""
    return ReportMenuItem(
        _("Law no longer in force"), reverse("radar_report"), name="radar", icon_name="warning", order=LAW
    )


@hooks.register("construct_homepage_panels")
def home_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Add the line to the start page of whoever may edit any page."""
    if page_permission_policy.user_has_any_permission(request.user, ["change"]):
        panels.append(StaleCitationsPanel())


@hooks.register("before_edit_page")
def tell_before_editing(request: HttpRequest, page: Page) -> None:
    """Say what the page that is opened cites."""
    if request.method == "GET" and "_w_hydrate_create_view" not in request.GET:
        tell_of_page(request, page)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def tell_after_submitting(request: HttpRequest, page: Page) -> None:
    """Say it again to whoever has just sent the page for approval: it is not too late."""
    if request.POST.get("action-submit") or request.POST.get("action-restart-workflow"):
        tell_of_page(request, page)
