"""What the law and the announcements say of a year, as far as the portal knows by itself."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.deadlines.proposing import KNOWN_YEARS, proposed_days
from services.deadlines.special_days import years_of
from services.working_days import MOST, SpecialDay, SpecialKind, Unit, WorkingCalendar, deadline, is_weekend


def kinds(year: int) -> dict[date, SpecialKind]:
    return {one.day: one.kind for one in proposed_days(year)}


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2025, 1, 27), date(2025, 1, 31)),
        (date(2026, 2, 16), date(2026, 2, 20)),
        (date(2027, 2, 4), date(2027, 2, 10)),
    ],
)
def test_tet_follows_the_lunar_calendar(first, last):
    found = kinds(first.year)
    assert found[first] == found[last] == SpecialKind.HOLIDAY


def test_the_culture_day_is_a_holiday_since_2026():
    assert kinds(2026)[date(2026, 11, 24)] == SpecialKind.HOLIDAY
    assert date(2025, 11, 24) not in kinds(2025)


def test_a_holiday_on_a_weekend_gives_the_next_working_day_off():
    assert kinds(2026)[date(2026, 4, 27)] == SpecialKind.DAY_OFF
    assert kinds(2027)[date(2027, 5, 3)] == SpecialKind.DAY_OFF


@pytest.mark.parametrize(
    ("off", "worked"),
    [
        (date(2025, 5, 2), date(2025, 4, 26)),
        (date(2026, 1, 2), date(2026, 1, 10)),
        (date(2026, 8, 31), date(2026, 8, 22)),
        (date(2018, 12, 31), date(2019, 1, 5)),
    ],
)
def test_swapped_days_come_in_pairs(off, worked):
    assert kinds(off.year)[off] == SpecialKind.DAY_OFF
    assert kinds(worked.year)[worked] == SpecialKind.WORKING_DAY


def test_each_day_has_both_names_and_stands_once():
    for year in range(2024, 2031):
        days = proposed_days(year)
        assert len({one.day for one in days}) == len(days)
        assert [one.day for one in days] == sorted(one.day for one in days)
        assert all(one.name and one.name_en and one.day.year == year for one in days)


def test_only_weekends_are_worked_instead_and_years_have_as_many_days_off_as_the_law_gives():
    for year in range(2026, 2040):
        days = proposed_days(year)
        assert all(is_weekend(one.day) for one in days if one.kind == SpecialKind.WORKING_DAY)
        by_law = [one for one in days if one.kind != SpecialKind.WORKING_DAY and not is_weekend(one.day)]
        swapped = [one for one in days if one.kind == SpecialKind.WORKING_DAY]
        assert len(by_law) - len(swapped) == 12, year


def test_of_years_outside_the_lunar_calendar_nothing_is_said():
    assert proposed_days(KNOWN_YEARS.start - 1) == proposed_days(KNOWN_YEARS.stop) == ()
    assert WorkingCalendar().is_working(date(2100, 1, 1))


def by_law(years) -> WorkingCalendar:
    return WorkingCalendar.of(SpecialDay(day=one.day, kind=one.kind) for year in years for one in proposed_days(year))


@given(st.dates(date(2000, 1, 1), date(2085, 12, 31)), st.sampled_from(list(Unit)), st.data())
def test_the_years_that_are_read_reach_to_the_end_of_every_term(start, unit, data):
    amount = data.draw(st.integers(1, MOST[unit]))
    years = years_of(start, amount, unit)
    found = deadline(start, amount, unit, working=by_law(years))
    assert found.unknown_years == ()
    assert years.start == start.year
