"""Where the admin tells what readers say: two reports, a line on the start page, a link at each page."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from rating.comment_actions import delete_comment, mark_handled
from rating.models import Comment, RatedPage
from rating.report import CommentReport, RatedPageReport

BEFORE_OTHERS = 660
BEHIND_RADAR = 155
"""On the start page."""
LAST = 90
"""In the menu of a page."""


class RatingMenuItem(MenuItem):
    """Shown to whoever may edit any page."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the groups of the user."""
        return bool(page_permission_policy.user_has_any_permission(request.user, ["change"]))


class WaitingCommentsPanel(Component):
    """How many comments wait for the user; nothing where there are none."""

    name = "rating"
    template_name = "rating/home_panel.html"
    order = BEHIND_RADAR

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """Count them."""
        return {"comments": Comment.objects.editable_by(parent_context["request"].user).waiting().count()}


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Add the reports, their lists alone, which the filters ask for, and what is done with a comment."""
    reports = {"rating_report": ("ratings", RatedPageReport), "rating_comments": ("reader-comments", CommentReport)}
    found: list[URLPattern] = []
    for name, (word, view) in reports.items():
        found.append(path(f"reports/{word}/", view.as_view(), name=name))
        found.append(path(f"reports/{word}/results/", view.as_view(results_only=True), name=f"{name}_results"))
    return [
        *found,
        path("reports/reader-comments/<int:pk>/handled/", mark_handled, name="rating_comment_handled"),
        path("reports/reader-comments/<int:pk>/delete/", delete_comment, name="rating_comment_delete"),
    ]


@hooks.register("register_reports_menu_item")
def ratings_item() -> MenuItem:
    """Add the list of pages to the menu."""
    return RatingMenuItem(
        _("Ratings by readers"), reverse("rating_report"), name="ratings", icon_name="comment", order=BEFORE_OTHERS
    )


@hooks.register("register_reports_menu_item")
def comments_item() -> MenuItem:
    """Add the list of comments to the menu."""
    return RatingMenuItem(
        _("Comments by readers"),
        reverse("rating_comments"),
        name="reader-comments",
        icon_name="comment",
        order=BEFORE_OTHERS + 1,
    )


@hooks.register("construct_homepage_panels")
def home_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Add the line to the start page of whoever may edit any page."""
    if page_permission_policy.user_has_any_permission(request.user, ["change"]):
        panels.append(WaitingCommentsPanel())


@hooks.register("register_page_header_buttons")
def link_of_page(page: Page, user: Any, view_name: str = "edit", next_url: str | None = None) -> Iterator[Button]:
    """Lead from the editor of a page to what readers said of it; where nobody has, there is no link."""
    rated = RatedPage.objects.editable_by(user).filter(page=page).first() if view_name == "edit" else None
    if rated is not None:
        waiting = rated.comments.waiting().count()
        words = ngettext("Comments by readers (%(number)d waits)", "Comments by readers (%(number)d wait)", waiting)
        yield Button(
            words % {"number": waiting},
            f"{reverse('rating_comments')}?rated={rated.pk}&period=all",
            icon_name="comment",
            priority=LAST,
        )
