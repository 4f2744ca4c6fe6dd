"""What the report reads: the words of a period, each with all its days together."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.db.models import F, QuerySet, Sum

from search.query_log.models import LoggedQuery

PERIODS = {"7": 7, "30": 30, "90": 90}
"""Days, by what stands in the address."""
USUAL_PERIOD = "30"
ROWS_AT_ONCE = 500
"""Rows whose wordings are read in one statement; a page of the report has 50, a spreadsheet all."""


def first_day(period: str, *, today: date) -> date:
    """Return the first day of a period that ends today; what is no period is the usual one."""
    return today - timedelta(days=PERIODS.get(period, PERIODS[USUAL_PERIOD]) - 1)


def words_since(day: date) -> QuerySet[Any, Any]:
    """Return rows ``key``, ``times``, ``empty`` (without a result) and ``opened``, by frequency."""
    rows = LoggedQuery.objects.filter(day__gte=day).values("key")
    counted = rows.annotate(times=Sum("asked"), empty=Sum("without_result"), opened=Sum("clicks"))
    return counted.order_by("-times", "key")


def usual_wordings(keys: Iterable[str], *, since: date) -> dict[str, str]:
    """Return for each of ``keys`` how it was written on the days on which most asked it, in one statement."""
    rows = LoggedQuery.objects.filter(day__gte=since, key__in=list(keys)).values_list("key", "words")
    return dict(rows.annotate(times=Sum("asked")).order_by("times", "words").values_list("key", "words"))


def with_wordings(rows: Iterable[dict[str, Any]], *, since: date) -> Iterator[dict[str, Any]]:
    """Yield rows of ``words_since`` with ``shown``, their usual wording: one statement for many of them."""
    waiting = iter(rows)
    while some := list(islice(waiting, ROWS_AT_ONCE)):
        wordings = usual_wordings([row["key"] for row in some], since=since)
        yield from ({**row, "shown": wordings.get(row["key"], row["key"])} for row in some)


def without_result(rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """Keep words that found nothing at least once, those that did so most often first."""
    return rows.filter(empty__gt=0).order_by("-empty", "-times", "key")


def not_opened(rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """Keep words that found something of which nobody opened anything."""
    return rows.filter(opened=0, times__gt=F("empty"))
