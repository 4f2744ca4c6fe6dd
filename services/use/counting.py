"""Counts that a procedure was opened, and keeps nothing of who did: one number a page and month.

One view of ten is drawn and stands for ten, so nine readers of ten cost no write. Robots, previews and signed-in
editors are not counted; answers that a shared cache gives are not seen, of any page alike. What one page can gain is
bounded: no more than ``MOST_A_DAY`` for each day of the month so far, whoever opens it however often.
"""

from datetime import date
from secrets import randbelow
from typing import Any

import structlog
from django.conf import settings
from django.db import DatabaseError
from django.db.models import F
from django.http import HttpRequest
from django.utils.timezone import localdate

from core.persons import opens_a_page
from services.models.use import MonthOfUse
from services.use.months import month_of

log = structlog.get_logger(__name__)

DRAWN_OF = 10
"""One view of so many is written down, and counts for all of them."""
MOST_A_DAY = 1_000
"""Views that one page gains a day; the rest of a flood is not counted."""


def count_view(page: Any, request: HttpRequest) -> None:
    """Count that ``request`` opened the procedure ``page``, if it is drawn; never fails, since reading goes first."""
    if not is_reader(request) or randbelow(DRAWN_OF):
        return
    try:
        _add(page.pk, localdate())
    except DatabaseError:
        log.warning("procedures.view_not_counted", exc_info=True)


def _add(page_pk: int, today: date) -> None:
    """Write the views that one drawn view stands for: one statement, and another where the month begins or is full."""
    row = MonthOfUse.objects.filter(page_id=page_pk, month=month_of(today), views__lt=MOST_A_DAY * today.day)
    if not row.update(views=F("views") + DRAWN_OF):
        first = MonthOfUse(page_id=page_pk, month=month_of(today), views=DRAWN_OF)
        MonthOfUse.objects.bulk_create([first], ignore_conflicts=True)


def is_reader(request: HttpRequest) -> bool:
    """Say whether somebody of the public seems to have opened a page; who has a session is an editor."""
    return (
        request.method == "GET"
        and not getattr(request, "is_preview", False)
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and opens_a_page(request.headers)
    )
