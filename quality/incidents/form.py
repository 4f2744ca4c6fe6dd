"""The form of an incident: who writes for agencies names only what is theirs."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks.base import BlockWidget

from directory.editors import OwnAgencyForm
from quality.incidents.choosing import block_among, theirs


class IncidentForm(OwnAgencyForm):
    """Offers who writes for agencies what is theirs, and asks on saving whether each thing named is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("concerns")
        if field is None or not self.own_agencies:
            return
        standing = self.instance.concerns
        field.block = block_among(self.own_agencies, field.block, standing)
        field.widget = BlockWidget(field.block)
        self.initial["concerns"] = field.block.to_python(standing.get_prep_value())

    def clean_concerns(self) -> Any:
        """Refuse a notice on the pages of others; a field is of many agencies, and so of nobody's alone."""
        named = self.cleaned_data["concerns"]
        if self.own_agencies:
            rows = theirs(self.own_agencies)
            if not all(rows[block.block_type].filter(pk=block.value.pk).exists() for block in named if block.value):
                raise ValidationError(
                    _("Name only your own agency and its procedures; the editorial board names others.")
                )
        return named
