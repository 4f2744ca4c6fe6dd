"""The links in the official text of a document, from the rows that were recorded when it was published.

It is read by the model of documents, and so takes the models from the page that it is given.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import PositiveIntegerField, QuerySet, Value
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


class StoredRow(NamedTuple):
    """What was recorded of one reference to another document."""

    start: int | None
    end: int | None
    """Of a citation; none of what is put beside an article."""
    pk: int
    words: str
    document_key: str
    provision: str
    target_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCitations:
    """The citations in an official text as they were recorded; none where they do not fit it."""

    rows: Sequence[StoredRow] | None
    related: Sequence[StoredRow] = ()
    """What the codification of law puts beside its articles: ``provision`` is that of the other document, ``words``
    the anchor of the article here."""

    @property
    def cited(self) -> set[int]:
        """Return the ids of the documents that are meant or put beside."""
        return {row.target_id for row in self._all if row.target_id is not None}

    @property
    def keys(self) -> set[str]:
        """Return the keys of their numbers, as they are cited."""
        return {row.document_key for row in self._all if row.target_id is not None and row.document_key}

    @property
    def _all(self) -> Sequence[StoredRow]:
        return (*(self.rows or ()), *self.related)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cited:
    """A citation in the text, and the document that it means."""

    start: int
    end: int
    provision: str
    words: str
    document: Any


def stored_citations(page: Any, request: HttpRequest | None = None) -> StoredCitations:
    """Return what is recorded of the official text of ``page``; one statement, none where there is no text.

    Those of a text that is not stored yet, as in a preview, or to which they do not fit, are not told.
    """
    if not page.text:
        return StoredCitations(rows=())
    if page.pk is None or getattr(request, "is_preview", False):
        return StoredCitations(rows=None)
    found = [StoredRow(*row) for row in _recorded_of(page.pk, type(page)._meta)]
    related = [row for row in found if row.start is None]
    rows = sorted((row for row in found if row.start is not None), key=lambda row: (row.start, row.pk))
    fit = all(page.text.startswith(row.words[: (row.end or 0) - (row.start or 0)], row.start or 0) for row in rows)
    return StoredCitations(rows=rows if fit else None, related=related)


def _recorded_of(pk: int, meta: Any) -> QuerySet:
    citations = meta.get_field("citations_of_this").related_model._base_manager
    related = meta.get_field("related_provisions").related_model._base_manager
    nowhere = Value(None, output_field=PositiveIntegerField())
    in_text = citations.filter(page_id=pk, is_draft=False, start__isnull=False).order_by()
    beside = related.filter(page_id=pk).annotate(start=nowhere, end=nowhere).order_by()
    return in_text.values_list(*StoredRow._fields).union(
        beside.values_list("start", "end", "pk", "provision", "target__number_key", "target_provision", "target_id"),
        all=True,
    )


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
            start=row.start or 0,
            end=row.end or 0,
            provision=row.provision,
            words=row.words,
            document=documents[row.target_id],
        )
        for row in stored.rows
        if row.target_id in documents
    ]
    return tuple(_spans(cited, leads_around(page, around, request)))


def leads_around(page: Any, around: Around, request: HttpRequest | None = None) -> Leads:
    """Return where what is ``around`` the page is found, and which of it has ended; without a statement more."""
    endings = {pk: around.endings.get(pk, ()) for pk, one in around.cited.items() if _may_be_ended(one, around)}
    return Leads(page, request, endings)


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
