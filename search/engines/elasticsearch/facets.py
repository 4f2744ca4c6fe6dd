"""Counts of facets in Elasticsearch: each ignores the choices made in itself, and heeds those made in the others."""

from collections.abc import Mapping
from typing import Any

from elasticsearch_dsl import A
from elasticsearch_dsl import query as dsl
from elasticsearch_dsl.aggs import Agg

from search.queries import FACET_NAMES, FacetCount, SearchQuery

FIELDS: Mapping[str, str] = {"loai": "kind", "linh-vuc": "field", "co-quan": "agency", "nam": "year"}
"""Facets by their names in addresses, and the fields that hold them."""
MOST_VALUES = 500
"""More values than the largest facet has (289 agencies)."""


def chosen_filters(query: SearchQuery) -> dict[str, dsl.Query]:
    """Return a filter for each facet in which the reader chose something."""
    return {name: dsl.Terms(**{FIELDS[name]: query.chosen(name)}) for name in FACET_NAMES if query.chosen(name)}


def facet_aggregations(query: SearchQuery) -> dict[str, Agg[Any]]:
    """Return the aggregation of each facet: a filter by the others' choices, and the values in it."""
    chosen = chosen_filters(query)
    found = {}
    for name in FACET_NAMES:
        others = [choice for other, choice in chosen.items() if other != name]
        order = {"order": {"_key": "desc"}} if name == "nam" else {}
        found[name] = A("filter", filter=dsl.Bool(filter=others))
        found[name].bucket("values", "terms", field=FIELDS[name], size=MOST_VALUES, **order)
    return found


def facet_counts(aggregations: Mapping[str, Any]) -> dict[str, tuple[FacetCount, ...]]:
    """Read the counts from the server's answer."""
    return {
        name: tuple(
            FacetCount(value=str(bucket["key"]), count=bucket["doc_count"])
            for bucket in aggregations[name]["values"]["buckets"]
        )
        for name in FACET_NAMES
    }
