"""Elasticsearch as it answers citizens: within ``SEARCH_REQUEST_TIMEOUT`` seconds, or ``EngineUnavailableError``."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django.utils import timezone
from elasticsearch_dsl import Search

from search.engines.asking import asked_now
from search.engines.elasticsearch.client import for_citizens, trouble_named
from search.engines.elasticsearch.facets import facet_counts
from search.engines.elasticsearch.indexing import alias
from search.engines.elasticsearch.queries import counts_search, frequencies_search, results_search
from search.engines.elasticsearch.titles import candidate_values, titles_search
from search.engines.nearest_spelling import nearest_spelling
from search.engines.nearly import nearly
from search.engines.suggesting import CANDIDATES, Candidate, best_titles
from search.engines.words import AskedWords, asked
from search.queries import Found, SearchQuery, Spelling


class ElasticsearchEngine:
    """The engine for large installations; it knows what the worker has sent."""

    name = "elasticsearch"

    def __init__(self, *, alias_of_its_own: str = "", patience: float = 0) -> None:
        """Ask the index in use, or one that stands apart from it, and wait ``patience`` seconds instead of the usual.

        Both are for measurements, never for a citizen's question.
        """
        self._own = alias_of_its_own
        self._patience = patience

    def search(self, query: SearchQuery) -> Found:
        """Return one page of results with the counts of every facet."""
        words = self._asked(query)
        search = results_search(query, words, now=timezone.now())
        answer = self._answer(search, same_copy_for=query.words)
        return Found(
            keys=tuple(hit["_id"] for hit in answer["hits"]["hits"]),
            total=answer["hits"]["total"]["value"],
            facets=facet_counts(answer.get("aggregations", {})),
            read_as=words.text if query.is_approximate else words.read_as,
            meant=words.meant,
        )

    def counts_without(self, query: SearchQuery) -> Mapping[str, int]:
        """Return what is found without each of the filters in use, by its name."""
        answer = self._answer(counts_search(query, self._asked(query), now=timezone.now()), same_copy_for=query.words)
        return {name: one["doc_count"] for name, one in answer["aggregations"].items() if one["doc_count"]}

    def suggest(self, words: str, *, languages: tuple[str, ...], limit: int = 6) -> tuple[str, ...]:
        """Return keys of entries whose title holds ``words``, the last of them perhaps unfinished."""
        said = asked(words)
        if not said.syllables:
            return ()
        search = titles_search(said, languages=languages, now=timezone.now(), limit=CANDIDATES)
        hits = self._answer(search, same_copy_for=words)["hits"]["hits"]
        candidates = (Candidate(key=hit["_id"], **candidate_values(hit["_source"])) for hit in hits)
        return best_titles(candidates, words=said, languages=languages, limit=limit)

    def nearest_spelling(
        self, words: str, *, languages: tuple[str, ...], only_unknown: bool = False
    ) -> Spelling | None:
        """Return words near to ``words`` that find something, or none."""
        frequencies = partial(self._frequencies, languages=languages)
        text = asked(words).text
        return nearest_spelling(
            text, languages=languages, engine=self, frequencies=frequencies, only_unknown=only_unknown
        )

    def _asked(self, query: SearchQuery) -> AskedWords:
        words = asked_now(query.words)
        if not query.is_approximate:
            return words
        return nearly(words, frequencies=partial(self._frequencies, languages=query.languages), read=asked_now)

    def _frequencies(self, terms: Sequence[str], *, languages: tuple[str, ...]) -> Mapping[str, int]:
        if not terms:
            return {}
        search = frequencies_search(terms, languages=languages, now=timezone.now())
        buckets = self._answer(search)["aggregations"]["terms"]["buckets"]
        return {term: bucket["doc_count"] for term, bucket in buckets.items()}

    def _answer(self, search: Search, *, same_copy_for: str = "") -> dict[str, Any]:
        """Ask the index. The same words go to the same copy of it, so that pages of equal scores do not shuffle."""
        copy = hashlib.sha256(same_copy_for.encode("utf-8", "replace")).hexdigest()[:16]
        with trouble_named():
            answer = (
                search.using(for_citizens(self._patience))
                .index(self._own or alias())
                .params(preference=copy, allow_partial_search_results=False)
                .execute()
            )
        return dict(answer.to_dict())
