"""Commitments, indicators, figures and incidents in the admin, in the order of work."""

from typing import Any

import django_filters
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets import HeaderButton
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet, SnippetViewSetGroup

from core.list_columns import DayColumn, MinuteColumn, YesNoColumn
from directory.models import Agency
from quality.announcing import late_announcement
from quality.giving.actions import keep_former
from quality.giving.upload_views import UPLOAD
from quality.models import Commitment, Figure, Incident, Indicator
from quality.models.figure import GivenBy
from quality.shown import amount, period_words


def _agencies(request: HttpRequest | None) -> QuerySet[Agency]:
    return Agency.objects.order_by("name")


class OfAgencyFilterSet(WagtailFilterSet):
    """By agency; the models' own fields are added by the sets below."""

    agency = django_filters.ModelChoiceFilter(label=_("Agency"), queryset=_agencies)


class CommitmentFilterSet(OfAgencyFilterSet):
    """Beside the list of commitments."""

    class Meta:
        model = Commitment
        fields = ["indicator"]


class FigureFilterSet(OfAgencyFilterSet):
    """Beside the list of figures."""

    class Meta:
        model = Figure
        fields = ["indicator", "given_by"]


class IncidentFilterSet(OfAgencyFilterSet):
    """Beside the list of incidents."""

    class Meta:
        model = Incident
        fields = ["is_planned"]


class CommitmentViewSet(SnippetViewSet):
    """Commitments."""

    model = Commitment
    icon = "check"
    menu_label = _("Commitments")
    list_display = [
        "text",
        Column("agency", label=capfirst(_("agency"))),
        "target",
        DayColumn("valid_until", label=_("valid until")),
    ]
    filterset_class = CommitmentFilterSet
    search_fields = ["text", "text_en"]
    edit_handler = ObjectList(
        [
            FieldPanel("agency"),
            FieldPanel("text"),
            FieldPanel("text_en"),
            FieldRowPanel([FieldPanel("indicator"), FieldPanel("target")]),
            FieldPanel("measure"),
            FieldPanel("measure_en"),
            FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
            FieldPanel("document"),
            FieldPanel("order"),
        ]
    )


class IndicatorViewSet(SnippetViewSet):
    """Indicators."""

    model = Indicator
    icon = "list-ol"
    menu_label = _("Indicators")
    list_display = [
        "name",
        "code",
        "unit",
        Column("get_period_kind_display", label=capfirst(_("measured"))),
        YesNoColumn("is_shown", label=_("shown")),
    ]
    search_fields = ["name", "code"]
    list_per_page = 50
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("name_en"),
            FieldRowPanel([FieldPanel("code"), FieldPanel("period_kind")]),
            FieldRowPanel([FieldPanel("unit"), FieldPanel("unit_en")]),
            FieldPanel("is_more_better"),
            FieldRowPanel([FieldPanel("lowest"), FieldPanel("highest")]),
            FieldPanel("definition"),
            FieldPanel("definition_en"),
            FieldPanel("source"),
            FieldRowPanel([FieldPanel("order"), FieldPanel("is_shown")]),
        ]
    )


class FigureIndexView(IndexView):
    """The figures, with the way to bring a file of them."""

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """Add the button beside the one that adds a figure."""
        return [*super().header_buttons, HeaderButton(_("Bring a file"), url=reverse(UPLOAD), icon_name="upload")]

    def get_base_queryset(self) -> QuerySet[Figure]:
        """Read what each line names with it."""
        found: QuerySet[Figure] = super().get_base_queryset().select_related("indicator", "agency")
        return found


def _entered_by(form: Any, request: HttpRequest) -> Figure:
    """Note who typed the figure, and keep what it said before."""
    figure: Figure = form.instance
    if figure.pk:
        keep_former(figure)
    figure.is_demonstration = False
    figure.given_at, figure.given_by, figure.user_id = timezone.now(), GivenBy.FORM, request.user.pk
    return figure


class FigureCreateView(CreateView):
    """A new figure by hand."""

    def save_instance(self) -> Figure:
        """Note who typed it."""
        _entered_by(self.form, self.request)
        saved: Figure = super().save_instance()
        return saved


class FigureEditView(EditView):
    """A figure that is corrected by hand."""

    def save_instance(self) -> Figure:
        """Keep what it said before."""
        _entered_by(self.form, self.request)
        saved: Figure = super().save_instance()
        return saved


class FigureViewSet(SnippetViewSet):
    """Figures."""

    model = Figure
    icon = "table"
    menu_label = _("Figures")
    index_view_class = FigureIndexView
    add_view_class = FigureCreateView
    edit_view_class = FigureEditView
    list_display = [
        Column("indicator", label=capfirst(_("indicator"))),
        Column("agency", label=capfirst(_("agency")), accessor=lambda row: row.agency or _("The whole province")),
        Column("period", label=capfirst(_("period")), accessor=lambda row: period_words(row.period)),
        Column("value", label=capfirst(_("value")), accessor=lambda row: amount(row.value, row.indicator.shown_unit)),
        Column("get_given_by_display", label=capfirst(_("came"))),
    ]
    filterset_class = FigureFilterSet
    search_fields = ["indicator__name", "agency__name"]
    list_per_page = 50
    edit_handler = ObjectList(
        [
            FieldPanel("indicator"),
            FieldPanel("agency"),
            FieldPanel("first_day"),
            FieldPanel("value"),
            FieldRowPanel([FieldPanel("numerator"), FieldPanel("denominator")]),
            FieldPanel("source"),
        ]
    )


class WarnsOfLateAnnouncement:
    """Stand it before a view that saves incidents: it tells the editor when the law wanted an earlier announcement."""

    request: HttpRequest
    form: Any

    def save_action(self) -> HttpResponse:
        """Save, and add the warning to the answer; late is better than never."""
        answer: HttpResponse = super().save_action()  # type: ignore[misc]
        words = late_announcement(self.form.instance)
        if words:
            messages.warning(self.request, words)
        return answer


class IncidentCreateView(WarnsOfLateAnnouncement, CreateView):
    """A new incident."""


class IncidentEditView(WarnsOfLateAnnouncement, EditView):
    """An incident that is changed."""


class IncidentViewSet(SnippetViewSet):
    """Incidents."""

    model = Incident
    icon = "warning"
    menu_label = _("Incidents and outages")
    add_view_class = IncidentCreateView
    edit_view_class = IncidentEditView
    list_display = [
        "service",
        Column("agency", label=capfirst(_("agency"))),
        YesNoColumn("is_planned", label=_("planned")),
        MinuteColumn("begins_at", label=_("begins")),
        MinuteColumn("ends_at", label=_("ends")),
    ]
    filterset_class = IncidentFilterSet
    search_fields = ["service", "text"]
    edit_handler = ObjectList(
        [
            FieldPanel("service"),
            FieldPanel("service_en"),
            FieldPanel("agency"),
            FieldPanel("concerns"),
            FieldPanel("is_planned"),
            FieldRowPanel([FieldPanel("begins_at"), FieldPanel("ends_at")]),
            FieldPanel("announced_on"),
            FieldPanel("text"),
            FieldPanel("text_en"),
            FieldPanel("instead"),
            FieldPanel("instead_en"),
        ]
    )


class QualityViewSetGroup(SnippetViewSetGroup):
    """The place in the menu."""

    menu_label = _("Quality")
    menu_icon = "success"
    menu_order = 330
    items = (FigureViewSet, CommitmentViewSet, IncidentViewSet, IndicatorViewSet)
