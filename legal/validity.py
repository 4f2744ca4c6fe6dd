"""Whether a document or a provision of it is in force on a given day, on what evidence, and when that changes next.

Only dates and evidence matter here: how evidence is read from relations between documents is told by ``legal.effect``,
how a finding is worded by ``legal.status``. A finding is never stored as a choice: it follows, or it is unknown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from legal.evidence.acts import Effect, Evidence
from legal.evidence.question import Question
from legal.evidence.reach import WHOLE_DOCUMENT, Reach, Territory
from legal.provisions import ProvisionAddress

__all__ = [
    "ADDRESS_WORDS",
    "DOUBTS",
    "VALIDITY_OF_WORD",
    "Effect",
    "Evidence",
    "Finding",
    "Reason",
    "Validity",
    "evidence_about",
    "validity_on",
]


class Validity(StrEnum):
    """Effect status (tình trạng hiệu lực)."""

    PENDING = "pending"
    IN_FORCE = "in_force"
    PARTLY_ENDED = "partly_ended"
    ENDED = "ended"
    SUSPENDED = "suspended"
    UNKNOWN = "unknown"

    @property
    def address_word(self) -> str:
        """Return the status as it stands in ``?hieu-luc=``."""
        return ADDRESS_WORDS[self]


ADDRESS_WORDS = {
    Validity.PENDING: "chua-co-hieu-luc",
    Validity.IN_FORCE: "con-hieu-luc",
    Validity.PARTLY_ENDED: "het-hieu-luc-mot-phan",
    Validity.ENDED: "het-hieu-luc-toan-bo",
    Validity.SUSPENDED: "ngung-hieu-luc",
    Validity.UNKNOWN: "khong-xac-dinh",
}
VALIDITY_OF_WORD = {word: validity for validity, word in ADDRESS_WORDS.items()}


class Reason(StrEnum):
    """Why a status was found."""

    OWN_END = "own_end"
    """The document itself, or its entry, names the day on which it ends."""
    ENDED_BY = "ended_by"
    SUSPENDED_BY = "suspended_by"
    ENDED_IN_TERRITORY = "ended_in_territory"
    """Ended in a part of the territory in which it applies."""
    CHANGED_BY = "changed_by"
    PARTLY_SUSPENDED_BY = "partly_suspended_by"
    """Suspended in some of its provisions, or in a part of the territory."""
    CONSOLIDATION = "consolidation"
    """It puts a document and its amendments together, and has no effect of its own."""
    NO_EFFECTIVE_DATE = "no_effective_date"
    EFFECTIVE_BEFORE_ISSUED = "effective_before_issued"
    ENDED_BEFORE_EFFECTIVE = "ended_before_effective"
    CONTRADICTORY = "contradictory"
    """Another document has confirmedly acted on it, but what is known of that contradicts itself."""
    UNCONFIRMED = "unconfirmed"
    """Another document may have ended, changed or suspended it; nobody has confirmed that."""
    UNDATED = "undated"
    """Another document has confirmedly ended, changed or suspended it, but nobody knows from which day."""
    PROVISIONS_UNRECORDED = "provisions_unrecorded"
    """Another document has confirmedly changed a part, but nobody recorded whether this provision belongs to it."""
    NO_SUCH_PROVISION = "no_such_provision"
    """The text that we hold has no such provision: who asks for its status is told so instead."""
    NOT_YET = "not_yet"
    NOTHING_AGAINST = "nothing_against"
    """We hold no document that ended, changed or suspended it."""


DOUBTS = frozenset({Reason.CONTRADICTORY, Reason.UNCONFIRMED, Reason.UNDATED, Reason.PROVISIONS_UNRECORDED})
"""Reasons for not knowing that come from another document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The status on one day."""

    validity: Validity
    reason: Reason
    since: date | None = None
    """The first day of the status, as far as it is known."""
    decided_by: Evidence | None = None
    doubted_by: Evidence | None = None
    """Of what is surely changed in part: the heaviest that may have changed a part of it besides."""
    next_change: date | None = None
    """The first later day on which, as far as we know today, the finding is another one."""


def validity_on(
    day: date,
    *,
    issued_on: date | None,
    effective_from: date | None,
    ended_on: date | None,
    is_consolidation: bool = False,
    evidence: Iterable[Evidence] = (),
    provision: ProvisionAddress = WHOLE_DOCUMENT,
    territory: Territory = frozenset(),
) -> Finding:
    """Return the status on ``day`` of a document, or of its ``provision``; it still applies on the day before an end.

    A confirmed end weighs most, then a confirmed suspension, then what cannot be known (dates that are missing or
    contradict each other, effects on the whole that nobody has confirmed), then a confirmed change in part, then one
    that nobody has confirmed. The order of ``evidence`` does not matter, and more of it never makes a document more
    valid: of two ends the earlier counts, and the later repeats it. A document cannot act on one issued after it: an
    unconfirmed statement of that is disregarded, a confirmed one is a contradiction.

    What acts on the whole document acts on each of its provisions, what acts on a provision on everything in it, and
    on what contains it in part. Ends in several parts of the ``territory`` in which the document applies end it
    together.
    """
    own = _Dates(
        issued_on=issued_on, effective_from=effective_from, ended_on=ended_on, is_consolidation=is_consolidation
    )
    asked = Question(provision, territory)
    counted = sorted((item for item in evidence if own.counts(item) and asked.is_touched(item)), key=_rank)
    finding = _found(day, own, asked, counted)
    days = {effective_from, ended_on}
    for item in counted:
        days |= {item.from_day, item.sure_from, item.until}
    for later in sorted(one for one in days if one is not None and one > day):
        if _found(later, own, asked, counted) != finding:
            return replace(finding, next_change=later)
    return finding


def evidence_about(
    provision: ProvisionAddress, *, issued_on: date | None, evidence: Iterable[Evidence]
) -> list[Evidence]:
    """Return what counts for the status of a provision on some day or other, in the order in which it would decide."""
    own = _Dates(issued_on=issued_on, effective_from=None, ended_on=None)
    asked = Question(provision, frozenset())
    return sorted((item for item in evidence if own.counts(item) and asked.is_touched(item)), key=_rank)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dates:
    issued_on: date | None
    effective_from: date | None
    ended_on: date | None
    is_consolidation: bool = False

    def contradicts(self, item: Evidence) -> bool:
        is_older = item.issued_on is not None and self.issued_on is not None and item.issued_on < self.issued_on
        return is_older or not item.is_possible

    def counts(self, item: Evidence) -> bool:
        return item.is_confirmed or not self.contradicts(item)

    def surely(self, day: date, item: Evidence) -> bool:
        """Say whether ``item`` holds on ``day`` beyond doubt."""
        if not item.is_confirmed or self.contradicts(item):
            return False
        return item.holds(day)

    @property
    def unknown_because(self) -> Reason | None:
        if self.is_consolidation:
            return Reason.CONSOLIDATION
        if self.effective_from is None:
            return Reason.NO_EFFECTIVE_DATE
        if self.issued_on is not None and self.effective_from < self.issued_on:
            return Reason.EFFECTIVE_BEFORE_ISSUED
        if self.ended_on is not None and self.ended_on < self.effective_from:
            return Reason.ENDED_BEFORE_EFFECTIVE
        return None


def _rank(item: Evidence) -> tuple[object, ...]:
    """Order evidence so that the earliest decides before one without a day, and of two equal ones always the same."""
    effects = list(Effect)
    days = (item.sure_from or date.max, item.from_day or date.max, item.until or date.max)
    said = (item.source, not item.is_confirmed, not item.is_possible, item.issued_on or date.min)
    return (*days, effects.index(item.effect), *said, item.provision.steps, sorted(item.territory))


def _found(day: date, own: _Dates, asked: Question, evidence: Sequence[Evidence]) -> Finding:
    """Return the finding without its ``next_change``.

    Doubts that can be about no more than parts hide no part that is surely changed.
    """
    sure = [item for item in evidence if own.surely(day, item)]
    doubts = _doubts(day, own, asked, evidence)
    begins = _not_yet(day, own)
    is_surely_in_part = begins is None and bool(sure) and all(map(asked.is_of_a_part, doubts))
    return (
        _ended(day, own, asked, sure)
        or _suspended(asked, sure)
        or _not_known(own)
        or (None if is_surely_in_part else _doubted(day, own, doubts))
        or begins
        or _in_part(asked, sure, doubts)
        or Finding(validity=Validity.IN_FORCE, reason=Reason.NOTHING_AGAINST, since=own.effective_from)
    )


def _ended(day: date, own: _Dates, asked: Question, sure: Sequence[Evidence]) -> Finding | None:
    """The earliest of its own end and of those that others made; of the two on one day, the other document is named."""
    by = asked.completing(item for item in sure if item.effect == Effect.ENDS and asked.is_whole(item))
    own_end = own.ended_on if own.ended_on is not None and own.ended_on <= day else None
    if by is not None and by.sure_from is not None and (own_end is None or by.sure_from <= own_end):
        return Finding(validity=Validity.ENDED, reason=Reason.ENDED_BY, since=by.sure_from, decided_by=by)
    if own_end is not None:
        return Finding(validity=Validity.ENDED, reason=Reason.OWN_END, since=own_end)
    return None


def _suspended(asked: Question, sure: Sequence[Evidence]) -> Finding | None:
    by = asked.completing(item for item in sure if item.effect == Effect.SUSPENDS and asked.is_whole(item))
    if by is None:
        return None
    return Finding(validity=Validity.SUSPENDED, reason=Reason.SUSPENDED_BY, since=by.sure_from, decided_by=by)


def _not_known(own: _Dates) -> Finding | None:
    reason = own.unknown_because
    return Finding(validity=Validity.UNKNOWN, reason=reason) if reason else None


def _doubts(day: date, own: _Dates, asked: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return what may hold on ``day`` without being sure, or of which nobody knows where; the heaviest first."""
    begun = [item for item in evidence if (item.from_day is None or item.from_day <= day) and not item.is_over(day)]
    doubts = [item for item in begun if not own.surely(day, item) or asked.reach(item) == Reach.MAYBE]
    return sorted(doubts, key=lambda item: (asked.is_of_a_part(item), list(Effect).index(item.effect), _rank(item)))


def _doubted(day: date, own: _Dates, doubts: Sequence[Evidence]) -> Finding | None:
    if not doubts:
        return None
    by = doubts[0]
    return Finding(validity=Validity.UNKNOWN, reason=_doubt(day, own, by), since=by.from_day, decided_by=by)


def _doubt(day: date, own: _Dates, item: Evidence) -> Reason:
    if not item.is_confirmed:
        return Reason.UNCONFIRMED
    if own.contradicts(item):
        return Reason.CONTRADICTORY
    if item.from_day is None:
        return Reason.UNDATED
    return Reason.PROVISIONS_UNRECORDED if own.surely(day, item) else Reason.CONTRADICTORY


def _not_yet(day: date, own: _Dates) -> Finding | None:
    if own.effective_from is not None and day < own.effective_from:
        return Finding(validity=Validity.PENDING, reason=Reason.NOT_YET)
    return None


_IN_PART = (Reason.ENDED_IN_TERRITORY, Reason.CHANGED_BY, Reason.PARTLY_SUSPENDED_BY)


def _in_part(asked: Question, sure: Sequence[Evidence], doubts: Sequence[Evidence]) -> Finding | None:
    """What acts on a part of it: an end before a change, a change before a suspension, the earliest of each first.

    ``doubts`` are told beside it.
    """
    found = [(_partial_reason(asked, item), item) for item in sure]
    if not found:
        return None
    reason, by = min(found, key=lambda one: _IN_PART.index(one[0]))
    doubt = next(iter(doubts), None)
    return Finding(validity=Validity.PARTLY_ENDED, reason=reason, since=by.sure_from, decided_by=by, doubted_by=doubt)


def _partial_reason(asked: Question, item: Evidence) -> Reason:
    if item.effect == Effect.SUSPENDS:
        return Reason.PARTLY_SUSPENDED_BY
    return Reason.ENDED_IN_TERRITORY if asked.is_whole(item) else Reason.CHANGED_BY
