"""Answers one question: what the engine found, made into results, and what helps where that is nothing or little."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import structlog

from search.curation.promoted import promotions_for, reason_of, shown_first, with_promoted
from search.models import SearchEntry
from search.queries import MAX_PAGE, Found, SearchQuery, Sort
from search.results.asking import SearchFailedError, ask, breaker
from search.results.facets import Chip, FacetList, Labels, chips, facet_lists, labels_for
from search.results.helping import Clock, help_with
from search.results.result import Promoted, Result, result_of, values_shown, visible_entries
from search.results.wider import WiderSearch, wider_searches

__all__ = ["SearchFailedError", "SearchResults", "breaker", "search"]

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class NearResults:
    """What holds only some of the words, or words spelled nearly so: shown where nothing else was found, as such."""

    results: tuple[Result, ...]
    total: int


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
    read_as: str = ""
    """What the words were taken for, where that is not what was typed."""
    spelling: str | None = None
    """Words that find something, where the reader's found nothing or next to nothing."""
    spelling_total: int = 0
    wider: tuple[WiderSearch, ...] = ()
    """Ways out of the filters, where nothing was found with them and something without."""
    nearly: NearResults | None = None
    """None unless nothing else was found."""
    took_ms: int = 0
    promoted: tuple[Promoted, ...] = ()
    """What editors put above the results of these words; not said again below."""

    @property
    def last_page(self) -> int:
        """Return the number of the last page that is shown."""
        return max(1, min(MAX_PAGE, -(-self.total // self.query.per_page)))


def search(query: SearchQuery, *, language: str) -> SearchResults:
    """Return what ``query`` finds, named in ``language``. Raises ``SearchFailedError``."""
    started = time.perf_counter()
    answer = ask(lambda engine: engine.search(_with_order(query)))
    found = answer.value
    helped = help_with(query, found, Clock(started, is_fallback=answer.is_fallback))
    promotions = promotions_for(query)
    entries = visible_entries(with_promoted(found.keys, promotions))
    near = visible_entries(helped.nearly.keys) if helped.nearly else []
    promoted = shown_first(entries, promotions, query)
    below = set(found.keys) - {entry.key for entry, _rule in promoted}
    labels = labels_for(query, found, language=language, also=values_shown([*entries, *near]))
    shown = partial(result_of, words=query.words, labels=labels, others=found.meant)
    results = SearchResults(
        query=query,
        promoted=tuple(
            Promoted(result=shown(entry), reason=reason_of(rule, language=language)) for entry, rule in promoted
        ),
        results=tuple(shown(entry) for entry in entries if entry.key in below),
        total=found.total,
        facets=facet_lists(query, found, labels),
        chips=chips(query, labels),
        engine=answer.engine,
        is_fallback=answer.is_fallback,
        read_as=found.read_as,
        spelling=helped.spelling.words if helped.spelling else None,
        spelling_total=helped.spelling.total if helped.spelling else 0,
        wider=wider_searches(query, helped.without, labels),
        nearly=_near_results(near, helped.nearly, labels),
        took_ms=round((time.perf_counter() - started) * 1000),
    )
    # The words are not logged: what somebody looks for is theirs.
    log.info("search.answered", engine=results.engine, total=results.total, took_ms=results.took_ms)
    return results


def _with_order(query: SearchQuery) -> SearchQuery:
    """Order by date where there are no words that anything could match."""
    return query if query.words or query.sort is not Sort.RELEVANCE else replace(query, sort=Sort.NEWEST)


def _near_results(entries: Sequence[SearchEntry], nearly: Found | None, labels: Labels) -> NearResults | None:
    if nearly is None or not entries:
        return None
    results = tuple(result_of(entry, words=nearly.read_as, labels=labels) for entry in entries)
    return NearResults(results=results, total=nearly.total)
