"""Words that others looked for and found: what may be offered to somebody who is typing."""

from datetime import date, timedelta

from django.db.models import Count

from core.masking import MASK
from search.query_log.querysets import usual_wordings, words_since

FEWEST_ASKED, FEWEST_DAYS = 5, 3
"""Of one connection a wording counts once an hour: so many questions on so many days are several people's."""
DAYS = 90


def good_queries(*, today: date, limit: int = 1000) -> tuple[str, ...]:
    """Return words that several looked for on several days, that found something and were followed, most asked first.

    What was masked is never among them, nor words of which more than a third of the questions found nothing. Two
    statements; ask it seldom and keep the answer, as it changes slowly.
    """
    since = today - timedelta(days=DAYS - 1)
    rows = (
        words_since(since)
        .exclude(words__contains=MASK)
        .annotate(days=Count("day"))
        .filter(times__gte=FEWEST_ASKED, days__gte=FEWEST_DAYS, opened__gt=0)[: 2 * limit]
    )
    keys = [row["key"] for row in rows if row["empty"] * 3 <= row["times"]][:limit]
    wordings = usual_wordings(keys, since=since)
    return tuple(wordings[key] for key in keys if key in wordings)
