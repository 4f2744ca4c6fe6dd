"""One page of very many entries: all are weighed roughly, and only what may stand on the page is read.

Six common words are held by most of what a portal has. Reading and scoring 60,000 entries for a page of ten, and
looking them up again for each count, took longer than finding them. The order and the counts are the same.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from heapq import nlargest

from django.db.models import QuerySet
from django.utils import timezone

from search.engines.database.facets import YearOf, chosen_entries, counts_beside, facet_counts
from search.engines.database.ordering import RankedEntry, best_first, most_boost
from search.engines.database.store import vendor
from search.models import SearchEntry
from search.queries import FACET_NAMES, FacetCount, Found, SearchQuery

MANY = 5_000
"""Entries from which this is quicker; below it costs a statement more."""

Scores = Mapping[int, float]
"""By row id."""


def page_of_many(matching: QuerySet[SearchEntry], query: SearchQuery, *, words: Scores, numbers: Scores) -> Found:
    """Return the page of ``matching`` by relevance with the counts of its facets, in three queries at most."""
    chosen = chosen_entries(matching, query)
    rows = list(chosen.annotate(year=YearOf("dated_on")).values_list("pk", "weight", "kind", "year"))
    weights = {pk: weight for pk, weight, _kind, _year in rows}
    first = _may_stand_first(weights, query, words=words, numbers=numbers)
    entries = SearchEntry.objects.filter(pk__in=vendor().row_ids(first))
    ranked = [
        RankedEntry(*row, words_score=words.get(row[0], 0.0), number_score=numbers.get(row[0], 0.0))
        for row in entries.values_list("pk", "key", "kind", "dated_on", "weight", "language")
    ]
    ordered = best_first(ranked, language=query.languages[0], today=timezone.localdate())
    return Found(
        keys=tuple(ordered[query.offset : query.offset + query.per_page]),
        total=len(rows),
        facets=_counts(matching, query, rows),
    )


def _may_stand_first(weights: Scores, query: SearchQuery, *, words: Scores, numbers: Scores) -> list[int]:
    """Return the entries that a number, or boosts, could lift onto the page or one before it.

    Whatever the boosts are, an entry scores at least without them and at most with all of them.
    """
    plain = {pk: words.get(pk, 0.0) * weight for pk, weight in weights.items()}
    needed = min(nlargest(query.offset + query.per_page, plain.values()), default=0.0) / most_boost()
    return [pk for pk, score in plain.items() if score >= needed or pk in numbers]


def _counts(
    matching: QuerySet[SearchEntry], query: SearchQuery, rows: Sequence[tuple[int, float, str, int | None]]
) -> Mapping[str, tuple[FacetCount, ...]]:
    """Return the counts of facets; where nothing is chosen, the entries are known and need not be found again."""
    if any(map(query.chosen, FACET_NAMES)):
        return facet_counts(matching, query)
    kinds, years = Counter(row[2] for row in rows), Counter(row[3] for row in rows if row[3] is not None)
    return counts_beside(query.facets, kinds=kinds, years=years, entry_ids=vendor().row_ids([row[0] for row in rows]))
