"""Whether promises were kept, and outages announced in time."""

from datetime import date
from decimal import Decimal

from quality.keeping import Announcement, Verdict, verdict
from services.working_days import SpecialDay, SpecialKind, WorkingCalendar

ORDINARY = WorkingCalendar.of([], known_years=[2026])


def test_reaching_the_target_exactly_keeps_the_promise():
    assert verdict(Decimal(98), Decimal(98), is_more_better=True) == Verdict.KEPT
    assert verdict(Decimal("97.9"), Decimal(98), is_more_better=True) == Verdict.NOT_KEPT


def test_of_days_of_waiting_fewer_are_better():
    assert verdict(Decimal(2), Decimal(3), is_more_better=False) == Verdict.KEPT
    assert verdict(Decimal(4), Decimal(3), is_more_better=False) == Verdict.NOT_KEPT


def test_without_a_figure_nothing_is_said_of_a_promise():
    assert verdict(None, Decimal(98), is_more_better=True) == Verdict.UNMEASURED
    assert verdict(Decimal(98), None, is_more_better=True) == Verdict.UNMEASURED


def test_a_planned_outage_is_announced_seven_working_days_before():
    monday = date(2026, 3, 2)
    assert Announcement(announced_on=monday, begins_on=date(2026, 3, 11)).is_in_time(ORDINARY)
    assert not Announcement(announced_on=monday, begins_on=date(2026, 3, 10)).is_in_time(ORDINARY)


def test_a_holiday_between_counts_as_no_working_day():
    holiday = SpecialDay(day=date(2026, 3, 5), kind=SpecialKind.HOLIDAY, name="Lễ")
    calendar = WorkingCalendar.of([holiday])
    assert Announcement(announced_on=date(2026, 3, 2), begins_on=date(2026, 3, 12)).earliest(calendar) == date(
        2026, 3, 12
    )
