"""Filters and counts of facets over the rows: each ignores the choices made in itself, not those in others."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, ExtractYear
from django.db.models.sql.compiler import SQLCompiler

from search.documents import Facet
from search.models import SearchEntry, SearchEntryFacet
from search.queries import ALL, DATES, FACET_NAMES, KIND_FACET, YEAR_FACET, FacetCount, SearchQuery

KEPT_AS_ROWS = frozenset(facet.value for facet in Facet)

Entries = QuerySet[SearchEntry]


class YearOf(ExtractYear):
    """The year of a date; on SQLite read off its text, where Django calls back into Python for each row."""

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> tuple[str, Any]:
        """Return the first four characters as a number."""
        sql, params = compiler.compile(self.lhs)
        return f"CAST(substr({sql}, 1, 4) AS integer)", params


def chosen_entries(entries: Entries, query: SearchQuery, *, but: str = "") -> Entries:
    """Keep entries with one of the chosen values in every facet, apart from facet ``but``."""
    for name in FACET_NAMES:
        values = query.chosen(name)
        if values and name != but:
            entries = _with_one_of(entries, name, values)
    return entries


def facet_counts(
    entries: Entries, query: SearchQuery, *, also: tuple[str, ...] = ()
) -> dict[str, tuple[FacetCount, ...]]:
    """Return the counts of the question's facets, and of those in ``also``, over ``entries``, in one query at most."""
    names = tuple(dict.fromkeys((*query.facets, *also)))
    if not names:
        return {}
    first, *others = _counting(entries, query, names)
    found: dict[str, list[FacetCount]] = {name: [] for name in names}
    for row in first.union(*others, all=True):
        found[row["facet_name"]].append(FacetCount(value=row["facet_value"], count=row["entry_count"]))
    return {name: _sorted(name, counts) for name, counts in found.items()}


def counts_beside(
    names: Sequence[str], *, kinds: Mapping[str, int], years: Mapping[int, int], entry_ids: RawSQL
) -> dict[str, tuple[FacetCount, ...]]:
    """Return the counts of facets over the entries ``entry_ids``, whose kinds and years are counted already."""
    found: dict[str, list[FacetCount]] = {name: [] for name in names}
    known: dict[str, Mapping[Any, int]] = {KIND_FACET: kinds, YEAR_FACET: years}
    for name in known.keys() & found.keys():
        found[name] = [FacetCount(value=str(value), count=count) for value, count in known[name].items()]
    kept = [name for name in names if name in KEPT_AS_ROWS]
    if kept:
        rows = SearchEntryFacet.objects.filter(facet__in=kept, entry__in=entry_ids).order_by().values("facet", "value")
        for row in rows.annotate(entry_count=Count("pk")):
            found[row["facet"]].append(FacetCount(value=row["value"], count=row["entry_count"]))
    return {name: _sorted(name, counts) for name, counts in found.items()}


def counts_without(entries: Entries, undated: Entries, query: SearchQuery) -> dict[str, int]:
    """Return how many there are without each filter in use, in one query; ``undated`` are those of any day.

    A filter without which nothing is found is left out.
    """
    kept = {name: chosen_entries(entries, query, but=name) for name in FACET_NAMES if query.chosen(name)}
    if query.dated_from or query.dated_to:
        kept[DATES] = chosen_entries(undated, query)
    kept[ALL] = undated
    first, *others = [
        one.order_by().values(without=Cast(Value(name), CharField())).annotate(entry_count=Count("pk"))
        for name, one in kept.items()
    ]
    return {row["without"]: row["entry_count"] for row in first.union(*others, all=True) if row["entry_count"]}


def total(counts: Iterable[FacetCount], query: SearchQuery) -> int:
    """Return how many entries there are, from the counts of kinds: every entry has one."""
    kinds = query.chosen(KIND_FACET)
    return sum(kind.count for kind in counts if not kinds or kind.value in kinds)


def _with_one_of(entries: Entries, name: str, values: tuple[str, ...]) -> Entries:
    if name == KIND_FACET:
        return entries.filter(kind__in=values)
    if name == YEAR_FACET:
        return entries.filter(dated_on__year__in=[int(year) for year in values])
    rows = SearchEntryFacet.objects.filter(facet=name, value__in=values)
    return entries.filter(pk__in=rows.values("entry_id"))


def _counting(entries: Entries, query: SearchQuery, names: Sequence[str]) -> list[QuerySet]:
    """Return rows of facet name, value and count: one pass for all facets kept as rows in which nothing is chosen."""
    together: dict[str, list[str]] = defaultdict(list)
    for name in names:
        together[name if query.chosen(name) or name not in KEPT_AS_ROWS else ""].append(name)
    return [_counts(chosen_entries(entries, query, but=but), group) for but, group in together.items()]


def _counts(entries: Entries, names: Sequence[str]) -> QuerySet:
    if names[0] in KEPT_AS_ROWS:
        rows: QuerySet = SearchEntryFacet.objects.filter(facet__in=names, entry__in=entries.values("pk"))
        name, value = Cast(F("facet"), CharField()), Cast(F("value"), CharField())
    elif names[0] == YEAR_FACET:
        rows, value = entries.filter(dated_on__isnull=False), Cast(YearOf("dated_on"), CharField())
        name = Cast(Value(YEAR_FACET), CharField())
    else:
        rows, value = entries, Cast(F("kind"), CharField())
        name = Cast(Value(KIND_FACET), CharField())
    named = rows.order_by().values(facet_name=name, facet_value=value)
    return named.annotate(entry_count=Count("pk"))


def _sorted(name: str, counts: list[FacetCount]) -> tuple[FacetCount, ...]:
    if name == YEAR_FACET:
        return tuple(sorted(counts, key=lambda year: -int(year.value)))
    return tuple(sorted(counts, key=lambda value: (-value.count, value.value)))
