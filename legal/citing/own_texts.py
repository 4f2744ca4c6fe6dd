"""Which texts of a document may cite others, beside its official text, whose places ``legal.citing.found`` knows."""

from collections.abc import Iterable

from core.citable import CitableText, citable
from core.text import body_text
from legal.models import LegalDocumentPage


@citable(LegalDocumentPage, said_on=lambda page: page.issued_on)
def texts_of_document(page: LegalDocumentPage) -> Iterable[CitableText]:
    """Return what stands beside the official text."""
    yield CitableText(place="abstract", text=page.abstract)
    yield CitableText(place="summary", text=page.summary)
    yield CitableText(place="body", text=body_text(page.body))
