"""What the counts of three months say of a procedure, and what lists make of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.use.months import MOST, months_before, share_of, usual_views, weight

VIEWS = st.integers(min_value=0, max_value=10 * MOST)


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (date(2026, 11, 26), [(2026, 10), (2026, 9), (2026, 8)]),
        (date(2026, 3, 1), [(2026, 2), (2026, 1), (2025, 12)]),
        (date(2026, 1, 31), [(2025, 12), (2025, 11), (2025, 10)]),
    ],
)
def test_only_full_months_count(day, months):
    assert [(one.year, one.month) for one in months_before(day)] == months


def test_a_rush_in_a_single_month_moves_nothing():
    assert usual_views([40, 30_000, 50]) == 50
    assert usual_views([30_000]) == 0
    assert usual_views([]) == 0


@given(st.lists(VIEWS, min_size=3, max_size=3))
def test_the_usual_month_is_one_of_the_three_with_one_on_either_side(views):
    assert usual_views(views) == sorted(views)[1]


@given(VIEWS, VIEWS)
def test_who_is_used_more_never_stands_lower_and_nobody_passes_an_editors_choice(one, other):
    fewer, more = sorted((one, other))
    assert share_of(fewer) <= share_of(more)
    assert 1.0 <= weight(share=share_of(more), is_shown_first=False) <= weight(share=0.0, is_shown_first=True)


def test_ten_times_the_use_is_one_step():
    steps = [share_of(10 * views) - share_of(views) for views in (100, 1_000, 10_000)]
    assert max(steps) - min(steps) < 0.002
