"""The report of what readers look for, with one step from any words to a synonym, a promotion or a page."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from core.spreadsheets import SafeSpreadsheets
from search.curation.models import Promotion, Synonym
from search.curation.rules import folded
from search.query_log.models import LoggedQuery
from search.query_log.querysets import first_day, with_wordings, words_since
from search.query_log.report_filters import WordsFilterSet

REPORT = "search_words_report"
Row = Mapping[str, Any]

EXPORTED: Mapping[str, tuple[Any, Callable[[Row], Any]]] = {
    "words": (_("Words"), lambda row: row["shown"]),
    "times": (_("Asked"), lambda row: row["times"]),
    "empty": (_("Without a result"), lambda row: row["empty"]),
    "opened": (_("Results opened"), lambda row: row["opened"]),
}


class NextStepsColumn(Column):
    """What an editor can do about the words: one link each, with the words filled in."""

    cell_template_name = "search/query_log/next_steps_cell.html"

    def get_cell_context_data(self, instance: Row, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Offer what the user may do."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        user, words = parent_context["request"].user, instance["shown"]
        steps = [
            (_("Synonym"), _rule_address(Synonym, words), user.has_perm("search.add_synonym")),
            (_("Promote a page"), _rule_address(Promotion, words), user.has_perm("search.add_promotion")),
            (_("New page"), f"{reverse('search_new_page')}?{urlencode({'title': words})}", True),
        ]
        return context | {"steps": [(label, address) for label, address, is_allowed in steps if is_allowed]}


def _rule_address(model: type[Synonym] | type[Promotion], words: str) -> str:
    return f"{reverse(model.snippet_viewset.get_url_name('add'))}?{urlencode({'words': words})}"  # type: ignore[union-attr]


def _results_address(row: Row) -> str:
    return f"{reverse('search')}?{urlencode({'q': row['shown']})}"


class WordsReport(SafeSpreadsheets, ReportView):
    """Words with how often they were asked in the period, what they found and whether anybody opened it."""

    model = LoggedQuery
    page_title = _("What readers look for")
    header_icon = "search"
    permission_policy = ModelPermissionPolicy(LoggedQuery)
    any_permission_required: ClassVar[list[str]] = ["view"]
    index_url_name = REPORT
    index_results_url_name = f"{REPORT}_results"
    results_template_name = "search/query_log/report_results.html"
    filterset_class = WordsFilterSet
    is_searchable = True
    search_fields: ClassVar[list[str]] = ["key"]
    export_filename = "tu-khoa-tim-kiem"
    list_export: ClassVar[list[str]] = list(EXPORTED)
    export_headings: ClassVar[dict[str, Any]] = {name: heading for name, (heading, _value) in EXPORTED.items()}
    columns: ClassVar[list[Column]] = [
        TitleColumn("shown", label=_("Words"), accessor="shown", get_url=_results_address),
        Column("times", label=_("Asked"), sort_key="times"),
        Column("empty", label=_("Without a result"), sort_key="empty"),
        Column("opened", label=_("Results opened"), sort_key="opened"),
        NextStepsColumn("steps", label=_("What to do")),
    ]

    @cached_property
    def since(self) -> date:
        """Return the first day of the period."""
        return first_day(self.request.GET.get("period", ""), today=timezone.localdate())

    def get_base_queryset(self) -> QuerySet[Any, Any]:
        """Read the words of the period."""
        return words_since(self.since)

    def paginate_queryset(self, queryset: QuerySet[Any, Any], page_size: int) -> tuple[Any, ...]:
        """Write the words of one page as most readers do."""
        paginator, page, rows, has_others = super().paginate_queryset(queryset, page_size)
        return paginator, page, list(with_wordings(rows, since=self.since)), has_others

    def decorate_paginated_queryset(self, object_list: Iterable[dict[str, Any]]) -> Iterable[Row]:
        """Write those of a spreadsheet so, while it is written: it has no pages."""
        return with_wordings(object_list, since=self.since) if self.is_export else object_list

    def search_queryset(self, queryset: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        """Compare what is typed into the field of the report as search does: without accents."""
        return queryset.filter(key__contains=folded(self.search_query)) if self.search_query else queryset

    def to_row_dict(self, item: Row) -> "OrderedDict[str, Any]":
        """Return what a line of a spreadsheet says."""
        return OrderedDict((name, value(item)) for name, (_heading, value) in EXPORTED.items())
