"""The period that a report in the admin is read for: chosen beside it like a filter, applied by the report itself."""

from collections.abc import Sequence
from typing import Any

import django_filters
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


def period_filter(others: Sequence[tuple[str, Promise]], *, usual: Promise) -> django_filters.ChoiceFilter:
    """Return a filter that offers the ``usual`` period and ``others`` by their value in the address.

    It narrows nothing: the report counts within the period, which no filter of its rows could do.
    """
    return django_filters.ChoiceFilter(
        label=_("Period"), choices=others, empty_label=usual, method=_left_as_it_is, widget=forms.RadioSelect
    )


def _left_as_it_is(rows: Any, _name: str, _value: str) -> Any:
    return rows
