"""The reports of the admin: how readers rated the pages that the user may edit, the worst first; and their comments."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, ClassVar

from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from core.spreadsheets import SafeSpreadsheets
from rating.models import Comment, RatedPage
from rating.querysets import CommentQuerySet, RatedPageQuerySet
from rating.report_filters import CommentFilterSet, RatedPageFilterSet, beginning_of

Headings = Mapping[str, tuple[Any, Callable[[Any], Any]]]
"""The columns of a spreadsheet: heading and value."""


def _edit_address(row: RatedPage) -> str:
    """Return where the page is edited; an agency or a commune is shown as the public sees it."""
    return reverse("wagtailadmin_pages:edit", args=[row.page_id]) if row.page_id else row.address


def _comments_address(row: RatedPage) -> str:
    return f"{reverse('rating_comments')}?rated={row.pk}&period=all"


def _answer(comment: Comment) -> str:
    return str(_("Useful") if comment.was_helpful else _("Not useful"))


OF_PAGES: Headings = {
    "title": (_("Page"), lambda row: row.title),
    "language": (_("Language"), lambda row: str(row.get_language_display())),
    "yes": (_("Useful"), lambda row: row.yes),
    "no": (_("Not useful"), lambda row: row.no),
    "open_comments": (_("Comments that wait"), lambda row: row.open_comments),
    "address": (_("Address"), lambda row: row.address),
}
OF_COMMENTS: Headings = {
    "day": (_("Day"), lambda row: row.day),
    "title": (_("Page"), lambda row: row.rated.title),
    "language": (_("Language"), lambda row: str(row.rated.get_language_display())),
    "answer": (_("Answer"), _answer),
    "text": (_("Comment"), lambda row: row.text),
    "state": (_("State"), lambda row: str(_("Handled") if row.is_handled else _("Waiting"))),
    "address": (_("Address"), lambda row: row.rated.address),
}


class RatingReportView(SafeSpreadsheets, ReportView):
    """What both reports share; who may edit no page at all is refused."""

    header_icon = "comment"
    permission_policy = page_permission_policy
    any_permission_required: ClassVar[list[str]] = ["change"]
    is_searchable = True
    exported: ClassVar[Headings] = {}

    @property
    def since(self) -> date | None:
        """Return the first day that is looked at, or none."""
        return beginning_of(self.request.GET.get("period", ""), today=timezone.localdate())

    def to_row_dict(self, item: Any) -> "OrderedDict[str, Any]":
        """Return what a line of a spreadsheet says."""
        return OrderedDict((name, value(item)) for name, (_heading, value) in self.exported.items())


class RatedPageReport(RatingReportView):
    """Pages with what readers answered in the period."""

    model = RatedPage
    page_title = _("How readers rate the pages")
    index_url_name = "rating_report"
    index_results_url_name = "rating_report_results"
    results_template_name = "rating/report_results.html"
    filterset_class = RatedPageFilterSet
    search_fields: ClassVar[list[str]] = ["title"]
    export_filename = "danh-gia-cua-nguoi-doc"
    exported = OF_PAGES
    list_export: ClassVar[list[str]] = list(OF_PAGES)
    export_headings: ClassVar[dict[str, Any]] = {name: heading for name, (heading, _value) in OF_PAGES.items()}
    columns: ClassVar[list[Column]] = [
        TitleColumn("title", label=_("Page"), accessor="title", get_url=_edit_address, sort_key="title"),
        Column("language", label=_("Language"), accessor="get_language_display"),
        Column("yes", label=_("Useful"), sort_key="yes"),
        Column("no", label=_("Not useful"), sort_key="no"),
        TitleColumn(
            "open_comments",
            label=_("Comments that wait"),
            accessor="open_comments",
            get_url=_comments_address,
            sort_key="open_comments",
        ),
    ]

    def get_base_queryset(self) -> RatedPageQuerySet:
        """Read what the user may edit, the worst first."""
        rows = RatedPage.objects.editable_by(self.request.user).answered_since(self.since)
        found: RatedPageQuerySet = rows.order_by("-badness", "-no", "pk")
        return found


class CommentColumn(Column):
    """The words of the reader, with what can be done about them."""

    cell_template_name = "rating/comment_cell.html"

    def get_cell_context_data(self, instance: Comment, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Add the token without which no form of the admin is taken, and where to return."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        here = f"{reverse('rating_comments')}?{request.GET.urlencode()}"
        return context | {"token": get_token(request), "here": here}


class CommentReport(RatingReportView):
    """Comments of readers, the newest first."""

    model = Comment
    page_title = _("Comments by readers")
    index_url_name = "rating_comments"
    index_results_url_name = "rating_comments_results"
    results_template_name = "rating/comment_results.html"
    filterset_class = CommentFilterSet
    search_fields: ClassVar[list[str]] = ["text", "rated__title"]
    export_filename = "y-kien-cua-nguoi-doc"
    exported = OF_COMMENTS
    list_export: ClassVar[list[str]] = list(OF_COMMENTS)
    export_headings: ClassVar[dict[str, Any]] = {name: heading for name, (heading, _value) in OF_COMMENTS.items()}
    columns: ClassVar[list[Column]] = [
        CommentColumn("text", label=_("Comment")),
        TitleColumn("page", label=_("Page"), accessor="rated.title", get_url=lambda row: _edit_address(row.rated)),
        Column("answer", label=_("Answer"), accessor=_answer),
        Column("day", label=_("Day"), accessor=lambda row: f"{row.day:%d/%m/%Y}", sort_key="day"),
    ]

    def get_base_queryset(self) -> CommentQuerySet:
        """Read what stands on pages that the user may edit."""
        rows = Comment.objects.editable_by(self.request.user).select_related("rated")
        if self.since:
            rows = rows.filter(day__gte=self.since)
        found: CommentQuerySet = rows.order_by("-day", "-pk")
        return found
