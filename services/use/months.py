"""What the counts of some months say of how much a procedure is used; pure rules, no database.

The middle one of three months counts: who opens a page over and over for a month moves nothing, and a rush in one month
(school enrolment) lifts nothing for a year. Ten times as much use is one step, so that what is opened by mistake or by
a zealous reader weighs little.
"""

import math
from collections.abc import Sequence
from datetime import date

MONTHS = 3
"""Full months that count."""
MOST = 1_000_000
"""Views a month from which on nothing rises any more."""
USED = 0.1
"""What the most used procedure gains in lists and, multiplied with its score, in searches with words."""
SHOWN_FIRST = 0.1
"""What an editor's choice gains: it stands before everything that is only used."""


def month_of(day: date) -> date:
    """Return the first day of the month of ``day``, by which months are kept."""
    return day.replace(day=1)


def months_before(day: date, number: int = MONTHS) -> tuple[date, ...]:
    """Return the last full months before ``day``, the newest first."""
    months = [month_of(day)]
    for _ in range(number):
        last = months[-1]
        months.append(
            last.replace(year=last.year - 1, month=12) if last.month == 1 else last.replace(month=last.month - 1)
        )
    return tuple(months[1:])


def usual_views(views: Sequence[int]) -> int:
    """Return the views of a usual month: the middle one of ``MONTHS``, those that are not there being empty."""
    padded = sorted([*views, *[0] * (MONTHS - len(views))])
    return padded[len(padded) // 2]


def share_of(views: int) -> float:
    """Return how much that is, from 0 (nobody) to 1 (``MOST``): each step of ten counts the same."""
    return math.log1p(min(views, MOST)) / math.log1p(MOST)


def weight(*, share: float, is_shown_first: bool) -> float:
    """Return what an entry of search weighs: 1 where nothing is known, and never so much that words count for less."""
    return 1.0 + USED * share + (SHOWN_FIRST if is_shown_first else 0.0)
