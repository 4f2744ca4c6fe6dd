"""Writes what was decided of a batch: pages that change, what the source said, and what readers of the report see."""

from dataclasses import dataclass, field

from django.utils import timezone

from search.registry import announce_written
from services.models import (
    ChangeKind,
    ProcedurePage,
    Settlement,
    SourceState,
    SyncChange,
    SyncConflict,
    SyncRun,
)
from services.syncing.parts import mark, value_of
from services.syncing.planning import Plan


@dataclass(kw_only=True)
class Batch:
    """Some records that are written together or not at all; pages by their keys."""

    states: dict[int, SourceState] = field(default_factory=dict)
    plans: dict[int, Plan] = field(default_factory=dict)
    """Of known pages that may not say what the source does."""
    digests: dict[int, str] = field(default_factory=dict)
    """The fingerprint of the record of each plan."""
    seen: list[int] = field(default_factory=list)
    """All known pages of the batch."""
    made: list[tuple[ProcedurePage, dict[str, str]]] = field(default_factory=list)
    """New pages and their marks."""


def keep(batch: Batch, run: SyncRun) -> None:
    """Write all of ``batch`` but its new pages, which are there already; in the transaction of the caller."""
    for key, plan in batch.plans.items():
        if plan.writes:
            _save(plan.page, batch.digests[key], run)
        elif not plan.is_waiting:
            ProcedurePage.objects.filter(pk=key).update(import_digest=batch.digests[key])
    _keep_changes(batch, run)
    _keep_states(batch, run)
    _keep_conflicts(batch, run)


def close_agreed() -> None:
    """Close conflicts whose page has come to say what the source does, whoever made it so."""
    for conflict in SyncConflict.objects.filter(settlement="").select_related("page"):
        part = conflict.of_part
        if mark(part, value_of(conflict.page, part)) == mark(part, conflict.theirs):
            _agree(conflict)


def _save(page: ProcedurePage, digest: str, run: SyncRun) -> None:
    """Publish the page anew, or save it where it is not public; the editors' own draft is what it was made of."""
    page.import_digest = digest
    page.source_checked_on = run.checked_on or page.source_checked_on
    revision = page.save_revision()
    if page.live:
        revision.publish()
    else:
        ProcedurePage.objects.filter(pk=page.pk).update(import_digest=digest)


def _keep_changes(batch: Batch, run: SyncRun) -> None:
    changes = [SyncChange(run=run, page=page, kind=ChangeKind.NEW) for page, _marks in batch.made]
    for key, plan in batch.plans.items():
        if plan.writes:
            changes.append(SyncChange(run=run, page_id=key, kind=ChangeKind.CHANGED, differences=plan.differences))
    changes.extend(SyncChange(run=run, page_id=key, kind=ChangeKind.RETURNED) for key in _returned(batch))
    SyncChange.objects.bulk_create(changes)


def _returned(batch: Batch) -> list[int]:
    return [key for key, state in batch.states.items() if state.withdrawn_on]


def _keep_states(batch: Batch, run: SyncRun) -> None:
    """Write what the source said, and that it said it; one statement for what is unchanged."""
    new = [SourceState(page=page, marks=marks, checked_on=run.checked_on, seen_in=run) for page, marks in batch.made]
    for key, plan in batch.plans.items():
        state = batch.states.get(key)
        if state is None:
            marks = {} if plan.is_waiting else plan.marks
            new.append(SourceState(page_id=key, marks=marks, is_waiting=plan.is_waiting))
        else:
            state.marks = state.marks if plan.is_waiting else plan.marks
            state.is_waiting = plan.is_waiting
    SourceState.objects.bulk_create(new)
    SourceState.objects.bulk_update(
        [batch.states[key] for key in batch.plans if key in batch.states], ["marks", "is_waiting"]
    )
    dated = {"checked_on": run.checked_on} if run.checked_on else {}
    SourceState.objects.filter(page__in=batch.seen).update(seen_in=run, withdrawn_on=None, **dated)
    if returned := _returned(batch):
        announce_written(returned)


def _keep_conflicts(batch: Batch, run: SyncRun) -> None:
    """Open what both sides changed; what is open already is told anew, and closed where the source was taken."""
    if not batch.plans:
        return
    still_open = {
        (one.page_id, one.part): one for one in SyncConflict.objects.filter(settlement="", page__in=batch.plans)
    }
    for key, plan in batch.plans.items():
        for part, theirs in plan.conflicts.items():
            found = still_open.get((key, part.value)) or SyncConflict(page_id=key, part=part.value)
            found.theirs, found.found_in = theirs, run
            found.save()
        for part in plan.taken if plan.writes else ():
            if (agreed := still_open.get((key, part.value))) is not None:
                _agree(agreed)


def _agree(conflict: SyncConflict) -> None:
    conflict.settlement, conflict.settled_at = Settlement.AGREED, timezone.now()
    conflict.save(update_fields=["settlement", "settled_at"])
