"""What a reader is helped with: the nearest spelling, filters that stand in the way, and what is only nearly right.

Each is asked only where the answer calls for it, and only while there is time: the page has 2.5 s in all.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from django.db import DatabaseError

from core.document_numbers import ISSUER_SYMBOLS, TYPE_SYMBOLS
from search.engines.database.store import vendor
from search.engines.words import asked
from search.queries import ALL, Found, SearchEngine, SearchQuery, Sort, Spelling
from search.results.asking import SearchFailedError, ask, ask_database
from search.results.parameters import has_filters, number_of_filters
from search.tokens import spans
from search.understanding.syllables import is_syllable

T = TypeVar("T")

MAY_ASK_AGAIN_SECONDS = 0.4
"""A second question may wait as long as the first did, and the whole page has 2.5 s: later the database is asked."""
MAY_HELP_SECONDS = 1.2
"""After this nothing more is asked."""
FEW = 3
"""So few results may be a slip's."""
NEAREST = 5
"""Results that only come near and are shown; what to try stands below them."""
CLEARLY_MORE = 5
"""A spelling of words that all exist is offered where it finds so many times as much."""
SHORTEST_DOUBTED = 4
"""Letters of a word that is looked at for a slip; shorter ones are abbreviations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """What else there is for words that found nothing, or little."""

    spelling: Spelling | None = None
    without: Mapping[str, int] = field(default_factory=dict)
    """What would be found without each filter (``SearchEngine.counts_without``), where nothing is with them."""
    nearly: Found | None = None
    """What holds only some of the words; only where nothing else was found."""


class Clock:
    """How long a question has taken, and whom it may still ask."""

    def __init__(self, started: float, *, is_fallback: bool) -> None:
        self._started = started
        self._is_fallback = is_fallback

    def ask(self, question: Callable[[SearchEngine], T], *, otherwise: T) -> T:
        """Return the answer, the database's where the engine was slow; ``otherwise`` without an answer or time."""
        taken = time.perf_counter() - self._started
        if taken > MAY_HELP_SECONDS:
            return otherwise
        only_database = self._is_fallback or taken > MAY_ASK_AGAIN_SECONDS
        try:
            return (ask_database(question) if only_database else ask(question)).value
        except SearchFailedError:
            return otherwise


def help_with(query: SearchQuery, found: Found, clock: Clock) -> Help:
    """Return what helps the reader of ``query``, which ``found`` this."""
    if found.total:
        return Help(spelling=_spelling_beside(query, found, clock))
    # Filters first: their way out is sure, and a spelling of common words may take all the time there is.
    without = _without(query, clock) if has_filters(query) else {}
    spelling = _nearest(query, clock) if query.words else None
    nearly = _nearly(query, clock) if query.words and not query.section and not without else None
    return Help(spelling=spelling, without=without, nearly=nearly)


def _spelling_beside(query: SearchQuery, found: Found, clock: Clock) -> Spelling | None:
    """Return a spelling for words that found something, but hold one that stands nowhere, or found next to nothing."""
    if not query.words or query.page > 1 or query.section or has_filters(query):
        return None
    if _holds_what_is_no_word(query.words):
        return _nearest(query, clock, only_unknown=True)
    if found.total > FEW or any(map(str.isdigit, query.words)):
        return None
    nearest = _nearest(query, clock)
    return nearest if nearest and nearest.total >= CLEARLY_MORE * found.total else None


def _holds_what_is_no_word(words: str) -> bool:
    """Say whether a word can be no Vietnamese syllable and stands nowhere; asks the database where one looks so."""
    doubted = {
        token.text
        for token in spans(asked(words).text)
        if len(token.text) >= SHORTEST_DOUBTED and token.text.isascii() and token.text.isalpha()
    }
    impossible = sorted(one for one in doubted - ISSUER_SYMBOLS - TYPE_SYMBOLS if not is_syllable(one))
    if not impossible:
        return False
    try:
        known = vendor().frequencies(impossible)
    except DatabaseError:
        return False
    return not all(map(known.get, impossible))


def _nearest(query: SearchQuery, clock: Clock, *, only_unknown: bool = False) -> Spelling | None:
    nearest = clock.ask(
        lambda engine: engine.nearest_spelling(query.words, languages=query.languages, only_unknown=only_unknown),
        otherwise=None,
    )
    return nearest if nearest and nearest.words != query.words else None


def _nearly(query: SearchQuery, clock: Clock) -> Found | None:
    asked_again = replace(query, is_approximate=True, page=1, per_page=NEAREST, sort=Sort.RELEVANCE, facets=())
    found = clock.ask(lambda engine: engine.search(asked_again), otherwise=None)
    return found if found and found.total else None


def _without(query: SearchQuery, clock: Clock) -> Mapping[str, int]:
    """Return what is found without each filter; without all of them only where that says more."""
    nothing: Mapping[str, int] = {}
    without = clock.ask(lambda engine: engine.counts_without(query), otherwise=nothing)
    one_by_one = {name: count for name, count in without.items() if name != ALL}
    return without if number_of_filters(query) > 1 else one_by_one
