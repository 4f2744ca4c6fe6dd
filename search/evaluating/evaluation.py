"""Asks every question of a judged set and compares what is found with the judgements."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any

from search.evaluating.entries import LANGUAGE, entry_of
from search.evaluating.judged_set import JudgedSet
from search.evaluating.measures import mean, ndcg, percentile, recall, reciprocal_rank
from search.evaluating.set_apart import SetApart, set_apart_in_database, set_apart_in_elasticsearch
from search.evaluating.variants import Variant, typed
from search.indexing.drift import in_batches
from search.models import SearchEntry
from search.queries import SearchEngine, SearchQuery
from search.results.parameters import WORDS, read

PLACES: dict[str, Callable[[], AbstractContextManager[SetApart]]] = {
    "elasticsearch": set_apart_in_elasticsearch,
    "database": set_apart_in_database,
}
DEPTH = 10
RECALL_DEPTH = 20
ADDED_AT_ONCE = 500
Progress = Callable[[str, int], object]
"""Told what is done ("texts" or "questions"), and how many of them so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Means over all judged questions, and what an answer took in milliseconds."""

    engine: str
    variant: str
    documents: int
    queries: int
    ndcg_at_10: float
    mrr_at_10: float
    recall_at_20: float
    p50_ms: float
    p95_ms: float


class Evaluator:
    """A judged set in an engine, ready to be asked in any variant."""

    def __init__(self, judged: JudgedSet, engine: SearchEngine, *, ids: Sequence[str], keys: Sequence[str]) -> None:
        self._judged = judged
        self._engine = engine
        self._ids = dict(zip(keys, ids, strict=True))

    def evaluate(self, variant: Variant = Variant.PLAIN, progress: Progress = lambda what, done: None) -> Evaluation:
        """Ask every question. Raises ``EngineUnavailableError``."""
        orders: list[tuple[list[str], Any]] = []
        times: list[float] = []
        for number, (query_id, words) in enumerate(self._judged.questions.items(), start=1):
            query = question(typed(words, variant, query_id=query_id))
            started = time.perf_counter()
            found = self._engine.search(query)
            times.append((time.perf_counter() - started) * 1000)
            orders.append(([self._ids[key] for key in found.keys], self._judged.answers[query_id]))
            progress("questions", number)
        return Evaluation(
            engine=self._engine.name,
            variant=variant.value,
            documents=len(self._ids),
            queries=len(orders),
            ndcg_at_10=mean([ndcg(*order, depth=DEPTH) for order in orders]),
            mrr_at_10=mean([reciprocal_rank(*order, depth=DEPTH) for order in orders]),
            recall_at_20=mean([recall(*order, depth=RECALL_DEPTH) for order in orders]),
            p50_ms=percentile(times, 0.5),
            p95_ms=percentile(times, 0.95),
        )


def filled(judged: JudgedSet, place: SetApart, progress: Progress = lambda what, done: None) -> Evaluator:
    """Put the texts of ``judged`` into ``place``. Raises ``UnreadableSetError`` and ``EngineUnavailableError``."""
    ids: list[str] = []
    keys: list[str] = []
    for batch in in_batches(_entries(judged, ids), ADDED_AT_ONCE):
        keys += [entry.key for entry in batch]
        place.add(batch)
        progress("texts", len(keys))
    place.finish()
    return Evaluator(judged, place.engine, ids=ids, keys=keys)


def question(words: str) -> SearchQuery:
    """Return the question that the results page would put for ``words``."""
    return replace(read({WORDS: [words]}, languages=(LANGUAGE,)).query, per_page=RECALL_DEPTH)


def _entries(judged: JudgedSet, ids: list[str]) -> Iterator[SearchEntry]:
    for number, text in enumerate(judged.texts()):
        ids.append(text.id)
        yield entry_of(text, number=number)
