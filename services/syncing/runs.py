"""A whole run: what a file says of all procedures, what it no longer has, and the row that tells of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import file_digest
from pathlib import Path

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.importing.outcomes import Outcome, Rejection
from core.importing.pages import Found
from search.registry import announce_written
from services.models import (
    ChangeKind,
    ProcedureIndexPage,
    ProcedurePage,
    SourceState,
    SyncChange,
    SyncConflict,
    SyncRun,
)
from services.reading.values import ProcedureRecord
from services.syncing.filling import IDENTITY, identity_of
from services.syncing.keeping import close_agreed

COMPLETE = 0.8
"""The share of the known procedures that a file must hold for the others to count as withdrawn."""
_CODE = re.compile(r'"ma_thu_tuc"\s*:\s*"([^"\\]+)"')


class Spared(models.TextChoices):
    """Why missing procedures were not marked as withdrawn."""

    PARTIAL = "partial", _("The file holds less than 80 % of the known procedures: it may be a part of the database.")
    UNREADABLE = "unreadable", _("Some lines of the file could not be read, and nobody can tell of which procedures.")


@dataclass(kw_only=True)
class Census:
    """Which procedures a file names, as it is read."""

    seen: set[str] = field(default_factory=set)
    nameless: int = 0
    """Lines that could not be read and of which nobody can tell which procedure they were."""

    def of(self, items: Iterable[Found[ProcedureRecord] | Rejection]) -> Iterator[Found[ProcedureRecord] | Rejection]:
        """Pass ``items`` on and note what they name; a line that is rejected is named by the code in it."""
        for item in items:
            if isinstance(item, Found):
                self.seen.add(identity_of(item.record))
            elif (code := _CODE.search(item.place.text)) is not None:
                self.seen.add(f"{IDENTITY}{code[1].strip()}")
            else:
                self.nameless += 1
            yield item


def begin(path: Path | None, checked_on: date | None = None) -> SyncRun:
    """Write down that a run over ``path`` begins."""
    digest = ""
    if path is not None:
        with path.open("rb") as stream:
            digest = file_digest(stream, "sha256").hexdigest()
    name = path.name[:255] if path is not None else ""
    return SyncRun.objects.create(file_name=name, file_digest=digest, checked_on=checked_on)


def known_pages(index: ProcedureIndexPage) -> dict[str, int]:
    """Return the key of each page below ``index`` that the source had when it was last asked, by identity."""
    pages = ProcedurePage.objects.child_of(index).filter(imported_from__startswith=IDENTITY)
    return dict(pages.filter(source_state__withdrawn_on=None).order_by("-pk").values_list("imported_from", "pk"))


def why_spared(missing: int, known: int, census: Census) -> str:
    """Return why nothing may be withdrawn, as a value of ``Spared``; "" where it may."""
    if known - missing < COMPLETE * known:
        return Spared.PARTIAL
    return Spared.UNREADABLE if census.nameless else ""


@transaction.atomic
def finish(run: SyncRun, known: dict[str, int], census: Census, counts: dict[Outcome, int], *, anyway: bool) -> None:
    """Mark what is no longer there as withdrawn, unless the file may be no whole one, and write the counts down.

    ``anyway``: whoever runs it says that the file is whole.
    """
    missing = [key for identity, key in known.items() if identity not in census.seen]
    run.spared = why_spared(len(missing), len(known), census) if missing and not anyway else ""
    if run.spared:
        run.missing = len(missing)
    else:
        withdraw(run, missing)
    close_agreed()
    for outcome in Outcome:
        setattr(run, outcome.value, counts.get(outcome, 0))
    changes = SyncChange.objects.filter(run=run)
    run.withdrawn = changes.filter(kind=ChangeKind.WITHDRAWN).count()
    run.returned = changes.filter(kind=ChangeKind.RETURNED).count()
    run.conflicts = SyncConflict.objects.filter(found_in=run).count()
    run.waiting = SourceState.objects.filter(seen_in=run, is_waiting=True).count()
    run.finished_at = timezone.now()
    run.save()


def withdraw(run: SyncRun, keys: list[int]) -> None:
    """Mark pages as no longer in the source since the day of the data, else of the run; they stay public."""
    day = run.checked_on or timezone.localdate(run.began_at)
    marked = set(SourceState.objects.filter(page__in=keys).values_list("page_id", flat=True))
    SourceState.objects.filter(page__in=keys).update(withdrawn_on=day, is_waiting=False)
    SourceState.objects.bulk_create(SourceState(page_id=key, withdrawn_on=day) for key in keys if key not in marked)
    SyncChange.objects.bulk_create(SyncChange(run=run, page_id=key, kind=ChangeKind.WITHDRAWN) for key in keys)
    if keys:
        announce_written(keys)  # they stand lower in search from now on
