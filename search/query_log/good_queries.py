"""Words that others looked for and found: what may be offered to somebody who is typing."""

from datetime import date, timedelta

from django.db.models import Max, Sum

from core.masking import MASK
from search.query_log.models import LoggedQuery

FEWEST_ASKED = 3
DAYS = 90


def good_queries(*, today: date, limit: int = 1000) -> tuple[str, ...]:
    """Return words that were looked for at least three times, found something and were followed, the most asked first.

    What was masked is never among them, nor words of which more than a third of the questions found nothing. One
    statement; ask it seldom and keep the answer, as it changes slowly.
    """
    rows = (
        LoggedQuery.objects.filter(day__gt=today - timedelta(days=DAYS))
        .exclude(words__contains=MASK)
        .values("key")
        .annotate(shown=Max("words"), times=Sum("asked"), empty=Sum("without_result"), opened=Sum("clicks"))
        .filter(times__gte=FEWEST_ASKED, opened__gt=0)
        .order_by("-times", "key")[: 2 * limit]
    )
    return tuple(row["shown"] for row in rows if row["empty"] * 3 <= row["times"])[:limit]
