"""Answers one question: picks the engine, falls back to the database when it is down, and makes results of rows."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Generic, TypeVar

import structlog
from django.conf import settings
from django.db import DatabaseError

from search.curation.promoted import promotions_for, reason_of, shown_first, with_promoted
from search.engines import database_engine, elasticsearch_is_configured, primary_engine
from search.queries import MAX_PAGE, EngineUnavailableError, QuestionRefusedError, SearchEngine, SearchQuery, Sort
from search.results.breaker import Breaker, BreakerOpenError
from search.results.facets import Chip, FacetList, chips, facet_lists, labels_for
from search.results.result import Promoted, Result, result_of, values_shown, visible_entries

log = structlog.get_logger(__name__)

T = TypeVar("T")

MAY_ASK_AGAIN_SECONDS = 0.4
"""A second question may wait as long as the first did, and the whole page has 2.5 s: later the database is asked."""


class SearchFailedError(Exception):
    """No engine can answer, not even the database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Generic[T]):
    """What an engine said, and which one."""

    value: T
    engine: str
    is_fallback: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResults:
    """Everything that the results page shows about one question."""

    query: SearchQuery
    results: tuple[Result, ...]
    total: int
    facets: tuple[FacetList, ...]
    chips: tuple[Chip, ...]
    engine: str
    is_fallback: bool
    """The configured engine is down and the database answered."""
    spelling: str | None = None
    """Words that find something, where the reader's found nothing."""
    took_ms: int = 0
    promoted: tuple[Promoted, ...] = ()
    """What editors put above the results of these words; not said again below."""

    @property
    def last_page(self) -> int:
        """Return the number of the last page that is shown."""
        return max(1, min(MAX_PAGE, -(-self.total // self.query.per_page)))


@cache
def breaker() -> Breaker:
    """Return the breaker of this process; tests forget it with ``breaker.cache_clear()``."""
    return Breaker(failures=settings.SEARCH_BREAKER_FAILURES, seconds=settings.SEARCH_BREAKER_SECONDS)


def ask(question: Callable[[SearchEngine], T]) -> Answer[T]:
    """Put ``question`` to the engine of this installation, or to the database while that one is down.

    Raises ``SearchFailedError`` when neither answers.
    """
    if not elasticsearch_is_configured():
        return _ask_database(question, is_fallback=False)
    try:
        return _ask_primary(question)
    except BreakerOpenError:
        return _ask_database(question, is_fallback=True)
    except EngineUnavailableError as error:
        log.warning("search.engine_unavailable", error=str(error))
        return _ask_database(question, is_fallback=True)


def _ask_primary(question: Callable[[SearchEngine], T]) -> Answer[T]:
    with breaker().guard(EngineUnavailableError):
        engine = primary_engine()
        try:
            return Answer(value=question(engine), engine=engine.name, is_fallback=False)
        except QuestionRefusedError as error:
            refused = error
    # Outside the guard: who said no is well, and the questions of others must not pay for this one.
    raise refused


def search(query: SearchQuery, *, language: str) -> SearchResults:
    """Return what ``query`` finds, named in ``language``. Raises ``SearchFailedError``."""
    started = time.perf_counter()
    answer = ask(lambda engine: engine.search(_with_order(query)))
    found = answer.value
    promotions = promotions_for(query)
    entries = visible_entries(with_promoted(found.keys, promotions))
    promoted = shown_first(entries, promotions, query)
    below = set(found.keys) - {entry.key for entry, _rule in promoted}
    labels = labels_for(query, found, language=language, also=values_shown(entries))
    is_slow = answer.is_fallback or time.perf_counter() - started > MAY_ASK_AGAIN_SECONDS
    spelling = _nearest_spelling(query, only_database=is_slow) if not found.total and query.words else None
    results = SearchResults(
        query=query,
        promoted=tuple(
            Promoted(
                result=result_of(entry, words=query.words, labels=labels), reason=reason_of(rule, language=language)
            )
            for entry, rule in promoted
        ),
        results=tuple(result_of(entry, words=query.words, labels=labels) for entry in entries if entry.key in below),
        total=found.total,
        facets=facet_lists(query, found, labels),
        chips=chips(query, labels),
        engine=answer.engine,
        is_fallback=answer.is_fallback,
        spelling=spelling,
        took_ms=round((time.perf_counter() - started) * 1000),
    )
    # The words are not logged: what somebody looks for is theirs.
    log.info("search.answered", engine=results.engine, total=results.total, took_ms=results.took_ms)
    return results


def _with_order(query: SearchQuery) -> SearchQuery:
    """Order by date where there are no words that anything could match."""
    return query if query.words or query.sort is not Sort.RELEVANCE else replace(query, sort=Sort.NEWEST)


def _nearest_spelling(query: SearchQuery, *, only_database: bool) -> str | None:
    def question(engine: SearchEngine) -> str | None:
        return engine.nearest_spelling(query.words, languages=query.languages)

    try:
        nearest = (_ask_database(question, is_fallback=True) if only_database else ask(question)).value
    except SearchFailedError:
        return None
    return nearest if nearest and nearest != query.words else None


def _ask_database(question: Callable[[SearchEngine], T], *, is_fallback: bool) -> Answer[T]:
    engine = database_engine()
    try:
        return Answer(value=question(engine), engine=engine.name, is_fallback=is_fallback)
    except (DatabaseError, EngineUnavailableError) as error:
        log.exception("search.failed", engine=engine.name)
        raise SearchFailedError from error
