"""What the editor of a document is told before it is saved."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import now
from django.utils.translation import gettext as _

from core.document_numbers import normalise
from directory.editors import PlacedPageForm
from legal.relation_types import OFFERED
from legal.upload.publishing import is_to_be_released, refusal_of

ORIGINAL = "original"
"""The value of ``legal.models.FileRole``: models are made after their forms."""

VOUCHED_FOR = frozenset(
    {
        "is_confirmed",
        "direction",
        "relation_type",
        "target",
        "target_number",
        "applies_from",
        "applies_until",
        "subject_clause",
        "target_clause",
        "quote",
    }
)
"""Fields of a relation for which whoever confirms it answers."""


class OfferedTypes(forms.Select):
    """Types of relations that an editor chooses from; what a source said less exactly stays where it stands."""

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        """Leave out what is neither offered nor chosen already."""
        kept = {*OFFERED, *value}
        groups: list[Any] = super().optgroups(name, value, attrs)
        return [
            (label, options, place) for label, options, place in groups if any(one["value"] in kept for one in options)
        ]


class LegalDocumentForm(PlacedPageForm):
    """Refuses the same document twice and an end before the beginning; odd old numbers are welcome.

    Remembers who confirmed a relation, and when.

    Effective before it was issued is not refused: such documents exist, and their status is shown as not known.
    """

    def clean(self) -> dict[str, Any]:
        """Look at dates that depend on each other, and for the same document elsewhere."""
        data: dict[str, Any] = super().clean()
        self._check_end(data.get("effective_from"), data.get("ended_on"))
        self._check_once(data.get("number") or "", data.get("issued_on"))
        self._check_text(data)
        return data

    def clean_text(self) -> str:
        """Keep lines as imports write them: browsers end them as Windows does."""
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def save(self, commit: bool = True) -> Any:
        """Write beside each relation that was confirmed now, or changed while it was, who did that and when."""
        rows = self.formsets.get("relations")
        for row in rows.forms if rows is not None else ():
            if VOUCHED_FOR & set(row.changed_data):
                relation = row.instance
                relation.confirmed_by = self.for_user if relation.is_confirmed else None
                relation.confirmed_at = now() if relation.is_confirmed else None
        return super().save(commit=commit)

    def _check_end(self, effective_from: date | None, ended_on: date | None) -> None:
        if effective_from is not None and ended_on is not None and ended_on < effective_from:
            self.add_error("ended_on", _("A document cannot end before it is effective."))

    def _check_once(self, number: str, issued_on: date | None) -> None:
        agency_id = self._first_issuer()
        if not number or agency_id is None:
            return
        same = type(self.instance).objects.of_number(normalise(number), issued_on=issued_on)
        if self.instance.pk:
            same = same.exclude(pk=self.instance.pk)
        locale_id = self.instance.locale_id or (self.parent_page.locale_id if self.parent_page else None)
        for page in same.filter(locale_id=locale_id, alias_of__isnull=True).prefetch_related("issuers"):
            if [issuer.agency_id for issuer in page.issuers.all()][:1] == [agency_id]:
                self.add_error("number", ValidationError(_already_here(page), code="already_here"))
                return

    def _check_text(self, data: dict[str, Any]) -> None:
        """Refuse to release a document of which there is only a picture; a draft of it may be saved."""
        if self.is_deferred_validation or not is_to_be_released(self.data):
            return
        rows = self.formsets.get("files")
        if rows is None or not rows.is_valid():
            return
        kept = [row.cleaned_data for row in rows.forms if row.cleaned_data and not row.cleaned_data.get("DELETE")]
        originals = [row["file"] for row in kept if row.get("role") == ORIGINAL and row.get("file")]
        refusal = refusal_of(data.get("text") or "", data.get("body"), originals)
        if refusal:
            self.add_error("text", ValidationError(refusal, code="no_text_layer"))

    def _first_issuer(self) -> int | None:
        """Return the agency in the first row of issuers that stays."""
        rows = self.formsets.get("issuers")
        if rows is None or not rows.is_valid():
            return None
        kept = [row.cleaned_data for row in rows.forms if row.cleaned_data and not row.cleaned_data.get("DELETE")]
        kept.sort(key=lambda row: row.get("ORDER") or 0)
        agency = kept[0].get("agency") if kept else None
        return agency.pk if agency is not None else None


def _already_here(page: Any) -> str:
    return format_html(
        _("This document is here already, with the same number, issuer and date: {link}"),
        link=format_html('<a href="{}">{}</a>', reverse("wagtailadmin_pages:edit", args=[page.pk]), page.title),
    )
