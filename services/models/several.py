"""A column that holds several of a few choices, ticked in the editor."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class SeveralChoicesField(models.JSONField):
    """A list of values of ``choices_of``.

    One column rather than rows of their own: nobody orders them or writes beside them, a page is shown without asking
    for them apart, and readers filter by what search keeps. Migrations know nothing of the choices: the database holds
    none of them.
    """

    def __init__(self, *args: Any, choices_of: type[models.TextChoices] | None = None, **kwargs: Any) -> None:
        self.choices_of = choices_of
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: Any) -> None:
        """Refuse anything but a list of the choices."""
        super().validate(value, model_instance)
        known = self.choices_of.values if self.choices_of else []
        if not isinstance(value, list) or any(one not in known for one in value):
            raise ValidationError(_("Choose among the values offered."), code="invalid_choice")

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Offer one checkbox for each choice."""
        return forms.MultipleChoiceField(
            choices=self.choices_of.choices if self.choices_of else [],
            widget=forms.CheckboxSelectMultiple,
            required=not self.blank,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
        )


def labels(choices: type[models.TextChoices], values: Collection[str]) -> tuple[str, ...]:
    """Return the labels of ``values`` in the order of ``choices``, in the language of the page."""
    return tuple(str(choice.label) for choice in choices if choice.value in values)
