"""Finds the citations in the words of a page when it is shown, and links those whose documents the public may see."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest

from core.text_links import TextLink, register_linker
from legal.citations import find_citations
from legal.citations.found import THIS, FoundCitation
from legal.citing.circumstances import NOWHERE, circumstances_of
from legal.citing.days import DaysGiven, with_day
from legal.citing.held import HeldDocuments
from legal.citing.leads import Leads
from legal.models import LegalDocumentPage
from legal.structure.landing import asked_anchor

CSS_CLASS = "law-link"


@register_linker
def law_links(words: str, *, page: Any, request: HttpRequest | None) -> Sequence[TextLink]:
    """Return a link for each citation of a document that the public may see.

    Nothing is asked of the database where no law is cited; else one statement, and two more where something that is
    cited may have ended.
    """
    found = [one for one in find_citations(words) if one.stands_in is None]
    cited = {one.key for one in found} - {""}
    has_text = isinstance(page, LegalDocumentPage) and bool(page.text)
    if not cited and not (has_text and found):
        return ()
    documents = HeldDocuments(LegalDocumentPage.objects.showing().public())
    documents.read(cited)
    around = circumstances_of(page) if page is not None else NOWHERE
    given = [(one.key, with_day(words, one.start, one.end)) for one in found]
    days = DaysGiven(given)
    meant = []
    for one, (key, its_words) in zip(found, given, strict=True):
        reference = around.reference(key, words=its_words, day=days.day(key, its_words))
        own = page if has_text else None
        document = own if one.document == THIS else documents.meant(reference)
        if document is not None:
            meant.append((one, document))
    return _links(meant, documents, page=page, request=request)


def _links(
    meant: Sequence[tuple[FoundCitation, Any]], documents: HeldDocuments, *, page: Any, request: HttpRequest | None
) -> list[TextLink]:
    others = {document.pk: document for one, document in meant if one.document != THIS}
    leads = Leads(page, request, documents.effects_on(list(others.values())))
    links = []
    for one, document in meant:
        anchor = one.provision.anchor
        lead = leads.to(document, anchor, asked_anchor(anchor, one.text))
        if lead is not None:
            css_class = f"{CSS_CLASS} ended" if lead.is_dead else CSS_CLASS
            links.append(
                TextLink(
                    start=one.start, end=one.end, url=lead.url, title=lead.title, css_class=css_class, note=lead.note
                )
            )
    return links
