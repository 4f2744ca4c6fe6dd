"""Writing documents in several steps: records of other sources become pages, and their relations find each other."""

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.bulk import BATCH, add_published_pages
from core.imports import Listeners, Outcome, Place, Rejection
from directory.actions import agencies_named
from directory.models import Agency
from legal.gazette_files import Found
from legal.models import DocumentIssuer, DocumentRelation, DocumentType, LegalDocumentPage, LegalIndexPage
from legal.records import DocumentRecord
from legal.resolving import resolve_around, resolve_relations
from legal.type_names import document_types_named
from search.registry import announce_written


class EditedSinceError(Exception):
    """An editor has worked on the page: the source must not overwrite that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The agencies and types that records name."""

    agencies: Mapping[str, Agency]
    types: Mapping[str, DocumentType]


def import_documents(
    index: LegalIndexPage, records: Iterable[Found | Rejection], *, listeners: Listeners | None = None
) -> Counter[Outcome]:
    """Make or update a page below ``index`` for each record, and return the counts, whose sum is what was read.

    A document is known again by its identity, so a second run changes nothing; one whose source changed is published
    anew, unless an editor has worked on its page: then it is rejected. A page that an editor took offline stays so.
    Each batch is written whole or not at all, with its relations linked; a record that the database refuses is rejected
    alone. Agencies and types of documents that nobody knew are made.
    """
    listeners = listeners or Listeners()
    counts: Counter[Outcome] = Counter()
    seen: dict[str, Place] = {}
    source = iter(records)
    while batch := list(itertools.islice(source, BATCH)):
        rejections = [item for item in batch if isinstance(item, Rejection)]
        taken: list[Found] = []
        for found in (item for item in batch if isinstance(item, Found)):
            first = seen.setdefault(found.record.identity, found.place)
            if first is found.place:
                taken.append(found)
            else:
                rejections.append(_repeated(found, first))
        _write(index, taken, counts, rejections)
        for rejection in rejections:
            listeners.rejected(rejection)
        counts[Outcome.REJECTED] += len(rejections)
        listeners.written(counts)
    resolve_relations()
    return counts


def _repeated(found: Found, first: Place) -> Rejection:
    reason = _("The same document stands before it: %(file)s, line %(line)d.") % {
        "file": first.file,
        "line": first.line,
    }
    return Rejection(place=found.place, reason=reason)


def _write(
    index: LegalIndexPage, batch: Sequence[Found], counts: Counter[Outcome], rejections: list[Rejection]
) -> None:
    """Write ``batch`` at once; where that is refused, one by one, so that only the culprit stays out."""
    if not batch:
        return
    try:
        counts.update(_write_batch(index, [found.record for found in batch]))
    except (DataError, IntegrityError, ValidationError, EditedSinceError) as error:
        if len(batch) == 1:
            rejections.append(Rejection(place=batch[0].place, reason=_reason(error)))
            return
        for found in batch:
            _write(index, [found], counts, rejections)


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    if isinstance(error, EditedSinceError):
        return _("The source has changed, but so has the page in the editor: compare the two by hand. %(address)s") % {
            "address": error
        }
    return _("The database refused it: %(error)s") % {"error": error}


@transaction.atomic
def _write_batch(index: LegalIndexPage, records: Sequence[DocumentRecord]) -> Counter[Outcome]:
    parent = Page.objects.select_for_update().get(pk=index.pk)  # a second import waits here, and then sees our pages
    known = _pages_of(records)
    new = [record for record in records if record.identity not in known]
    changed = [
        record
        for record in records
        if record.identity in known and known[record.identity].import_digest != record.digest
    ]
    named = _named(new + changed)
    written = add_published_pages(parent, [page_of(record, named) for record in new])
    announce_written(written)
    for record in changed:
        _update(known[record.identity], record, named)
    if written:
        resolve_around(written)
    return Counter(
        {
            Outcome.CREATED: len(new),
            Outcome.UPDATED: len(changed),
            Outcome.UNCHANGED: len(records) - len(new) - len(changed),
        }
    )


def _pages_of(records: Sequence[DocumentRecord]) -> dict[str, LegalDocumentPage]:
    """Return the page of each known document; of copies that an editor made, the original."""
    identities = [record.identity for record in records]
    pages = LegalDocumentPage.objects.filter(imported_from__in=identities).order_by("-pk")
    return {page.imported_from: page for page in pages}


def _named(records: Sequence[DocumentRecord]) -> Named:
    return Named(
        agencies=agencies_named(name for record in records for name in record.issuers) if records else {},
        types=document_types_named(record.type_name for record in records) if records else {},
    )


def page_of(record: DocumentRecord, named: Named) -> LegalDocumentPage:
    """Return a page that is not yet written, with what the source says and nothing else."""
    page = LegalDocumentPage(imported_from=record.identity, slug=record.slug)
    _fill(page, record, named)
    return page


def _fill(page: LegalDocumentPage, record: DocumentRecord, named: Named) -> None:
    page.title = record.short_title
    page.number = record.number
    page.document_type = named.types[record.type_name]
    page.abstract = record.abstract
    page.issued_on = record.issued_on
    page.effective_from = record.effective_from
    page.gazette_number = record.gazette_number
    page.source_name = record.source_name
    page.source_url = record.source_url
    page.import_digest = record.digest
    page.issuers = _issuers(record, named)
    page.unassigned_signers = "" if record.sole_signer else "; ".join(map(str, record.signers))
    page.relations = [
        DocumentRelation(
            relation_type=relation.relation_type,
            direction=relation.direction,
            target_number=relation.number,
            source=relation.source,
            unnamed_count=relation.unnamed,
        )
        for relation in record.relations
    ]


def _issuers(record: DocumentRecord, named: Named) -> list[DocumentIssuer]:
    signer = record.sole_signer
    return [
        DocumentIssuer(
            agency=named.agencies[name],
            signer=signer.name if signer else "",
            signer_title=signer.title if signer else "",
        )
        for name in record.issuers
    ]


def _update(page: LegalDocumentPage, record: DocumentRecord, named: Named) -> None:
    """Publish the changed source; what editors add beside it (fields, reach, files, text) stays."""
    if page.locked or (page.latest_revision and page.latest_revision.user_id):
        raise EditedSinceError(page.get_url() or page.title)
    _fill(page, record, named)
    revision = page.save_revision()
    if page.live:
        revision.publish()
