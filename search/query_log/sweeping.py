"""What of the log goes at night: old days, and of yesterday what nobody else asked, beyond what anybody would read."""

from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from core.nightly import Alive, nightly
from search.query_log.models import LoggedQuery

MOST_A_DAY = 5_000
"""Different words of one day that are kept, the most asked first: a program that invents words fills no disk."""


@nightly("search.sweep_log")
def sweep_at_night(alive: Alive) -> None:
    """Delete what is kept no longer."""
    sweep(today=timezone.localdate())


def sweep(*, today: date) -> int:
    """Delete days older than ``SEARCH_LOG_DAYS`` and the rare words of the last week's long days; return how many."""
    oldest = today - timedelta(days=settings.SEARCH_LOG_DAYS)
    gone, _rows = LoggedQuery.objects.filter(day__lte=oldest).delete()
    for day in (today - timedelta(days=back) for back in range(1, 8)):
        of_day = LoggedQuery.objects.filter(day=day)
        kept = of_day.order_by("-asked", "-clicks", "pk")[:MOST_A_DAY].values("pk")
        if of_day.count() > MOST_A_DAY:
            gone += of_day.exclude(pk__in=list(kept.values_list("pk", flat=True))).delete()[0]
    return gone
