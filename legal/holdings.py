"""What the page of an agency shows of its documents: the newest, with their numbers."""

from urllib.parse import urlencode

from django.utils.translation import pgettext

from directory.holdings import HeldItem, Holding, holding
from directory.models import Agency
from legal.models import LegalDocumentPage, LegalIndexPage
from search.documents import Facet

NEWEST = 5


@holding("documents", order=20)
def documents_of(agency: Agency, language: str) -> Holding | None:
    """Return the newest documents that the agency issued, in ``language``; two statements."""
    shown = LegalDocumentPage.objects.showing().public().filter(locale__language_code=language)
    documents = list(shown.issued_by(agency).newest_first().defer("body", "abstract")[:NEWEST])
    if not documents:
        return None
    index = LegalIndexPage.objects.showing().public().filter(locale__language_code=language).first()
    query = urlencode({Facet.AGENCY.value: agency.slug})
    return Holding(
        heading=pgettext("with a number", "Documents"),
        items=tuple(
            HeldItem(title=page.title, url=page.get_url() or "", date=page.issued_on, number=page.number)
            for page in documents
        ),
        all_url=f"{index.get_url()}?{query}" if index is not None else "",
    )
