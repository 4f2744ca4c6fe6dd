"""The form beside the original: the part of a document's own editor that a file can fill, with the same rules."""

from functools import cache
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList, TitleFieldPanel

from legal.forms import LegalDocumentForm
from legal.models import LegalDocumentPage

TEXT_ROWS = 24


@cache
def review_panels() -> ObjectList:
    """Return the panels of the form: the editor's own fields that a file can fill, in the order of a document."""
    panels = ObjectList(
        [
            FieldPanel("number"),
            FieldPanel("document_type"),
            FieldPanel("abstract", widget=forms.Textarea(attrs={"rows": 3})),
            TitleFieldPanel("title", placeholder=False),
            FieldPanel("issued_on"),
            FieldPanel("effective_from"),
            InlinePanel("issuers", heading=_("Issuers"), label=_("issuer"), min_num=1),
            FieldPanel("agency"),
            FieldPanel("text", widget=forms.Textarea(attrs={"rows": TEXT_ROWS, "data-upload-text": ""})),
            FieldPanel("text_source"),
        ],
        base_form_class=LegalDocumentForm,
    )
    return panels.bind_to_model(LegalDocumentPage)


def review_form(page: LegalDocumentPage, *, user: Any, index: Any, data: Any = None) -> LegalDocumentForm:
    """Return the form of a page that is proposed, with what was sent, if anything was."""
    form_class = review_panels().get_form_class()
    form: LegalDocumentForm = form_class(data, instance=page, parent_page=index, for_user=user)
    return form


IN_A_ROW = ("agency", "signer", "signer_title")


def rows_proposed(page: LegalDocumentPage) -> list[tuple[str, ...]]:
    """Return what the form shows of the issuers of a page, empty rows aside."""
    rows = ((str(row.agency_id or ""), row.signer, row.signer_title) for row in page.issuers.all())
    return [row for row in rows if any(row)]


def rows_sent(form: LegalDocumentForm) -> list[tuple[str, ...]]:
    """Return what was sent of the issuers. Rows that are not saved yet always count as changed for the form itself."""
    forms = form.formsets["issuers"].forms
    rows = (tuple(str(row[name].value() or "") for name in IN_A_ROW) for row in forms)
    return [row for row in rows if any(row)]
