"""What the report can be narrowed down to. Without a choice it shows what an editor should write anew."""

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.models import get_page_content_types

from directory.models import Agency
from radar.concerns import ALARMS, TO_MEND, Concern, Standing
from radar.models import StaleCitation
from radar.querysets import StaleCitationQuerySet

ALL = "all"


def _agencies(request: HttpRequest | None) -> QuerySet[Agency]:
    """Return the agencies that answer for a page in the report."""
    rows = StaleCitation.objects.all() if request is None else StaleCitation.objects.editable_by(request.user)
    return Agency.objects.filter(pk__in=rows.order_by().values_list("agency_id", flat=True))


class StaleCitationFilterSet(WagtailFilterSet):
    """The filters beside the report."""

    standing = django_filters.ChoiceFilter(
        label=_("Kind of text"),
        choices=[*Standing.choices, (ALL, _("Everything"))],
        empty_label=_("To be mended: procedures, information pages, drafts"),
        method="of_standing",
        widget=forms.RadioSelect,
    )
    concern = django_filters.ChoiceFilter(
        label=_("What happened"),
        choices=[*Concern.choices, (ALL, _("Everything"))],
        empty_label=_("No longer in force, suspended, or the cited provision amended"),
        method="of_concern",
        widget=forms.RadioSelect,
    )
    is_public = django_filters.ChoiceFilter(
        label=_("Who sees it"),
        choices=[("true", _("Published")), ("false", _("Draft"))],
        empty_label=_("All"),
        method="of_publicity",
        widget=forms.RadioSelect,
    )
    agency = django_filters.ModelChoiceFilter(label=_("Agency"), queryset=_agencies)
    content_type = ContentTypeFilter(
        label=_("Kind of page"),
        field_name="page__content_type",
        queryset=lambda request: get_page_content_types(include_base_page_type=False),
    )

    class Meta:
        model = StaleCitation
        fields: list[str] = []

    def filter_queryset(self, queryset: StaleCitationQuerySet) -> StaleCitationQuerySet:
        """Begin with what is to be mended where nothing else was chosen."""
        found: StaleCitationQuerySet = super().filter_queryset(queryset)
        chosen = self.form.cleaned_data
        if not chosen.get("standing"):
            found = found.filter(standing__in=TO_MEND)
        return found if chosen.get("concern") else found.filter(concern__in=ALARMS)

    def of_standing(self, queryset: StaleCitationQuerySet, name: str, value: str) -> StaleCitationQuerySet:
        """Keep one kind of text, or all."""
        return queryset if value == ALL else queryset.filter(standing=value)

    def of_concern(self, queryset: StaleCitationQuerySet, name: str, value: str) -> StaleCitationQuerySet:
        """Keep what one thing happened to, or all."""
        return queryset if value == ALL else queryset.filter(concern=value)

    def of_publicity(self, queryset: StaleCitationQuerySet, name: str, value: str) -> StaleCitationQuerySet:
        """Keep what readers see, or what they do not."""
        return queryset.filter(is_public=value == "true")
