"""Counts a request of the results page, where a person asked it anew; the request itself goes no further than here."""

from django.http import HttpRequest
from django.utils import timezone

from core.reader_address import reader_network
from search.queries import SearchQuery, Sort
from search.query_log import limits
from search.query_log.persons import is_a_person
from search.query_log.recording import record_click, record_question
from search.results.parameters import has_filters
from search.results.searching import SearchResults


def count_question(request: HttpRequest, query: SearchQuery, found: SearchResults) -> None:
    """Count the words of ``query``, at most once for each first page. Never raises.

    A further page, another order or a filter is still the same question and is not counted again.
    """
    if (
        request.method != "GET"
        or not query.words
        or query.page != 1
        or query.sort is not Sort.RELEVANCE
        or has_filters(query)
    ):
        return
    if _is_counted(request, limits.questions):
        record_question(query.words, found=found.total + len(found.promoted), on=timezone.localdate())


def count_opened(request: HttpRequest, words: str) -> None:
    """Count that a result of ``words`` was opened. Never raises."""
    if _is_counted(request, limits.clicks):
        record_click(words, on=timezone.localdate())


def _is_counted(request: HttpRequest, limit: limits.HourlyLimit) -> bool:
    return is_a_person(request.headers) and limit.takes(reader_network(request))
