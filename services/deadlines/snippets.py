"""The table of special days in the admin, and the page on which a year is proposed and confirmed at once."""

from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import HeaderButton
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from directory.editors import agencies_of
from services.deadlines.actions import confirm_year, propose_year
from services.deadlines.proposing import KNOWN_YEARS
from services.models.calendar_day import CalendarDay, CalendarDayState

YEAR = "services_calendarday_year"
"""Name of the address of a year."""


def _years_held() -> list[tuple[int, str]]:
    return [(found.year, str(found.year)) for found in CalendarDay.objects.dates("day", "year", order="DESC")]


class CalendarDayFilterSet(WagtailFilterSet):
    """By year, kind and state."""

    year = django_filters.ChoiceFilter(field_name="day", lookup_expr="year", label=_("Year"), choices=_years_held)

    class Meta:
        model = CalendarDay
        fields = ["kind", "state"]


class CalendarDayIndexView(IndexView):
    """The table, with the way to a whole year."""

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """Add the button beside the one that adds a day."""
        to_year = HeaderButton(_("A whole year"), url=reverse(YEAR), icon_name="date")
        return [*super().header_buttons, to_year]


class YearView(WagtailAdminTemplateMixin, TemplateView):
    """The days of one year with their states, and two buttons: propose what is missing, confirm what is proposed."""

    template_name = "services/admin/calendar_year.html"
    page_title = _("Public holidays and swapped days of a year")
    header_icon = "date"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the table."""
        table = {"url": reverse("wagtailsnippets_services_calendarday:list"), "label": _("special days")}
        return [*super().get_breadcrumbs_items(), table, {"url": "", "label": self.get_page_title()}]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse who may not change the table, and who writes for agencies only: it holds for all of them."""
        may_change = request.user.has_perms(["services.add_calendarday", "services.change_calendarday"])
        if not may_change or agencies_of(request.user):
            raise PermissionDenied
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the year and its days."""
        year = _year(self.request.GET.get("year"))
        days = list(CalendarDay.objects.filter(day__year=year))
        proposed = sum(day.state == CalendarDayState.PROPOSED for day in days)
        shown = {
            "year": year,
            "days": days,
            "proposed": proposed,
            "first": KNOWN_YEARS.start,
            "last": KNOWN_YEARS.stop - 1,
        }
        return super().get_context_data(**kwargs) | shown

    def post(self, request: HttpRequest) -> HttpResponse:
        """Propose or confirm, say how many days that was, and show the year."""
        year = _year(request.POST.get("year"))
        if request.POST.get("do") == "confirm":
            count = confirm_year(year, by=request.user)
            words = ngettext("%(number)d day was confirmed.", "%(number)d days were confirmed.", count)
        else:
            count = propose_year(year, by=request.user)
            words = ngettext("%(number)d day was proposed.", "%(number)d days were proposed.", count)
        messages.success(request, words % {"number": count})
        return HttpResponseRedirect(f"{request.path}?year={year}")


def _year(given: str | None) -> int:
    """Return the year that was asked for, or the present one where that is none we know."""
    year = int(given) if given and given.isdecimal() and len(given) == len("2026") else 0
    return year if year in KNOWN_YEARS else timezone.localdate().year


class CalendarDayViewSet(SnippetViewSet):
    """Special days: what time limits leave out, and which weekends they count."""

    model = CalendarDay
    icon = "date"
    menu_label = _("Public holidays")
    menu_order = 310
    add_to_admin_menu = True
    index_view_class = CalendarDayIndexView
    list_display = [
        "__str__",
        Column("get_kind_display", label=_("kind of day"), sort_key="kind"),
        Column("get_state_display", label=_("state"), sort_key="state"),
        "document",
    ]
    filterset_class = CalendarDayFilterSet
    search_fields = ["name", "name_en", "document"]
    ordering = ["-day"]
    list_per_page = 50
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("day"), FieldPanel("kind")]),
            FieldPanel("name"),
            FieldPanel("name_en"),
            FieldPanel("document"),
            FieldPanel("state"),
        ]
    )


def calendar_addresses() -> list[URLPattern]:
    """Return the addresses that the admin gets beside those of the table."""
    return [path("services/calendar-year/", YearView.as_view(), name=YEAR)]
