"""Whether a commitment was kept, and whether an outage was announced in time; pure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from services.working_days import Unit, WorkingCalendar, deadline

WORKING_DAYS_BEFORE = 7
"""A planned outage is announced so many working days before it begins."""


class Verdict(StrEnum):
    """What the newest figure says of a commitment."""

    KEPT = "kept"
    NOT_KEPT = "not kept"
    UNMEASURED = "unmeasured"


def verdict(value: Decimal | None, target: Decimal | None, *, is_more_better: bool) -> Verdict:
    """Compare what was measured with what was promised; reaching the target exactly keeps it."""
    if value is None or target is None:
        return Verdict.UNMEASURED
    is_kept = value >= target if is_more_better else value <= target
    return Verdict.KEPT if is_kept else Verdict.NOT_KEPT


@dataclass(frozen=True, slots=True)
class Announcement:
    """A planned outage and the day on which the public was told."""

    announced_on: date
    begins_on: date

    def earliest(self, calendar: WorkingCalendar) -> date:
        """Return the first day on which it may begin: the seventh working day after the announcement.

        Raises ``services.working_days.DeadlineError`` for days beyond every calendar.
        """
        return deadline(self.announced_on, WORKING_DAYS_BEFORE, Unit.WORKING_DAYS, working=calendar).due

    def is_in_time(self, calendar: WorkingCalendar) -> bool:
        """Say whether the public was told early enough."""
        return self.begins_on >= self.earliest(calendar)
