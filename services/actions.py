"""Writing procedures in several steps: records of the national database become pages."""

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.bulk import BATCH, add_published_pages
from core.imports import Listeners, Outcome, Place, Rejection
from directory.actions import agencies_named, fields_named
from search.registry import announce_written
from services.filling import Known, agency_names, digest_of, fill, identity_of
from services.models import ProcedureIndexPage, ProcedurePage
from services.reading.values import ProcedureRecord
from services.record_files import Found


class EditedSinceError(Exception):
    """An editor has worked on the page: the source must not overwrite that."""


def import_procedures(
    index: ProcedureIndexPage,
    records: Iterable[Found | Rejection],
    *,
    checked_on: date | None = None,
    listeners: Listeners | None = None,
) -> Counter[Outcome]:
    """Make or update a page below ``index`` for each record, and return the counts, whose sum is what was read.

    A procedure is known again by its national code, so a second run changes nothing; one whose source changed is
    published anew, unless an editor has worked on its page: then it is rejected. A page that an editor took offline
    stays so. ``checked_on`` is the day on which the source said all this, where it is known. Each batch is written
    whole or not at all; a record that the database refuses is rejected alone.
    """
    listeners = listeners or Listeners()
    counts: Counter[Outcome] = Counter()
    seen: dict[str, Place] = {}
    source = iter(records)
    while batch := list(itertools.islice(source, BATCH)):
        rejections = [item for item in batch if isinstance(item, Rejection)]
        taken: list[Found] = []
        for found in (item for item in batch if isinstance(item, Found)):
            first = seen.setdefault(found.record.code, found.place)
            if first is found.place:
                taken.append(found)
            else:
                rejections.append(_repeated(found, first))
        _write(index, taken, checked_on, counts, rejections)
        for rejection in rejections:
            listeners.rejected(rejection)
        counts[Outcome.REJECTED] += len(rejections)
        listeners.written(counts)
    return counts


def _repeated(found: Found, first: Place) -> Rejection:
    facts = {"code": found.record.code, "file": first.file, "line": first.line}
    reason = _("The procedure %(code)s stands before it: %(file)s, line %(line)d.") % facts
    return Rejection(place=found.place, reason=reason)


def _write(
    index: ProcedureIndexPage,
    batch: Sequence[Found],
    checked_on: date | None,
    counts: Counter[Outcome],
    rejections: list[Rejection],
) -> None:
    """Write ``batch`` at once; where that is refused, one by one, so that only the culprit stays out."""
    try:
        counts.update(_write_batch(index, [found.record for found in batch], checked_on))
    except (DataError, IntegrityError, ValidationError, EditedSinceError) as error:
        if len(batch) == 1:
            rejections.append(Rejection(place=batch[0].place, reason=_reason(error)))
            return
        for found in batch:
            _write(index, [found], checked_on, counts, rejections)


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    if isinstance(error, EditedSinceError):
        return _("The source has changed, but so has the page in the editor: compare the two by hand. %(address)s") % {
            "address": error
        }
    return _("The database refused it: %(error)s") % {"error": error}


def _write_batch(
    index: ProcedureIndexPage, records: Sequence[ProcedureRecord], checked_on: date | None
) -> Counter[Outcome]:
    """Make the agencies and fields first, each findable by itself, then the pages: all of them or none."""
    identities = {identity_of(record): digest_of(record) for record in records}
    stored = ProcedurePage.objects.filter(imported_from__in=identities).values_list("imported_from", "import_digest")
    unchanged = {identity for identity, digest in stored if identities[identity] == digest}
    known = _known_to([record for record in records if identity_of(record) not in unchanged])
    return _write_pages(index, records, known, checked_on)


@transaction.atomic
def _write_pages(
    index: ProcedureIndexPage, records: Sequence[ProcedureRecord], known: Known, checked_on: date | None
) -> Counter[Outcome]:
    parent = Page.objects.select_for_update().get(pk=index.pk)  # a second import waits here, and then sees our pages
    pages = _pages_of(records)
    new = [record for record in records if identity_of(record) not in pages]
    changed = [
        record
        for record in records
        if (page := pages.get(identity_of(record))) is not None and page.import_digest != digest_of(record)
    ]
    made = [ProcedurePage(imported_from=identity_of(record), source_checked_on=checked_on) for record in new]
    for page, record in zip(made, new, strict=True):
        fill(page, record, known)
    announce_written(add_published_pages(parent, made))
    for record in changed:
        _update(pages[identity_of(record)], record, known, checked_on)
    unchanged = len(records) - len(new) - len(changed)
    return Counter({Outcome.CREATED: len(new), Outcome.UPDATED: len(changed), Outcome.UNCHANGED: unchanged})


def _pages_of(records: Sequence[ProcedureRecord]) -> dict[str, ProcedurePage]:
    """Return the page of each known record; of copies that an editor made, the original."""
    identities = [identity_of(record) for record in records]
    pages = ProcedurePage.objects.filter(imported_from__in=identities).order_by("-pk")
    return {page.imported_from: page for page in pages}


def _known_to(records: Sequence[ProcedureRecord]) -> Known:
    """Return the agencies and fields that ``records`` name, making those that the directory lacks."""
    return Known(
        agencies=agencies_named(name for record in records for name in agency_names(record)) if records else {},
        fields=fields_named(record.field for record in records) if records else {},
    )


def _update(page: ProcedurePage, record: ProcedureRecord, known: Known, checked_on: date | None) -> None:
    """Publish the changed source; what editors add beside it (summary, picture, agency) stays."""
    if page.locked or (page.latest_revision and page.latest_revision.user_id):
        raise EditedSinceError(page.get_url() or page.title)
    fill(page, record, known)
    page.source_checked_on = checked_on or page.source_checked_on
    revision = page.save_revision()
    if page.live:
        revision.publish()
