"""What the form of an incident offers to who writes for agencies: what is theirs, in plain lists to choose from."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from directory.models import Agency, Field
from quality.incidents.concerned import AGENCY, FIELD, PROCEDURE
from services.models import ProcedurePage

_NOTHING = {
    PROCEDURE: _("No procedure names your agency: leave this list empty, and its own page tells of the incident"),
    FIELD: _("A field is of many agencies: only the editorial board names it"),
    AGENCY: _("You write for no other agency"),
}
_WHICH = {
    PROCEDURE: _("Only procedures of the agencies that you write for; the editorial board names others."),
    FIELD: _("The editorial board names the procedures of a whole field."),
    AGENCY: _("Only agencies that you write for; the editorial board names others."),
}


class AmongBlock(blocks.ChooserBlock):
    """A choice among ``rows``, in place of a chooser that offers all; ``nothing`` is said where there are none."""

    def __init__(self, rows: QuerySet[Any], *, nothing: Any, **options: Any) -> None:
        super().__init__(**options)
        self.rows, self.nothing = rows, nothing

    @property
    def target_model(self) -> type:
        """Return what is chosen."""
        return self.rows.model

    @cached_property
    def field(self) -> forms.ModelChoiceField:
        """Return the list; what stands in no list is refused as it is in any form."""
        empty = _("Choose one") if self.rows.exists() else self.nothing
        return forms.ModelChoiceField(
            self.rows, required=self._required, help_text=self._help_text, empty_label=empty, widget=forms.Select
        )

    def value_from_form(self, value: Any) -> Any:
        """Return what was chosen; none for what is no key."""
        try:
            return super().value_from_form(value or None)
        except ValueError:
            return None

    def get_form_state(self, value: Any) -> Any:
        """Return what the list shows as chosen, as the admin's scripts want it of every list: several keys."""
        return self.field.widget.format_value(self.field.prepare_value(value))


def theirs(own: frozenset[int]) -> Mapping[str, QuerySet[Any]]:
    """Return what who writes for the agencies ``own`` may name, by the kinds of ``Incident.concerns``."""
    return {
        PROCEDURE: ProcedurePage.objects.of_any(own).order_by("title", "pk"),
        FIELD: Field.objects.none(),
        AGENCY: Agency.objects.filter(pk__in=own).order_by("name", "pk"),
    }


def block_among(own: frozenset[int], given: blocks.StreamBlock, standing: blocks.StreamValue) -> blocks.StreamBlock:
    """Return the list ``given`` with choices among theirs, and among what is ``standing`` there, lest it go unseen."""
    rows = theirs(own)
    for kind in rows:
        kept = [block.value.pk for block in standing if block.block_type == kind and block.value is not None]
        if kept:
            rows = {**rows, kind: _with(rows[kind], kept)}
    return blocks.StreamBlock(
        [
            (kind, AmongBlock(rows[kind], nothing=_NOTHING[kind], label=child.label, help_text=_WHICH[kind]))
            for kind, child in given.child_blocks.items()
        ],
        required=given.required,
    )


def _with(rows: QuerySet[Any], keys: list[int]) -> QuerySet[Any]:
    manager = rows.model._default_manager
    return manager.filter(pk__in=[*rows.values_list("pk", flat=True), *keys])
