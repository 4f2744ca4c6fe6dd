"""Findable things for tests of the results page: rows as building writes them, with their tokens."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import count
from typing import Any

from search.documents import Facet, Kind
from search.engines.database.store import write_tokens
from search.models import SearchEntry, SearchEntryFacet, SearchSource

_numbers = count(1)


def entry(
    title: str,
    *,
    agencies: Sequence[str] = (),
    fields: Sequence[str] = (),
    facets: Mapping[Facet, Sequence[str]] | None = None,
    page_id: int | None = None,
    **values: Any,
) -> SearchEntry:
    """Return a public entry in Vietnamese, a piece of news of 2025 unless ``values`` say otherwise."""
    key = f"test:{next(_numbers)}"
    source = SearchSource.objects.create(key=key, page_id=page_id, version=1, built_version=1)
    facets = {Facet.AGENCY: list(agencies), Facet.FIELD: list(fields), **(facets or {})}
    usual = {"kind": Kind.NEWS, "language": "vi", "url": f"/tin-tuc/{key[5:]}/", "dated_on": date(2025, 3, 1)}
    made = SearchEntry.objects.create(
        key=key, source=source, version=1, title=title, facets={str(f): v for f, v in facets.items()}, **usual | values
    )
    SearchEntryFacet.objects.bulk_create(
        SearchEntryFacet(entry=made, facet=facet, value=value) for facet, values_ in facets.items() for value in values_
    )
    write_tokens([made])
    return made
