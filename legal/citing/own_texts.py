"""Which texts of a document may cite others, beside its official text, whose places ``legal.citing.found`` knows."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from core.citable import CitableText, citable
from core.text import body_text
from legal.citing.days import said_on
from legal.citing.found import OFFICIAL_TEXT, PREAMBLE
from legal.models import LegalDocumentPage

PLACES = {PREAMBLE: _("preamble"), OFFICIAL_TEXT: _("official text")}


@citable(LegalDocumentPage, said_on=said_on, places=PLACES)
def texts_of_document(page: LegalDocumentPage) -> Iterable[CitableText]:
    """Return what stands beside the official text."""
    yield CitableText(place="abstract", text=page.abstract)
    yield CitableText(place="summary", text=page.summary)
    yield CitableText(place="body", text=body_text(page.body))
