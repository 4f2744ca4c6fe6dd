"""The form of an incident: who writes for agencies names only what is theirs."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from directory.editors import OwnAgencyForm
from quality.incidents.concerned import AGENCY, PROCEDURE
from services.models import ProcedurePage


class IncidentForm(OwnAgencyForm):
    """Asks, of who writes for agencies, whether each agency and procedure named is one of theirs."""

    def clean_concerns(self) -> Any:
        """Refuse a notice on the pages of others; a field is of many agencies, and so of nobody's alone."""
        named = self.cleaned_data["concerns"]
        if self.own_agencies and not all(self._is_theirs(block) for block in named):
            raise ValidationError(_("Name only your own agency and its procedures; the editorial board names others."))
        return named

    def _is_theirs(self, block: Any) -> bool:
        if block.value is None:
            return True
        if block.block_type == AGENCY:
            return block.value.pk in self.own_agencies
        procedures = ProcedurePage.objects.filter(pk=block.value.pk)
        return block.block_type == PROCEDURE and any(
            procedures.of_agency(agency).exists() for agency in self.own_agencies
        )
