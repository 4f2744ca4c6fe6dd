"""What one document does to the validity of another, and how surely that is known."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from legal.evidence.reach import WHOLE_DOCUMENT, Territory
from legal.provisions import ProvisionAddress


class Effect(StrEnum):
    """What one document does to the validity of another, the heaviest first."""

    ENDS = "ends"
    SUSPENDS = "suspends"
    ENDS_PARTLY = "ends_partly"
    """It changes what it acts on: its words may not be those that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """That another document ends, suspends or changes this one, or a provision of it."""

    effect: Effect
    from_day: date | None
    """The first day of the effect; none where nobody knows."""
    latest_from: date | None = None
    """Where statements contradict each other on the first day: the latest of them. Between the two nothing is sure."""
    until: date | None = None
    """The first day on which a suspension no longer holds; none while nobody said."""
    provision: ProvisionAddress = WHOLE_DOCUMENT
    """What is acted on; empty for the whole document, or, of a change, for provisions that nobody recorded."""
    territory: Territory = frozenset()
    """Where the acting document applies; empty where nobody said."""
    is_confirmed: bool = False
    """Somebody has read it in the acting document."""
    is_possible: bool = True
    """False where what is known of the two documents contradicts it."""
    issued_on: date | None = None
    """When the acting document was issued, or the last day on which it can have been."""
    source: str = ""
    """Which statement this is; decides between two that say the same."""

    @property
    def sure_from(self) -> date | None:
        """Return the first day on which it surely holds, if it does at all."""
        return self.from_day and max(self.from_day, self.latest_from or self.from_day)

    def is_over(self, day: date) -> bool:
        """Say whether a suspension no longer holds on ``day``; what has ended or changed stays so."""
        return self.effect == Effect.SUSPENDS and self.until is not None and self.until <= day

    def holds(self, day: date) -> bool:
        """Say whether by its days it surely holds on ``day``."""
        return self.sure_from is not None and self.sure_from <= day and not self.is_over(day)
