"""Filters and counts of facets over the rows: each ignores the choices made in itself, not those in others."""

from collections.abc import Iterable

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Cast, ExtractYear

from search.models import SearchEntry, SearchEntryFacet
from search.queries import FACET_NAMES, FacetCount, SearchQuery

KINDS, YEARS = "loai", "nam"
KEPT_AS_ROWS = ("linh-vuc", "co-quan")

Entries = QuerySet[SearchEntry]


def chosen_entries(entries: Entries, query: SearchQuery, *, but: str = "") -> Entries:
    """Keep entries with one of the chosen values in every facet, apart from facet ``but``."""
    for name in FACET_NAMES:
        values = query.chosen(name)
        if values and name != but:
            entries = _with_one_of(entries, name, values)
    return entries


def facet_counts(entries: Entries, query: SearchQuery) -> dict[str, tuple[FacetCount, ...]]:
    """Return the counts of every facet over ``entries``, in one query."""
    first, *others = (_counts(chosen_entries(entries, query, but=name), name) for name in FACET_NAMES)
    rows = list(first.union(*others, all=True))
    return {name: _sorted(name, [row for row in rows if row["facet_name"] == name]) for name in FACET_NAMES}


def total(counts: Iterable[FacetCount], query: SearchQuery) -> int:
    """Return how many entries there are, from the counts of kinds: every entry has one."""
    kinds = query.chosen(KINDS)
    return sum(kind.count for kind in counts if not kinds or kind.value in kinds)


def _with_one_of(entries: Entries, name: str, values: tuple[str, ...]) -> Entries:
    if name == KINDS:
        return entries.filter(kind__in=values)
    if name == YEARS:
        return entries.filter(dated_on__year__in=[int(year) for year in values])
    rows = SearchEntryFacet.objects.filter(facet=name, value__in=values)
    return entries.filter(pk__in=rows.values("entry_id"))


def _counts(entries: Entries, name: str) -> QuerySet:
    """Return rows of facet name, value and count."""
    if name in KEPT_AS_ROWS:
        rows: QuerySet = SearchEntryFacet.objects.filter(facet=name, entry__in=entries.values("pk"))
        value = Cast(F("value"), CharField())
    elif name == YEARS:
        rows, value = entries.filter(dated_on__isnull=False), Cast(ExtractYear("dated_on"), CharField())
    else:
        rows, value = entries, Cast(F("kind"), CharField())
    named = rows.order_by().values(facet_name=Cast(Value(name), CharField()), facet_value=value)
    return named.annotate(entry_count=Count("pk"))


def _sorted(name: str, rows: list[dict]) -> tuple[FacetCount, ...]:
    counts = [FacetCount(value=row["facet_value"], count=row["entry_count"]) for row in rows]
    if name == YEARS:
        return tuple(sorted(counts, key=lambda year: -int(year.value)))
    return tuple(sorted(counts, key=lambda value: (-value.count, value.value)))
