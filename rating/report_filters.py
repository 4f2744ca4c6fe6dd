"""What the two reports can be narrowed down to."""

from datetime import date, timedelta

import django_filters
from django import forms
from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from core.report_periods import period_filter
from directory.models import Agency
from rating.models import Comment, RatedPage
from rating.querysets import CommentQuerySet, RatedPageQuerySet

PERIODS = {"30": 30, "90": 90, "365": 365, "all": None}
"""Days, by what stands in the address."""
USUAL_PERIOD = "90"


def beginning_of(period: str, *, today: date) -> date | None:
    """Return the first day of a period that ends today, or none for everything; what is no period is the usual one."""
    days = PERIODS.get(period, PERIODS[USUAL_PERIOD])
    return today - timedelta(days=days - 1) if days else None


def _agencies(request: HttpRequest | None) -> QuerySet[Agency]:
    return Agency.objects.order_by("name")


def _commented_pages(request: HttpRequest | None) -> QuerySet[RatedPage]:
    """Return the pages with comments that the user may read."""
    comments = Comment.objects.all() if request is None else Comment.objects.editable_by(request.user)
    return RatedPage.objects.filter(Exists(comments.filter(rated=OuterRef("pk")))).order_by("title")


class PeriodFilterSet(WagtailFilterSet):
    """The filters that both reports have. The period is applied by the report, which counts within it."""

    period = period_filter(
        [("30", _("The last 30 days")), ("365", _("The last year")), ("all", _("Everything"))],
        usual=_("The last 90 days"),
    )
    agency = django_filters.ModelChoiceFilter(label=_("Agency"), queryset=_agencies, method="of_agency")


class RatedPageFilterSet(PeriodFilterSet):
    """The filters beside the list of pages."""

    language = django_filters.ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect)
    comments = django_filters.ChoiceFilter(
        label=_("Comments"),
        choices=[("open", _("With comments that wait"))],
        empty_label=_("All"),
        method="with_comments",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = RatedPage
        fields: list[str] = []

    def of_agency(self, queryset: RatedPageQuerySet, name: str, value: Agency) -> RatedPageQuerySet:
        """Keep the pages of one agency."""
        return queryset.of_agencies([value.pk])

    def with_comments(self, queryset: RatedPageQuerySet, name: str, value: str) -> RatedPageQuerySet:
        """Keep pages on which somebody should look at a comment."""
        found: RatedPageQuerySet = queryset.filter(open_comments__gt=0)
        return found


class CommentFilterSet(PeriodFilterSet):
    """The filters beside the list of comments."""

    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[("handled", _("Handled")), ("all", _("Everything"))],
        empty_label=_("Waiting"),
        method="in_state",
        widget=forms.RadioSelect,
    )
    was_helpful = django_filters.ChoiceFilter(
        label=_("Answer"),
        choices=[("true", _("Useful")), ("false", _("Not useful"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"), field_name="rated__language", choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    rated = django_filters.ModelChoiceFilter(label=_("Page"), queryset=_commented_pages)

    class Meta:
        model = Comment
        fields: list[str] = []

    def filter_queryset(self, queryset: CommentQuerySet) -> CommentQuerySet:
        """Begin with what waits."""
        found: CommentQuerySet = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("state") else found.waiting()

    def in_state(self, queryset: CommentQuerySet, name: str, value: str) -> CommentQuerySet:
        """Keep what is handled, or all."""
        return queryset if value == "all" else queryset.filter(is_handled=True)

    def of_agency(self, queryset: CommentQuerySet, name: str, value: Agency) -> CommentQuerySet:
        """Keep the comments on pages of one agency."""
        return queryset.filter(rated__in=RatedPage.objects.of_agencies([value.pk]).values("pk"))
