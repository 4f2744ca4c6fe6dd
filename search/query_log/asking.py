"""Counts a request of the results page, where a person asked it anew; the request itself goes no further than here."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from core.persons import is_a_person, opens_a_page
from core.reader_address import reader_network
from search.queries import SearchQuery, Sort
from search.query_log import limits
from search.query_log.recording import record_click, record_question
from search.query_log.wording import Wording, wording
from search.results.parameters import has_filters
from search.results.searching import SearchResults


def count_question(request: HttpRequest, query: SearchQuery, found: SearchResults) -> None:
    """Count the words of ``query``, at most once an hour for each connection. Never raises.

    A further page, another order or a filter is still the same question and is not counted again; nor is what a page
    of another site has its visitors ask without their knowing.
    """
    if (
        request.method != "GET"
        or not query.words
        or query.page != 1
        or query.sort is not Sort.RELEVANCE
        or has_filters(query)
    ):
        return
    said = _kept(query.words)
    if said and opens_a_page(request.headers) and limits.questions.takes(reader_network(request), once=said.key):
        record_question(said, found=found.total + len(found.promoted), on=timezone.localdate())


def count_opened(request: HttpRequest, words: str) -> None:
    """Count that a result of ``words`` was opened. Never raises."""
    said = _kept(words)
    if said and is_a_person(request.headers) and limits.clicks.takes(reader_network(request)):
        record_click(said, on=timezone.localdate())


def _kept(words: str) -> Wording | None:
    return wording(words) if settings.SEARCH_LOG_DAYS > 0 else None
