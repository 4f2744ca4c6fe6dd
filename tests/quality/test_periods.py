"""How periods are written and read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quality.periods import Kind, Period, UnreadablePeriodError, period_of, read_period


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("03/2026", "2026-03"),
        ("3/2026", "2026-03"),
        ("Tháng 3/2026", "2026-03"),
        ("2026-03", "2026-03"),
        ("Quý I/2026", "2026-Q1"),
        ("quý IV / 2026", "2026-Q4"),
        ("Q2/2026", "2026-Q2"),
        ("2026-Q3", "2026-Q3"),
        ("2026", "2026"),
        ("Năm 2026", "2026"),
    ],
)
def test_a_period_is_read_as_people_and_machines_write_it(written, code):
    assert read_period(written).code == code


@pytest.mark.parametrize(
    "written", ["", "13/2026", "0/2026", "Q5/2026", "1999", "03/26", "2026-3-1", "tháng ba", "٢٠٢٦", "2" * 99]
)
def test_what_names_no_period_is_refused(written):
    with pytest.raises(UnreadablePeriodError):
        read_period(written)


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2999, 12, 31)), st.sampled_from(Kind))
def test_every_day_lies_in_one_period_that_is_read_again_by_its_code(day, kind):
    period = period_of(day, kind)
    assert period.first_day <= day <= period.last_day
    assert read_period(period.code) == period
    assert period.before.last_day < period.first_day
    assert (period.first_day - period.before.last_day).days == 1


def test_the_last_quarter_ends_with_the_year():
    assert Period(date(2026, 10, 1), Kind.QUARTER).last_day == date(2026, 12, 31)
