"""Ways out of filters that leave nothing: each filter in words, with what would be found without it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from search.documents import Facet
from search.queries import ALL, DATES, FACET_NAMES, KIND_FACET, YEAR_FACET, SearchQuery, without_dates
from search.results.facets import FACET_LABELS, Labels, days_in_words, value_in_words
from search.results.parameters import query_string, without_filters


@dataclass(frozen=True, slots=True, kw_only=True)
class WiderSearch:
    """The same words with one filter less, or with none."""

    label: str
    """The filter and what is chosen in it; empty for all filters."""
    url: str
    total: int


def wider_searches(query: SearchQuery, counts: Mapping[str, int], labels: Labels) -> tuple[WiderSearch, ...]:
    """Return a way out for each of ``counts`` (``SearchEngine.counts_without``), the one that finds most first."""
    found = [
        WiderSearch(
            label=_label(name, query, labels), url=f"?{query_string(_without(query, name))}", total=counts[name]
        )
        for name in (*FACET_NAMES, DATES)
        if name in counts
    ]
    if ALL in counts:
        found.append(WiderSearch(label="", url=f"?{query_string(without_filters(query))}", total=counts[ALL]))
    return tuple(sorted(found, key=lambda one: (not one.label, -one.total)))


def _label(name: str, query: SearchQuery, labels: Labels) -> str:
    if name == DATES:
        return days_in_words(query)
    values = ", ".join(value_in_words(name, value, labels) for value in query.chosen(name))
    return f"{FACET_LABELS[name]}: {values}"


def _without(query: SearchQuery, name: str) -> SearchQuery:
    if name == DATES:
        return replace(without_dates(query), page=1)
    if name == KIND_FACET:
        return replace(query, kinds=(), page=1)
    if name == YEAR_FACET:
        return replace(query, years=(), page=1)
    return query.choosing(Facet(name)).on_page(1)
