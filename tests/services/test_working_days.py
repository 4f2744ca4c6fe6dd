"""When a time limit ends: the rules of the Civil Code, day by day."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.time_units import TimeUnit
from services.working_days import (
    MOST,
    BeyondTheCalendarError,
    SpecialDay,
    SpecialKind,
    Standing,
    Unit,
    UnreasonableAmountError,
    Why,
    WorkingCalendar,
    deadline,
    same_date,
)

WEEKENDS_ONLY = WorkingCalendar()


def at(local_time: str) -> datetime:
    return datetime.fromisoformat(local_time)


def off(*days: date, kind: SpecialKind = SpecialKind.HOLIDAY) -> list[SpecialDay]:
    return [SpecialDay(day=day, kind=kind, name="Lễ") for day in days]


END_OF_APRIL = WorkingCalendar.of(off(date(2026, 4, 30), date(2026, 5, 1)))


def test_the_units_are_those_of_the_editors_form():
    assert set(Unit) == set(TimeUnit.values)


def test_five_working_days_leave_out_two_holidays_and_a_weekend_and_the_day_of_filing():
    found = deadline(date(2026, 4, 28), 5, Unit.WORKING_DAYS, working=END_OF_APRIL)
    assert found.due == date(2026, 5, 7)
    assert [(step.day.day, step.counts, step.why) for step in found.steps] == [
        (28, False, Why.START),
        (29, True, Why.WORKING_DAY),
        (30, False, Why.HOLIDAY),
        (1, False, Why.HOLIDAY),
        (2, False, Why.WEEKEND),
        (3, False, Why.WEEKEND),
        (4, True, Why.WORKING_DAY),
        (5, True, Why.WORKING_DAY),
        (6, True, Why.WORKING_DAY),
        (7, True, Why.WORKING_DAY),
    ]
    assert [step.number for step in found.steps if step.counts] == [1, 2, 3, 4, 5]


def test_a_saturday_worked_instead_counts_and_the_day_off_for_it_does_not():
    swapped = WorkingCalendar.of(
        [
            *off(date(2026, 1, 1)),
            *off(date(2026, 1, 2), kind=SpecialKind.DAY_OFF),
            *off(date(2026, 1, 10), kind=SpecialKind.WORKING_DAY),
        ]
    )
    found = deadline(date(2025, 12, 31), 6, Unit.WORKING_DAYS, working=swapped)
    assert found.due == date(2026, 1, 10)
    assert found.steps[-1].why == Why.WORKED_INSTEAD
    assert [step.why for step in found.steps[1:3]] == [Why.HOLIDAY, Why.DAY_OFF]


def test_calendar_days_are_all_counted_and_an_end_on_a_day_off_moves_to_the_next_working_day():
    found = deadline(date(2026, 4, 20), 10, Unit.DAYS, working=END_OF_APRIL)
    assert found.is_moved
    assert found.due == date(2026, 5, 4)
    counted = [step.day for step in found.steps if step.counts]
    assert (len(counted), counted[-1]) == (10, date(2026, 4, 30))
    assert found.steps[10].special.name == "Lễ"
    assert [step.why for step in found.steps[11:]] == [Why.HOLIDAY, Why.WEEKEND, Why.WEEKEND, Why.ENDS_HERE]


def test_calendar_days_that_end_on_a_working_day_end_there():
    found = deadline(date(2026, 4, 20), 8, Unit.DAYS, working=END_OF_APRIL)
    assert (found.due, found.is_moved) == (date(2026, 4, 28), False)


@pytest.mark.parametrize(
    ("start", "months", "due"),
    [
        (date(2026, 1, 31), 1, date(2026, 3, 2)),  # 28 February is a Saturday
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 4, 28), 1, date(2026, 5, 28)),
        (date(2026, 4, 30), 12, date(2027, 4, 30)),
    ],
)
def test_a_month_ends_on_the_same_date_or_the_last_day_of_the_month(start, months, due):
    assert deadline(start, months, Unit.MONTHS, working=WEEKENDS_ONLY).due == due


def test_a_year_from_a_leap_day_ends_on_the_last_of_february():
    assert deadline(date(2028, 2, 29), 1, Unit.YEARS, working=WEEKENDS_ONLY).due == date(2029, 2, 28)
    assert deadline(date(2028, 2, 29), 4, Unit.YEARS, working=WEEKENDS_ONLY).due == date(2032, 3, 1)  # a Sunday


def test_hours_run_by_the_clock_from_their_moment():
    found = deadline(at("2026-04-28 16:30"), 24, Unit.HOURS, working=END_OF_APRIL)
    assert found.due_at == at("2026-04-29 16:30")
    assert [(step.day.day, step.minutes) for step in found.steps] == [(28, 450), (29, 990)]


def test_hours_that_end_on_a_day_off_end_with_the_next_working_day():
    found = deadline(at("2026-04-29 09:00"), 24, Unit.HOURS, working=END_OF_APRIL)
    assert (found.due_at, found.is_moved) == (at("2026-05-04 23:59"), True)


def test_hours_that_end_at_midnight_end_with_the_day_before():
    found = deadline(at("2026-05-08 16:00"), 8, Unit.HOURS, working=WEEKENDS_ONLY)
    assert (found.due_at, found.due, found.is_moved) == (at("2026-05-08 23:59"), date(2026, 5, 8), False)


def test_hours_from_a_day_without_a_moment_begin_when_offices_open():
    found = deadline(date(2026, 4, 28), 2, Unit.HOURS, working=WEEKENDS_ONLY)
    assert found.due_at == at("2026-04-28 09:30")


def test_the_sum_says_which_days_nobody_has_confirmed_and_which_years_it_does_not_know():
    proposed = SpecialDay(day=date(2026, 5, 1), kind=SpecialKind.HOLIDAY, name="Lao động", standing=Standing.PROPOSED)
    found = deadline(
        date(2026, 4, 29), 3, Unit.WORKING_DAYS, working=WorkingCalendar.of([*off(date(2026, 4, 30)), proposed])
    )
    assert [step.day for step in found.unconfirmed] == [date(2026, 5, 1)]
    assert found.unknown_years == ()
    assert deadline(date(2026, 12, 31), 1, Unit.DAYS, working=END_OF_APRIL).unknown_years == (2027,)


def test_a_dossier_that_comes_in_on_a_day_off_is_told_apart():
    assert deadline(date(2026, 5, 1), 1, Unit.WORKING_DAYS, working=END_OF_APRIL).is_received_on_day_off
    assert not deadline(date(2026, 4, 29), 1, Unit.WORKING_DAYS, working=END_OF_APRIL).is_received_on_day_off


@pytest.mark.parametrize("amount", [0, -1, -(10**30), 10**30])
@pytest.mark.parametrize("unit", list(Unit))
def test_an_unreasonable_amount_is_refused(amount, unit):
    with pytest.raises(UnreasonableAmountError):
        deadline(date(2026, 4, 28), amount, unit, working=WEEKENDS_ONLY)


@pytest.mark.parametrize("unit", list(Unit))
def test_a_term_beyond_the_last_date_is_refused(unit):
    with pytest.raises(BeyondTheCalendarError):
        deadline(date.max, MOST[unit], unit, working=WEEKENDS_ONLY)


def test_a_calendar_without_working_days_is_refused_and_not_walked_for_ever():
    year = [date(2026, 1, 1) + timedelta(days=number) for number in range(800)]
    for unit in (Unit.WORKING_DAYS, Unit.DAYS):
        with pytest.raises(BeyondTheCalendarError):
            deadline(date(2026, 1, 1), 1, unit, working=WorkingCalendar.of(off(*year)))


days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
moments = st.datetimes(at("1990-01-01 00:00"), at("2060-12-31 00:00"))
units = st.sampled_from(list(Unit))


@st.composite
def cases(draw):
    """A start, an amount, a unit, and a calendar whose special days lie where the term runs."""
    unit = draw(units)
    start = draw(days)
    amount = draw(st.integers(1, min(MOST[unit], 40)))
    near = st.integers(-5, 90).map(lambda number: start + timedelta(days=number))
    special = st.builds(SpecialDay, day=near, kind=st.sampled_from(list(SpecialKind)), name=st.just("Lễ"))
    return start, amount, unit, WorkingCalendar.of(draw(st.lists(special, max_size=12)))


@given(cases())
def test_a_term_never_ends_on_a_day_off_and_never_before_its_start(case):
    start, amount, unit, working = case
    found = deadline(start, amount, unit, working=working)
    assert working.is_working(found.due)
    assert found.due > start or unit == Unit.HOURS
    assert found.steps[-1].day == found.due


@given(cases())
def test_what_counts_in_the_sum_is_the_amount(case):
    start, amount, unit, working = case
    counted = [step for step in deadline(start, amount, unit, working=working).steps if step.counts]
    if unit == Unit.HOURS:
        assert sum(step.minutes for step in counted) == amount * 60
    else:
        assert [step.number for step in counted] == list(range(1, amount + 1))


@given(cases())
def test_the_lines_of_the_sum_are_in_order_and_no_day_is_left_out_of_days(case):
    start, amount, unit, working = case
    lines = [step.day for step in deadline(start, amount, unit, working=working).steps]
    assert lines == sorted(set(lines))
    if unit in (Unit.WORKING_DAYS, Unit.DAYS, Unit.HOURS):
        assert lines == [start + timedelta(days=number) for number in range(len(lines))]


@given(cases(), st.integers(0, 10), st.integers(0, 10))
def test_a_longer_term_or_a_later_start_never_ends_earlier(case, longer, later):
    start, amount, unit, working = case
    one = deadline(start, amount, unit, working=working)
    other = deadline(start + timedelta(days=later), min(amount + longer, MOST[unit]), unit, working=working)
    assert one.due <= other.due


@given(cases(), st.integers(0, 60))
def test_a_holiday_announced_later_never_makes_it_earlier(case, after):
    start, amount, unit, working = case
    announced = SpecialDay(day=start + timedelta(days=after), kind=SpecialKind.HOLIDAY)
    with_it = WorkingCalendar.of([*working.special.values(), announced])
    before = deadline(start, amount, unit, working=working)
    afterwards = deadline(start, amount, unit, working=with_it)
    assert before.due <= afterwards.due
    if before.due_at and afterwards.due_at:
        assert before.due_at <= afterwards.due_at


@given(moments, st.integers(1, 500), st.integers(1, 500))
def test_more_hours_never_end_on_an_earlier_day(start, hours, more):
    one = deadline(start, hours, Unit.HOURS, working=WEEKENDS_ONLY)
    other = deadline(start, hours + more, Unit.HOURS, working=WEEKENDS_ONLY)
    assert one.due <= other.due


@given(days, st.integers(0, 600))
def test_the_same_date_keeps_its_day_or_is_the_last_of_its_month(day, months):
    found = same_date(day, months=months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found + timedelta(days=1)).day == 1
    assert found.day <= day.day
