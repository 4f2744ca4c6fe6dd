"""Whether a legal document is in force on a given day, on what evidence, and when that changes next.

Only dates and evidence matter here: how evidence is read from relations between documents is told by ``legal.effect``,
how a finding is worded by ``legal.status``. A finding is never stored as a choice: it follows, or it is unknown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


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


class Effect(StrEnum):
    """What one document does to the validity of another, the heaviest first."""

    ENDS = "ends"
    SUSPENDS = "suspends"
    ENDS_PARTLY = "ends_partly"


class Reason(StrEnum):
    """Why a status was found."""

    OWN_END = "own_end"
    """The document itself, or its entry, names the day on which it ends."""
    ENDED_BY = "ended_by"
    SUSPENDED_BY = "suspended_by"
    CHANGED_BY = "changed_by"
    NO_EFFECTIVE_DATE = "no_effective_date"
    EFFECTIVE_BEFORE_ISSUED = "effective_before_issued"
    ENDED_BEFORE_EFFECTIVE = "ended_before_effective"
    UNCONFIRMED = "unconfirmed"
    """Another document may have ended, changed or suspended it; nobody has confirmed that."""
    UNDATED = "undated"
    """Another document has confirmedly ended, changed or suspended it, but nobody knows from which day."""
    NOT_YET = "not_yet"
    NOTHING_AGAINST = "nothing_against"
    """We hold no document that ended, changed or suspended it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """That another document ends, suspends or partly ends this one."""

    effect: Effect
    from_day: date | None
    """The first day of the effect; none where nobody knows."""
    is_confirmed: bool = False
    """Somebody has read it in the acting document."""
    issued_on: date | None = None
    """When the acting document was issued, or the last day on which it can have been."""
    source: str = ""
    """Which statement this is; decides between two that say the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The status on one day."""

    validity: Validity
    reason: Reason
    since: date | None = None
    """The first day of the status, as far as it is known."""
    decided_by: Evidence | None = None
    next_change: date | None = None
    """The first later day on which, as far as we know today, the finding is another one."""


def validity_on(
    day: date,
    *,
    issued_on: date | None,
    effective_from: date | None,
    ended_on: date | None,
    evidence: Iterable[Evidence] = (),
) -> Finding:
    """Return the status on ``day``; a document still applies on the day before ``ended_on``.

    A confirmed end weighs most, then a confirmed suspension, then what cannot be known (dates that are missing or
    contradict each other, effects that nobody has confirmed), then a confirmed change in part. The order of
    ``evidence`` does not matter, and more of it never makes a document more valid. A document cannot act on one issued
    after it: such evidence is disregarded.
    """
    own = _Dates(issued_on=issued_on, effective_from=effective_from, ended_on=ended_on)
    counted = sorted((item for item in evidence if own.permits(item)), key=_rank)
    finding = _found(day, own, counted)
    days = {effective_from, ended_on, *(item.from_day for item in counted)}
    for later in sorted(one for one in days if one is not None and one > day):
        if _found(later, own, counted) != finding:
            return replace(finding, next_change=later)
    return finding


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dates:
    issued_on: date | None
    effective_from: date | None
    ended_on: date | None

    def permits(self, item: Evidence) -> bool:
        return item.issued_on is None or self.issued_on is None or item.issued_on >= self.issued_on

    @property
    def unknown_because(self) -> Reason | None:
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
    day, issued_on = item.from_day or date.max, item.issued_on or date.min
    return (day, effects.index(item.effect), item.source, not item.is_confirmed, issued_on)


def _found(day: date, own: _Dates, evidence: Sequence[Evidence]) -> Finding:
    """Return the finding without its ``next_change``."""
    sure = [item for item in evidence if item.is_confirmed and item.from_day is not None and item.from_day <= day]
    return (
        _ended(day, own, sure)
        or _acted_on(Effect.SUSPENDS, sure)
        or _not_known(own)
        or _doubted(day, evidence)
        or _not_yet(day, own)
        or _acted_on(Effect.ENDS_PARTLY, sure)
        or Finding(validity=Validity.IN_FORCE, reason=Reason.NOTHING_AGAINST, since=own.effective_from)
    )


def _ended(day: date, own: _Dates, sure: Sequence[Evidence]) -> Finding | None:
    """The earliest of its own end and of those that others made; of the two on one day, the other document is named."""
    by = next((item for item in sure if item.effect == Effect.ENDS), None)
    own_end = own.ended_on if own.ended_on is not None and own.ended_on <= day else None
    if by is not None and by.from_day is not None and (own_end is None or by.from_day <= own_end):
        return Finding(validity=Validity.ENDED, reason=Reason.ENDED_BY, since=by.from_day, decided_by=by)
    if own_end is not None:
        return Finding(validity=Validity.ENDED, reason=Reason.OWN_END, since=own_end)
    return None


_BY_EFFECT = {
    Effect.SUSPENDS: (Validity.SUSPENDED, Reason.SUSPENDED_BY),
    Effect.ENDS_PARTLY: (Validity.PARTLY_ENDED, Reason.CHANGED_BY),
}


def _acted_on(effect: Effect, sure: Sequence[Evidence]) -> Finding | None:
    by = next((item for item in sure if item.effect == effect), None)
    if by is None:
        return None
    validity, reason = _BY_EFFECT[effect]
    return Finding(validity=validity, reason=reason, since=by.from_day, decided_by=by)


def _not_known(own: _Dates) -> Finding | None:
    reason = own.unknown_because
    return Finding(validity=Validity.UNKNOWN, reason=reason) if reason else None


def _doubted(day: date, evidence: Sequence[Evidence]) -> Finding | None:
    """The heaviest effect that may hold on ``day`` without being confirmed, or whose first day nobody knows."""
    doubts = [
        item
        for item in evidence
        if (item.from_day is None or item.from_day <= day) and not (item.is_confirmed and item.from_day)
    ]
    if not doubts:
        return None
    by = min(doubts, key=lambda item: (list(Effect).index(item.effect), _rank(item)))
    reason = Reason.UNDATED if by.is_confirmed else Reason.UNCONFIRMED
    return Finding(validity=Validity.UNKNOWN, reason=reason, since=by.from_day, decided_by=by)


def _not_yet(day: date, own: _Dates) -> Finding | None:
    if own.effective_from is not None and day < own.effective_from:
        return Finding(validity=Validity.PENDING, reason=Reason.NOT_YET)
    return None
