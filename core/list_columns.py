"""Columns of admin lists that say what they hold as public pages do; those of Wagtail say "True" and dates in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext
from wagtail.admin.ui.tables import Column

from core.templatetags.portal import day, minute


class FieldColumn(Column):
    """A field of the model: ordered by it, and headed by ``label`` with a capital, as Wagtail heads its own."""

    def __init__(self, name: str, *, label: Any, **options: Any) -> None:
        super().__init__(name, label=capfirst(label), **{"sort_key": name, **options})


class YesNoColumn(FieldColumn):
    """What is true or false, in words of the reader's language."""

    def get_value(self, instance: Any) -> str:
        """Return the word."""
        return gettext("yes") if super().get_value(instance) else gettext("no")


class MinuteColumn(FieldColumn):
    """A day with hour and minute, ``20:00, 28/11/2026``; empty for none."""

    def get_cell_context_data(self, instance: Any, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Write it as public pages do."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"value": minute(context["raw_value"])}


class DayColumn(FieldColumn):
    """A day, ``28/11/2026``; empty for none."""

    def get_cell_context_data(self, instance: Any, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Write it as public pages do."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"value": day(context["raw_value"])}
