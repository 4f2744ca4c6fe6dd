"""The links in the official text of a document, from the rows that were recorded when it was published.

It is read by the model of documents, and so takes the models from the page that it is given.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.timezone import localdate

from legal.citing.days import DaysGiven, said_on
from legal.citing.found import Cited, cited_in_official
from legal.citing.held import HeldDocuments
from legal.citing.leads import Leads
from legal.citing.meant import Reference
from legal.citing.spans import LinkSpan
from legal.effect import Around, effects_on
from legal.structure.landing import asked_anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCitations:
    """The citations in an official text as they were recorded; none where they do not fit it."""

    rows: Sequence[Any] | None

    @property
    def cited(self) -> set[int]:
        """Return the ids of the documents that are meant."""
        return {row.target_id for row in self.rows or () if row.target_id is not None}

    @property
    def keys(self) -> set[str]:
        """Return the keys of their numbers, as they are cited."""
        return {row.document_key for row in self.rows or () if row.target_id is not None and row.document_key}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cited:
    """A citation in the text, and the document that it means."""

    start: int
    end: int
    provision: str
    words: str
    document: Any


def stored_citations(page: Any, request: HttpRequest | None = None) -> StoredCitations:
    """Return the citations recorded of the official text of ``page``; one statement, none where there is no text.

    Those of a text that is not stored yet, as in a preview, or to which they do not fit, are not told.
    """
    if not page.text:
        return StoredCitations(rows=())
    if page.pk is None or getattr(request, "is_preview", False):
        return StoredCitations(rows=None)
    citations = type(page)._meta.get_field("citations_of_this").related_model._base_manager
    rows = list(
        citations.filter(page_id=page.pk, is_draft=False, start__isnull=False)
        .order_by("start", "pk")
        .values_list("start", "end", "words", "document_key", "provision", "target_id", named=True)
    )
    fit = all(page.text.startswith(row.words[: row.end - row.start], row.start) for row in rows)
    return StoredCitations(rows=rows if fit else None)


def links_in_text(
    page: Any, stored: StoredCitations, around: Around, request: HttpRequest | None = None
) -> tuple[LinkSpan, ...]:
    """Return the links in the official text of ``page``, in order, from what is ``stored`` and known ``around`` it.

    Without a statement more, unless nothing fits that was stored: then the citations are found in the text now.
    """
    if not page.text:
        return ()
    if stored.rows is None:
        return _found_now(page, request)
    documents = {**around.cited, page.pk: page}
    cited = [
        _Cited(
            start=row.start,
            end=row.end,
            provision=row.provision,
            words=row.words,
            document=documents[row.target_id],
        )
        for row in stored.rows
        if row.target_id in documents
    ]
    endings = {pk: around.endings.get(pk, ()) for pk, one in around.cited.items() if _may_be_ended(one, around)}
    return tuple(_spans(cited, Leads(page, request, endings)))


def _may_be_ended(document: Any, around: Around) -> bool:
    has_own_end = document.ended_on is not None and document.ended_on <= localdate()
    return has_own_end or document.pk in around.endings


def _found_now(page: Any, request: HttpRequest | None) -> tuple[LinkSpan, ...]:
    citations = _found(page)
    others = {one.document.pk: one.document for one in citations if one.document.pk != page.pk}
    leads = Leads(page, request, effects_on([one for one in others.values() if one.may_have_ended]))
    return tuple(_spans(citations, leads))


def _spans(citations: Iterable[_Cited], leads: Leads) -> Iterable[LinkSpan]:
    """Yield one link for each stretch: a range of clauses leads to its first."""
    done = 0
    for one in citations:
        if one.start < done:
            continue
        lead = leads.to(one.document, one.provision, asked_anchor(one.provision, one.words))
        if lead is not None:
            yield LinkSpan(start=one.start, end=one.end, url=lead.url, title=lead.title, is_dead=lead.is_dead)
            done = one.end


def _found(page: Any) -> Sequence[_Cited]:
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
            Reference(
                key=one.key,
                words=one.words,
                day=day,
                locale_id=page.locale_id,
                said_on=said_on(page),
                issuers=issuers,
            )
        )

    def issuers() -> frozenset[int]:
        return frozenset(row.agency_id for row in page.issuers.all() if row.agency_id)

    found = ((one, meant(one)) for one in cited)
    return [
        _Cited(start=one.start, end=one.end, provision=one.provision, words=one.words, document=document)
        for one, document in found
        if document is not None and one.start is not None and one.end is not None
    ]
