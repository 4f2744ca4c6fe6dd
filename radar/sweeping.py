"""Recomputes which citations are stale: all of them at night, and those that a page or a document is part of at once.

Everything is read in batches and rewritten batch by batch, each in a transaction of its own: a sweep may be broken off
at any moment and run beside another one. The last one that writes a citation decides.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from core.nightly import Alive, nightly
from legal.models import Citation
from radar.judging import AT_ONCE, Cited, Judge, Verdict
from radar.models import StaleCitation
from radar.weighing import stale_among

NIGHTLY = "radar.sweep"
DOCUMENTS_AT_ONCE = 100
"""Cited documents of one transaction, each perhaps with thousands of citations: other writers shall not wait long."""
CITATIONS_AT_ONCE = 1000
WRITTEN = [
    "page",
    "document",
    "concern",
    "standing",
    "is_public",
    "is_of_provision",
    "since",
    "relation_type",
    "acting",
    "acting_number",
    "acting_clause",
    "acting_has_ended",
    "cites_acting",
    "agency",
    "computed_at",
]
READ = ("pk", "page_id", "target_id", "provision", "place", "is_draft")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """What a sweep did."""

    documents: int = 0
    """Cited documents that were looked at."""
    citations: int = 0
    """Their citations."""
    stale: int = 0

    def __add__(self, other: "Sweep") -> "Sweep":
        return Sweep(
            documents=self.documents + other.documents,
            citations=self.citations + other.citations,
            stale=self.stale + other.stale,
        )


Told = Callable[[Sweep], Any]
"""Is told after each batch what was done so far."""


@nightly(NIGHTLY)
def sweep_at_night(alive: Alive) -> None:
    """Do it all: statuses change with the day, and imports tell nobody."""
    sweep_all(told=lambda done: alive())


def sweep_all(*, told: Told = lambda done: None) -> Sweep:
    """Recompute every citation, and take away what no batch has confirmed."""
    began, total = timezone.now(), Sweep()
    judge = Judge(timezone.localdate())
    for documents in _cited_documents():
        total += _sweep_targets(documents, judge)
        told(total)
    StaleCitation.objects.filter(computed_at__lt=began).delete()
    return total


def sweep_documents(documents: Iterable[int]) -> Sweep:
    """Recompute all citations of these documents, whose status may have changed."""
    total, wanted = Sweep(), sorted(set(documents))
    judge = Judge(timezone.localdate())
    for start in range(0, len(wanted), DOCUMENTS_AT_ONCE):
        total += _sweep_targets(wanted[start : start + DOCUMENTS_AT_ONCE], judge)
    return total


def sweep_pages(pages: Iterable[int]) -> Sweep:
    """Recompute all citations in the texts of these pages."""
    total, wanted = Sweep(), sorted(set(pages))
    judge = Judge(timezone.localdate())
    for start in range(0, len(wanted), AT_ONCE):
        batch = wanted[start : start + AT_ONCE]
        citations = Citation.objects.filter(page_id__in=batch)
        targets = citations.filter(target__isnull=False).order_by().values_list("target_id", flat=True).distinct()
        total += _rewrite(citations, StaleCitation.objects.filter(page_id__in=batch), list(targets), judge)
    return total


def _cited_documents() -> Iterator[list[int]]:
    """Yield the keys of all documents that are cited, in batches."""
    last = 0
    while True:
        cited = Citation.objects.filter(target_id__gt=last).order_by("target_id").values_list("target_id", flat=True)
        batch = list(cited.distinct()[:DOCUMENTS_AT_ONCE])
        if not batch:
            return
        yield batch
        last = batch[-1]


def _sweep_targets(documents: Sequence[int], judge: Judge) -> Sweep:
    citations = Citation.objects.filter(target_id__in=documents)
    known = StaleCitation.objects.filter(document_id__in=documents)
    return _rewrite(citations, known, documents, judge)


@transaction.atomic
def _rewrite(
    citations: QuerySet[Citation], known: QuerySet[StaleCitation], documents: Collection[int], judge: Judge
) -> Sweep:
    """Write what is stale of ``citations``, all of ``documents``, in place of what was ``known``."""
    began = timezone.now()
    verdicts = _judged(citations, documents, judge)
    stale = sum(map(_write, _stale(citations, verdicts, judge)))
    known.filter(computed_at__lt=began).delete()
    return Sweep(documents=len(documents), citations=citations.count(), stale=stale)


def _judged(citations: QuerySet[Citation], documents: Collection[int], judge: Judge) -> Mapping[Cited, Verdict]:
    """Judge each document once, and each of its cited provisions once."""
    cited: dict[int, set[str]] = {document: set() for document in documents}
    pairs = citations.filter(target_id__in=documents).order_by().values_list("target_id", "provision").distinct()
    for target_id, provision in pairs.iterator(CITATIONS_AT_ONCE):
        cited[target_id].add(provision)
    return judge.verdicts(cited)


def _stale(
    citations: QuerySet[Citation], verdicts: Mapping[Cited, Verdict], judge: Judge
) -> Iterator[list[StaleCitation]]:
    """Yield the stale ones in batches; what a document says of itself is none of them."""
    condemned = {document for document, _provision in verdicts}
    others = citations.filter(target_id__in=condemned).exclude(page_id=F("target_id")).order_by("pk")
    last = 0
    while rows := list(others.filter(pk__gt=last).values_list(*READ, named=True)[:CITATIONS_AT_ONCE]):
        last = rows[-1].pk
        yield stale_among(rows, verdicts, judge)


def _write(stale: Sequence[StaleCitation]) -> int:
    StaleCitation.objects.bulk_create(stale, update_conflicts=True, unique_fields=["citation"], update_fields=WRITTEN)
    return len(stale)
