"""The report of the admin: every citation of what is no longer in force, on the pages that the reader may edit."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from core.addresses import page_address
from core.spreadsheets import SafeSpreadsheets
from radar.models import StaleCitation
from radar.querysets import StaleCitationQuerySet
from radar.report_filters import StaleCitationFilterSet
from radar.wording import acting_link, acting_words, cited_words, how, place_words, what_happened


class PageColumn(TitleColumn):
    """The page, what kind of page it is, and whether readers see the citation."""

    cell_template_name = "radar/page_cell.html"

    def get_cell_context_data(self, instance: StaleCitation, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Add where in the page it stands."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"place": place_words(instance)}


class ActingColumn(Column):
    """The document that did it, as a link."""

    def get_cell_context_data(self, instance: StaleCitation, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Add the link where another document did it."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        context["value"] = _acting(instance, parent_context.get("request")) if instance.acting_number else ""
        return context


def _acting(row: StaleCitation, request: Any) -> SafeString:
    return acting_link(row, lambda document: page_address(document, request))


def _edit_address(row: StaleCitation) -> str:
    return reverse("wagtailadmin_pages:edit", args=[row.page_id])


EXPORTED: Mapping[str, tuple[Any, Callable[[StaleCitation], Any]]] = {
    "page": (_("Page"), lambda row: row.page.get_admin_display_title()),
    "kind": (_("Kind of page"), lambda row: str(row.page.page_type_display_name)),
    "place": (_("Place"), place_words),
    "words": (_("Words of the text"), lambda row: row.citation.words),
    "cited": (_("What is cited"), cited_words),
    "concern": (_("What happened"), lambda row: str(row.get_concern_display())),
    "since": (_("Since"), lambda row: row.since or ""),
    "how": (_("What was done"), how),
    "acting": (_("Replaced or acted on by"), acting_words),
    "acting_has_ended": (_("That document is no longer in force itself"), lambda row: _yes(row.acting_has_ended)),
    "cites_acting": (_("The page cites that document too"), lambda row: _yes(row.cites_acting)),
    "agency": (_("Agency"), lambda row: row.agency.name if row.agency else ""),
    "is_public": (_("Who sees it"), lambda row: str(_("Published") if row.is_public else _("Draft"))),
    "standing": (_("Kind of text"), lambda row: str(row.get_standing_display())),
    "computed_at": (_("Computed at"), lambda row: timezone.localtime(row.computed_at).replace(tzinfo=None)),
    "address": (_("Address in the admin"), _edit_address),
}
"""The columns of a spreadsheet: heading and value."""


def _yes(claim: bool) -> str:
    return str(_("yes")) if claim else ""


class StaleCitationReport(SafeSpreadsheets, ReportView):
    """Lists and exports; who may edit no page at all is refused."""

    model = StaleCitation
    page_title = _("Citations of law that is no longer in force")
    header_icon = "warning"
    index_url_name = "radar_report"
    index_results_url_name = "radar_report_results"
    results_template_name = "radar/report_results.html"
    filterset_class = StaleCitationFilterSet
    permission_policy = page_permission_policy
    any_permission_required: ClassVar[list[str]] = ["change"]
    is_searchable = True
    search_fields: ClassVar[list[str]] = ["page__title", "citation__words", "acting_number", "document__number"]
    export_filename = "dan-chieu-het-hieu-luc"
    list_export: ClassVar[list[str]] = list(EXPORTED)
    export_headings: ClassVar[dict[str, Any]] = {name: heading for name, (heading, _value) in EXPORTED.items()}
    columns: ClassVar[list[Column]] = [
        PageColumn("page", label=_("Page"), accessor="page.get_admin_display_title", get_url=_edit_address),
        Column("cited", label=_("What is cited"), accessor=cited_words),
        Column("happened", label=_("What happened"), accessor=what_happened, sort_key="since"),
        ActingColumn("acting", label=_("Replaced or acted on by")),
        Column("agency", label=_("Agency"), accessor="agency.name", sort_key="agency__name"),
        DateColumn("computed_at", label=_("Computed"), sort_key="computed_at"),
    ]

    def get_base_queryset(self) -> StaleCitationQuerySet:
        """Read what the user may edit, with all that a line shows in one statement, what is public first."""
        rows = StaleCitation.objects.sound().editable_by(self.request.user).for_reading()
        found: StaleCitationQuerySet = rows.order_by("-is_public", F("since").desc(nulls_last=True), "page_id", "pk")
        return found

    def to_row_dict(self, item: StaleCitation) -> "OrderedDict[str, Any]":
        """Return what a line of a spreadsheet says."""
        return OrderedDict((name, value(item)) for name, (_heading, value) in EXPORTED.items())
