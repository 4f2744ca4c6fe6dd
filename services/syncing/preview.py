"""What a run over a file would do: counts and differences, and nothing is written."""

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError

from core.importing.bulk import BATCH
from core.importing.outcomes import Outcome, Place, Rejection
from core.importing.pages import Found, repeated
from directory.actions import known_agencies
from directory.models import Agency, Field
from services.models import ProcedureIndexPage, ProcedurePage, SourceState
from services.reading.values import ProcedureRecord
from services.syncing.differences import Difference, differences
from services.syncing.filling import Known, agency_names, digest_of, fill, identity_of
from services.syncing.parts import values_of
from services.syncing.planning import plan_of
from services.syncing.runs import Census, known_pages, why_spared


@dataclass(kw_only=True)
class Preview:
    """What would become of what was read."""

    counts: Counter[Outcome] = field(default_factory=Counter)
    conflicts: int = 0
    waiting: int = 0
    returned: int = 0
    missing: list[str] = field(default_factory=list)
    """Codes of known procedures that the file lacks."""
    spared: str = ""
    """Why they would not be withdrawn; see ``runs.Spared``."""


@dataclass(frozen=True, kw_only=True)
class Listener:
    """Who hears of each page that would change, of each conflict, and of each rejection."""

    changed: Callable[[ProcedurePage, Sequence[Difference]], None]
    in_conflict: Callable[[ProcedurePage, Sequence[Difference]], None]
    rejected: Callable[[Rejection], None]


def preview(
    index: ProcedureIndexPage, records: Iterable[Found[ProcedureRecord] | Rejection], listener: Listener
) -> Preview:
    """Read everything and decide as a run would; of what a page refuses, only what its fields tell is known."""
    told, census, known = Preview(), Census(), known_pages(index)
    source, places = iter(census.of(records)), dict[str, Place]()
    while batch := list(itertools.islice(source, BATCH)):
        read = [_once(item, places) for item in batch]
        for rejection in (item for item in read if isinstance(item, Rejection)):
            told.counts[Outcome.REJECTED] += 1
            listener.rejected(rejection)
        _look_at([item for item in read if isinstance(item, Found)], told, listener)
    told.missing = [identity for identity in known if identity not in census.seen]
    told.spared = why_spared(len(told.missing), len(known), census) if told.missing else ""
    return told


def _once(item: Found[ProcedureRecord] | Rejection, places: dict[str, Place]) -> Found[ProcedureRecord] | Rejection:
    """Return ``item``, or why it is rejected where the file had the same procedure before; remembers where it stood."""
    if isinstance(item, Rejection):
        return item
    first = places.setdefault(identity_of(item.record), item.place)
    return item if first is item.place else Rejection(place=item.place, reason=repeated(first))


def _look_at(batch: Sequence[Found[ProcedureRecord]], told: Preview, listener: Listener) -> None:
    pages = ProcedurePage.objects.filter(imported_from__in=[identity_of(one.record) for one in batch])
    by_identity = {page.imported_from: page for page in pages.order_by("-pk")}
    states = SourceState.objects.in_bulk([page.pk for page in by_identity.values()])
    told.returned += sum(1 for state in states.values() if state.withdrawn_on)
    new = [one for one in batch if identity_of(one.record) not in by_identity]
    met = [(page, one.record) for one in batch if (page := by_identity.get(identity_of(one.record)))]
    changed = [(page, record) for page, record in met if page.import_digest != digest_of(record)]
    told.counts[Outcome.UNCHANGED] += len(met) - len(changed)
    known = _known([*(one.record for one in new), *(record for _page, record in changed)])
    for one in new:
        _look_at_new(one, known, told, listener)
    for page, record in changed:
        _look_at_changed(page, record, known, states.get(page.pk), told, listener)


def _look_at_new(one: Found[ProcedureRecord], known: Known, told: Preview, listener: Listener) -> None:
    page = ProcedurePage()
    fill(page, one.record, known)
    references = {field.name for field in ProcedurePage._meta.concrete_fields if field.is_relation}
    try:
        page.clean_fields(exclude={*references, "path", "depth", "slug", "draft_title", "url_path"})
    except ValidationError as error:
        told.counts[Outcome.REJECTED] += 1
        listener.rejected(Rejection(place=one.place, reason=" ".join(error.messages)))
    else:
        told.counts[Outcome.CREATED] += 1


def _look_at_changed(
    page: ProcedurePage,
    record: ProcedureRecord,
    known: Known,
    state: SourceState | None,
    told: Preview,
    listener: Listener,
) -> None:
    filled = ProcedurePage()
    fill(filled, record, known)
    ours = values_of(page)
    plan = plan_of(page, filled, state)
    told.counts[Outcome.UPDATED if plan.writes else Outcome.UNCHANGED] += 1
    told.waiting += plan.is_waiting
    told.conflicts += len(plan.conflicts)
    if plan.writes:
        listener.changed(page, plan.differences)
    if plan.conflicts:
        listener.in_conflict(page, differences(ours, plan.conflicts))


def _known(records: Sequence[ProcedureRecord]) -> Known:
    """Return what is known already; names that a run would add to the directory stand as they are written."""
    names = [name for record in records for name in agency_names(record)]
    agencies = known_agencies(names)
    missing = dict.fromkeys(name for name in names if name not in agencies)
    agencies |= {name: Agency(pk=-number, name=name) for number, name in enumerate(missing, start=1)}
    fields = {one.name: one for one in Field.objects.filter(name__in={record.field for record in records})}
    missing = dict.fromkeys(record.field for record in records if record.field and record.field not in fields)
    fields |= {name: Field(pk=-number, name=name) for number, name in enumerate(missing, start=1)}
    return Known(agencies=agencies, fields=fields)
