"""One relation as it is seen from one document, and the evidence in it."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from core.document_numbers import NotADocumentNumber, parse
from legal.evidence.acts import Effect, Evidence
from legal.evidence.ranks import is_outranked
from legal.evidence.reach import WHOLE_DOCUMENT, territory_of
from legal.provisions import NotAProvisionAddressError, ProvisionAddress, address_in
from legal.relation_types import EFFECTS, Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One relation as seen from a document."""

    relation_type: str
    direction: str
    """Whether this document acts (``active``) or the other does (``passive``)."""
    number: str
    """Of the other; empty where the source only counts it."""
    key: str
    own_key: str = ""
    """Of this document's number."""
    other: Any = None
    """The other document's page, where the public may see it."""
    title: str = ""
    extent: str = ""
    """Where this document applies."""
    is_confirmed: bool = False
    applies_from: date | None = None
    latest_from: date | None = None
    """Where its two sides name different days: the later of them."""
    applies_until: date | None = None
    subject_clause: str = ""
    """Which provision of the acting document acts, in words."""
    target_clause: str = ""
    """Which provision of the document acted on it acts on, in words; empty for all of it."""
    quote: str = ""
    """The sentence of the acting document that says so."""
    source: str = ""
    confirmed_by: int | None = None
    """The user who confirmed it; never shown to the public."""
    confirmed_on: date | None = None
    unnamed: int = 0

    @property
    def is_acted_on(self) -> bool:
        """Say whether the other document acts on this one."""
        return self.direction == Direction.PASSIVE

    @property
    def subject(self) -> ProvisionAddress:
        """Return the provision that acts; the empty address where nobody said, or not so that it can be read."""
        return provision_in(self.subject_clause) or WHOLE_DOCUMENT

    @property
    def target(self) -> ProvisionAddress:
        """Return the provision acted on; the empty address for all of the document."""
        return provision_in(self.target_clause) or WHOLE_DOCUMENT

    @property
    def identity(self) -> tuple[object, ...]:
        """Return what two statements of one relation share."""
        clause = self.target.anchor or self.target_clause
        return (self.relation_type, self.direction, self.other.pk if self.other else self.key, clause, self.unnamed)

    @property
    def from_day(self) -> date | None:
        """Return the first day of the effect: the one stated, else that from which the acting document is effective."""
        return self.applies_from or (_first_day(self.other) if self.is_acted_on else None)

    @property
    def evidence(self) -> Evidence | None:
        """Return what it says against this document's validity; none where it says nothing."""
        effect = self._effect
        if effect is None or not self.is_acted_on:
            return None
        acting_in, here = territory_of(self.other.extent if self.other else ""), territory_of(self.extent)
        is_elsewhere = bool(acting_in and here) and not acting_in & here
        return Evidence(
            effect=effect,
            from_day=self.from_day,
            latest_from=self._latest_day,
            until=self.applies_until,
            provision=self.target,
            territory=frozenset() if is_elsewhere else acting_in,
            is_confirmed=self.is_confirmed,
            is_possible=not is_elsewhere and not is_outranked(self.key, self.own_key),
            issued_on=self.other.issued_on if self.other else _last_day(self.number),
            source="|".join(map(str, self.identity)),
        )

    @property
    def _effect(self) -> Effect | None:
        """What its type does; where the provision is named by words that nobody can read, somewhere in the document."""
        effect = EFFECTS.get(self.relation_type)
        is_somewhere = bool(self.target_clause) and provision_in(self.target_clause) is None
        return Effect.ENDS_PARTLY if effect is not None and is_somewhere else effect

    @property
    def _latest_day(self) -> date | None:
        """No document acts before it is issued: of one that is said to, only the day of its own effect is sure."""
        issued_on = self.other.issued_on if self.other else None
        if self.applies_from is None or issued_on is None or self.applies_from >= issued_on:
            return self.latest_from
        return max(filter(None, (self.latest_from, _first_day(self.other), issued_on)))


@lru_cache(maxsize=4096)
def provision_in(words: str) -> ProvisionAddress | None:
    """Return the provision that ``words`` name; none where they name no single one."""
    try:
        return address_in(words)
    except NotAProvisionAddressError:
        return None


def _last_day(number: str) -> date | None:
    """Return the last day on which a document that we do not hold can have been issued, by the year in its number."""
    try:
        year = parse(number).year
    except NotADocumentNumber:
        return None
    return date(year, 12, 31) if year else None


def _first_day(acting: Any) -> date | None:
    """Return the day from which the acting document is effective; none where that is unknown or cannot be true."""
    if acting is None or acting.effective_from is None:
        return None
    is_contradictory = acting.issued_on is not None and acting.effective_from < acting.issued_on
    return None if is_contradictory else acting.effective_from
