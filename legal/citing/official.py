"""The links in the official text of a document, from the rows that were recorded when it was published.

It is read by the model of documents, and so takes the models from the page that it is given.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from legal.citing.days import DaysGiven
from legal.citing.endings import may_have_ended
from legal.citing.found import Cited, cited_in_official
from legal.citing.held import READ, HeldDocuments
from legal.citing.leads import Leads
from legal.citing.meant import Reference
from legal.citing.spans import LinkSpan
from legal.effect import effects_on


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stored:
    """A citation in the text, and the document that it means."""

    start: int
    end: int
    provision: str
    document: Any


def links_in_text(page: Any, request: HttpRequest | None = None) -> tuple[LinkSpan, ...]:
    """Return the links in the official text of ``page``, in order: two statements, two more where something has ended.

    What is not stored yet, as in a preview, is found in the text; a text whose rows do not fit it is read anew too.
    """
    if not page.text:
        return ()
    is_preview = page.pk is None or getattr(request, "is_preview", False)
    stored = None if is_preview else _stored(page)
    citations = _found(page) if stored is None else stored
    others = {one.document.pk: one.document for one in citations if one.document.pk != page.pk}
    leads = Leads(page, request, effects_on([one for one in others.values() if one.may_have_ended]))
    return tuple(_spans(citations, leads))


def _spans(citations: Iterable[_Stored], leads: Leads) -> Iterable[LinkSpan]:
    """Yield one link for each stretch: a range of clauses leads to its first."""
    done = 0
    for one in citations:
        lead = leads.to(one.document, one.provision) if one.start >= done else None
        if lead is not None:
            yield LinkSpan(start=one.start, end=one.end, url=lead.url, title=lead.title, is_dead=lead.is_dead)
            done = one.end


def _stored(page: Any) -> Sequence[_Stored] | None:
    """Return the stored citations whose documents the public may see; none at all where they do not fit the text."""
    citations = type(page)._meta.get_field("citations_of_this").related_model._base_manager
    rows = list(
        citations.filter(page_id=page.pk, is_draft=False, start__isnull=False)
        .order_by("start", "pk")
        .values_list("start", "end", "words", "provision", "target_id", named=True)
    )
    if not all(page.text.startswith(row.words[: row.end - row.start], row.start) for row in rows):
        return None
    wanted = {row.target_id for row in rows} - {None, page.pk}
    documents = {page.pk: page}
    if wanted:
        shown = type(page).objects.filter(pk__in=wanted).showing().public().order_by()
        documents |= {one.pk: one for one in shown.only(*READ).annotate(may_have_ended=may_have_ended(type(page)))}
    return [
        _Stored(start=row.start, end=row.end, provision=row.provision, document=documents[row.target_id])
        for row in rows
        if row.target_id in documents
    ]


def _found(page: Any) -> Sequence[_Stored]:
    """Return the citations of a text that is not stored, as they are found in it now."""
    cited = list(cited_in_official(page.text))
    documents = HeldDocuments(type(page).objects.showing().public())
    documents.read({one.key for one in cited})
    days = DaysGiven((one.key, one.words) for one in cited)

    def meant(one: Cited) -> Any:
        if not one.key:
            return page
        day = days.day(one.key, one.words)
        return documents.meant(
            Reference(key=one.key, locale_id=page.locale_id, day=day, said_on=page.issued_on, issuers=issuers)
        )

    def issuers() -> frozenset[int]:
        return frozenset(row.agency_id for row in page.issuers.all() if row.agency_id)

    found = ((one, meant(one)) for one in cited)
    return [
        _Stored(start=one.start, end=one.end, provision=one.provision, document=document)
        for one, document in found
        if document is not None and one.start is not None and one.end is not None
    ]
