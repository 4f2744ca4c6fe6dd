"""Counts of facets in Elasticsearch: each ignores the choices made in itself, and heeds those made in the others."""

from collections.abc import Mapping
from typing import Any

from elasticsearch_dsl import A
from elasticsearch_dsl import query as dsl
from elasticsearch_dsl.aggs import Agg

from search.documents import Facet
from search.queries import FACET_NAMES, KIND_FACET, YEAR_FACET, FacetCount, SearchQuery

FACET_FIELDS: Mapping[str, str] = {facet.value: facet.name.lower() for facet in Facet}
FIELDS: Mapping[str, str] = {KIND_FACET: "kind", **FACET_FIELDS, YEAR_FACET: "year"}
"""Facets by their names in addresses, and the fields that hold them."""
VALUES = "values"
"""Name of the counts within a filter by other choices."""
MOST_VALUES = 500
"""More values than the largest facet has (289 agencies)."""


def chosen_filters(query: SearchQuery) -> dict[str, dsl.Query]:
    """Return a filter for each facet in which the reader chose something."""
    return {name: dsl.Terms(**{FIELDS[name]: query.chosen(name)}) for name in FACET_NAMES if query.chosen(name)}


def facet_aggregations(query: SearchQuery) -> dict[str, Agg[Any]]:
    """Return the aggregation of each facet: its values, within a filter by the others' choices where there are any."""
    chosen = chosen_filters(query)
    found = {}
    for name in query.facets:
        others = [choice for other, choice in chosen.items() if other != name]
        order = {"order": {"_key": "desc"}} if name == YEAR_FACET else {}
        values = {"field": FIELDS[name], "size": MOST_VALUES, **order}
        if others:
            found[name] = A("filter", filter=dsl.Bool(filter=others))
            found[name].bucket(VALUES, "terms", **values)
        else:
            found[name] = A("terms", **values)
    return found


def facet_counts(aggregations: Mapping[str, Any]) -> dict[str, tuple[FacetCount, ...]]:
    """Read the counts from the server's answer."""
    return {
        name: tuple(
            FacetCount(value=str(bucket["key"]), count=bucket["doc_count"])
            for bucket in aggregations[name].get(VALUES, aggregations[name])["buckets"]
        )
        for name in aggregations
    }
