"""The form of a page of questions: the editors' cases run whenever it is saved."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm

from preparing.eligibility.questionnaire import faults
from preparing.eligibility.reading import fault_in_words, questionnaire_of

PARTS = ("questions", "results", "cases")


class EligibilityPageForm(WagtailAdminPageForm):
    """Refuses what would tell somebody something wrong; every fault is named, and nothing typed is lost."""

    def clean(self) -> dict[str, Any]:
        """Try the questions as soon as each part of them is readable by itself."""
        data: dict[str, Any] = super().clean()
        if not self.errors and all(part in data for part in PARTS):
            for part in PARTS:
                setattr(self.instance, part, data[part])
            found = [fault_in_words(fault) for fault in faults(questionnaire_of(self.instance))]
            if found:
                self.add_error(None, ValidationError(found))  # on top, where nobody can overlook it
        return data
