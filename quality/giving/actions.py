"""Writing figures: all of a batch or none, each once, and what they replace is kept."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from core.importing.outcomes import Outcome
from quality.models import Figure, FormerFigure
from quality.models.figure import GivenBy
from quality.periods import Period

BATCH = 500
SAID = ("value", "numerator", "denominator", "source")
"""What makes two figures the same; who gave them and when does not."""

Identity = tuple[int, int | None, str, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFigure:
    """A figure that may be written: it has been held to the rules."""

    indicator_id: int
    agency_id: int | None
    """None for the whole province."""
    period: Period
    value: Decimal
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    source: str = ""

    @property
    def identity(self) -> Identity:
        """Return what there is one figure of."""
        return self.indicator_id, self.agency_id, self.period.kind.value, self.period.first_day


def record_figures(figures: Sequence[NewFigure], *, given_by: GivenBy, user: Any = None) -> Counter[Outcome]:
    """Write all figures in one transaction, and say what became of how many. Sent again, they change nothing.

    Each identity stands in ``figures`` once. Where somebody else writes one of them in this instant,
    all are tried once more.
    """
    try:
        return _record(figures, given_by, user)
    except IntegrityError:
        return _record(figures, given_by, user)


def outcomes_of(figures: Iterable[NewFigure]) -> Counter[Outcome]:
    """Return what ``record_figures`` would do, and write nothing."""
    wanted = list(figures)
    held = _held(wanted)
    return Counter(_outcome(one, held.get(one.identity)) for one in wanted)


def keep_former(figure: Figure) -> None:
    """Keep what the row of ``figure`` says now, before it is saved with something else."""
    before = Figure.objects.filter(pk=figure.pk).first()
    if before is not None and any(getattr(before, name) != getattr(figure, name) for name in SAID):
        _former_of(before).save()


@transaction.atomic
def _record(figures: Sequence[NewFigure], given_by: GivenBy, user: Any) -> Counter[Outcome]:
    held = _held(figures, lock=True)
    counts: Counter[Outcome] = Counter()
    new: list[Figure] = []
    changed: list[Figure] = []
    former: list[FormerFigure] = []
    for one in figures:
        row = held.get(one.identity)
        outcome = _outcome(one, row)
        counts[outcome] += 1
        if row is None:
            row = Figure(indicator_id=one.indicator_id, agency_id=one.agency_id, first_day=one.period.first_day)
            row.period_kind = one.period.kind.value
            new.append(row)
        elif outcome == Outcome.UPDATED:
            former.append(_former_of(row))
            changed.append(row)
        if outcome != Outcome.UNCHANGED:
            _fill(row, one, given_by, user)
    FormerFigure.objects.bulk_create(former, batch_size=BATCH)
    Figure.objects.bulk_create(new, batch_size=BATCH)
    Figure.objects.bulk_update(changed, [*SAID, "given_at", "given_by", "user", "is_demonstration"], batch_size=BATCH)
    return counts


def _fill(row: Figure, one: NewFigure, given_by: GivenBy, user: Any) -> None:
    for name in SAID:
        setattr(row, name, getattr(one, name))
    row.given_at, row.given_by, row.user, row.is_demonstration = timezone.now(), given_by, user, False


def _outcome(one: NewFigure, row: Figure | None) -> Outcome:
    if row is None:
        return Outcome.CREATED
    is_same = all(getattr(row, name) == getattr(one, name) for name in SAID)
    return Outcome.UNCHANGED if is_same else Outcome.UPDATED


def _former_of(row: Figure) -> FormerFigure:
    said = {name: getattr(row, name) for name in (*SAID, "given_at", "given_by", "user_id")}
    return FormerFigure(figure=row, **said)


def _held(figures: Sequence[NewFigure], *, lock: bool = False) -> dict[Identity, Figure]:
    """Return the rows of the same indicators, agencies and days; a few more than were asked for do no harm."""
    if not figures:
        return {}
    agencies = {one.agency_id for one in figures}
    of_agencies = Q(agency__in=sorted(agency for agency in agencies if agency is not None))
    if None in agencies:
        of_agencies |= Q(agency__isnull=True)
    rows = Figure.objects.filter(
        of_agencies,
        indicator__in={one.indicator_id for one in figures},
        first_day__in={one.period.first_day for one in figures},
    ).order_by("pk")
    if lock:
        rows = rows.select_for_update()
    return {(row.indicator_id, row.agency_id, row.period_kind, row.first_day): row for row in rows}
