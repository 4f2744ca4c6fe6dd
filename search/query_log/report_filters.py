"""What the report of words can be narrowed down to."""

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from core.report_periods import period_filter
from search.query_log.models import LoggedQuery
from search.query_log.querysets import not_opened, without_result

NO_RESULT, NOT_OPENED = "no-result", "not-opened"


class WordsFilterSet(WagtailFilterSet):
    """Beside the list of words. The period is applied by the report, which counts within it."""

    period = period_filter([("7", _("The last 7 days")), ("90", _("The last 90 days"))], usual=_("The last 30 days"))
    kind = django_filters.ChoiceFilter(
        label=_("Words"),
        choices=[(NO_RESULT, _("That found nothing")), (NOT_OPENED, _("Of which no result was opened"))],
        empty_label=_("All, the most frequent first"),
        method="of_kind",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = LoggedQuery
        fields: list[str] = []

    def of_kind(self, queryset: Any, name: str, value: str) -> Any:
        """Keep the words that ask for an editor."""
        return without_result(queryset) if value == NO_RESULT else not_opened(queryset)
