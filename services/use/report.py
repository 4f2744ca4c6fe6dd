"""The report of the admin: how much each procedure is used, those first that lists show first."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from core.spreadsheets import SafeSpreadsheets
from services.models import MonthOfUse, ProcedurePage
from services.querysets import ProcedurePageQuerySet
from services.syncing.report import editable
from services.use.months import month_of, months_before

EXPORTED: Mapping[str, tuple[Any, Callable[[Any], Any]]] = {
    "code": (_("Code"), lambda page: page.code),
    "title": (_("Procedure"), lambda page: page.title),
    "usual": (_("Views in a usual month"), lambda page: page.usual),
    "last_month": (_("Last month"), lambda page: page.last_month),
    "this_month": (_("This month so far"), lambda page: page.this_month),
    "shown_first_because": (_("Shown first because"), lambda page: page.shown_first_because),
}
"""Heading and value by name."""


class UseFilterSet(WagtailFilterSet):
    """Beside the list."""

    shown = django_filters.ChoiceFilter(
        label=_("Shown first"),
        choices=[("first", _("Chosen by an editor"))],
        empty_label=_("All"),
        method="of_shown",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = ProcedurePage
        fields: ClassVar[list[str]] = []

    def of_shown(self, queryset: ProcedurePageQuerySet, name: str, value: str) -> ProcedurePageQuerySet:
        """Keep what an editor wants first."""
        found: ProcedurePageQuerySet = queryset.exclude(shown_first_because="")
        return found


class UseReport(SafeSpreadsheets, ReportView):
    """Public procedures that the user may edit, in the order of the public lists."""

    model = ProcedurePage
    page_title = _("Use of procedures")
    header_icon = "view"
    index_url_name = "procedure_use"
    index_results_url_name = "procedure_use_results"
    results_template_name = "services/admin/use_results.html"
    permission_policy = page_permission_policy
    any_permission_required: ClassVar[list[str]] = ["change"]
    is_searchable = True
    filterset_class = UseFilterSet
    search_fields: ClassVar[list[str]] = ["title", "code"]
    export_filename = "muc-do-su-dung-thu-tuc"
    list_export: ClassVar[list[str]] = list(EXPORTED)
    export_headings: ClassVar[dict[str, Any]] = {name: heading for name, (heading, _value) in EXPORTED.items()}
    columns: ClassVar[list[Column]] = [
        TitleColumn(
            "title",
            label=_("Procedure"),
            accessor="title",
            get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk]),
        ),
        Column("usual", label=_("Views in a usual month"), sort_key="usual"),
        Column("last_month", label=_("Last month"), sort_key="last_month"),
        Column("this_month", label=_("This month so far"), sort_key="this_month"),
        Column("shown_first_because", label=_("Shown first because")),
    ]

    def get_base_queryset(self) -> ProcedurePageQuerySet:
        """Read them with the months that editors ask for."""
        today = localdate()
        pages = ProcedurePage.objects.live().filter(pk__in=editable(self.request.user)).most_used_first()
        found: ProcedurePageQuerySet = pages.annotate(
            usual=Coalesce("standing__views", 0),
            last_month=_views_in(months_before(today)[0]),
            this_month=_views_in(month_of(today)),
        )
        return found

    def to_row_dict(self, item: Any) -> "OrderedDict[str, Any]":
        """Return what a line of a spreadsheet says."""
        return OrderedDict((name, value(item)) for name, (_heading, value) in EXPORTED.items())


def _views_in(month: Any) -> Any:
    row = MonthOfUse.objects.filter(page=OuterRef("pk"), month=month).values("views")
    return Coalesce(Subquery(row), 0)
