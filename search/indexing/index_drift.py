"""Compares the rows with the Elasticsearch index in one pass over both, in the order of their keys, and mends it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Collate

from search.engines.elasticsearch.indexing import Index
from search.indexing.draining import confirm, drain
from search.indexing.drift import in_batches
from search.models import SearchEntry, SearchSource

READ_AT_ONCE = 2000
MENDED_AT_ONCE = 500


class IndexFault(StrEnum):
    """What can differ between a row and the index. The first four are faults, the others are not."""

    MISSING = "missing"
    STALE = "stale"
    LEAKED = "leaked"
    ORPHANED = "orphaned"
    WAITING = "waiting"
    """The worker has not told the index yet."""
    UNCONFIRMED = "unconfirmed"
    """The index has it, and the row does not know."""


FAULTS = (IndexFault.MISSING, IndexFault.STALE, IndexFault.LEAKED, IndexFault.ORPHANED)


class Row(NamedTuple):
    """What is compared of an entry."""

    key: str
    pk: int
    version: int
    indexed_version: int
    is_public: bool


@dataclass(frozen=True, slots=True)
class IndexDifference:
    """One difference, with what either side has."""

    key: str
    fault: IndexFault
    row: Row | None = None
    index_version: int = 0


def compare_with_index(index: Index) -> Iterator[IndexDifference]:
    """Yield what differs, in constant memory, while others go on writing. Raises ``EngineUnavailableError``."""
    for batch in in_batches(_differences(index), MENDED_AT_ONCE):
        yield from _still_true(batch)


def mend_index(index: Index, differences: Iterable[IndexDifference]) -> int:
    """Put right each difference and send what waits; return how many faults there were."""
    mended = 0
    # All are read before anything is written: SQLite refuses to write from within an older reading.
    for batch in in_batches(list(differences), MENDED_AT_ONCE):
        mended += sum(difference.fault in FAULTS for difference in batch)
        orphans = [difference.key for difference in batch if difference.fault is IndexFault.ORPHANED]
        if orphans:
            index.delete(orphans)
        confirm({d.row.pk: d.row.version for d in batch if d.row and d.fault is IndexFault.UNCONFIRMED})
        _send_again([d for d in batch if d.row and d.fault in FAULTS])
    drain(index)
    return mended


def _differences(index: Index) -> Iterator[IndexDifference]:
    rows = _rows()
    row = next(rows, None)  # what the rows say was indexed before this moment, the index shows after the refresh
    index.refresh()
    listing = index.listing()
    listed = next(listing, None)
    while row is not None or listed is not None:
        if listed is None or (row is not None and row.key < listed[0]):
            assert row is not None  # noqa: S101 — for the type checker
            found, row = _compared(row, 0), next(rows, None)
        elif row is None or listed[0] < row.key:
            found, listed = IndexDifference(listed[0], IndexFault.ORPHANED, None, listed[1]), next(listing, None)
        else:
            found, row, listed = _compared(row, listed[1]), next(rows, None), next(listing, None)
        if found is not None:
            yield found


def _rows() -> Iterator[Row]:
    # Python's order of texts, as the index has it; the database's own may be that of a language.
    order = Collate("key", "C") if connection.vendor == "postgresql" else F("key")
    rows = SearchEntry.objects.order_by(order).values_list(*Row._fields)
    return (Row(*row) for row in rows.iterator(chunk_size=READ_AT_ONCE))


def _compared(row: Row, index_version: int) -> IndexDifference | None:
    """Return how a row differs from what the index has of it; 0 is nothing."""
    if not row.is_public and not index_version:
        fault = None if row.indexed_version < row.version else IndexFault.UNCONFIRMED
    elif row.indexed_version < row.version and index_version < row.version:
        fault = IndexFault.WAITING
    elif not row.is_public:
        fault = IndexFault.LEAKED
    elif not index_version:
        fault = IndexFault.MISSING
    elif index_version != row.version:
        fault = IndexFault.STALE
    else:
        fault = IndexFault.UNCONFIRMED if row.indexed_version < row.version else None
    return IndexDifference(row.key, fault, row, index_version) if fault else None


def _still_true(batch: Sequence[IndexDifference]) -> Iterator[IndexDifference]:
    """Keep the differences whose rows stayed as they were read: the others were written meanwhile."""
    now = {
        row[0]: Row(*row)
        for row in SearchEntry.objects.filter(key__in=[d.key for d in batch]).values_list(*Row._fields)
    }
    return (difference for difference in batch if now.get(difference.key) == difference.row)


def _send_again(differences: Sequence[IndexDifference]) -> None:
    """Raise the versions above whatever the index has seen under these keys, so that it takes them."""
    seen = {d.row.pk: d.index_version for d in differences if d.row}
    if not seen:
        return
    sources = dict(SearchEntry.objects.filter(pk__in=seen).values_list("pk", "source_id"))
    highest: dict[int, int] = {}
    for pk, source_id in sources.items():
        highest[source_id] = max(highest.get(source_id, 0), seen[pk])
    with transaction.atomic():
        held = SearchSource.objects.select_for_update().filter(pk__in=highest).order_by("key")
        for source in held:
            # A document that somebody deleted by hand left its version plus one behind.
            version = max(source.version, highest[source.pk]) + 2
            is_built = source.built_version == source.version
            SearchSource.objects.filter(pk=source.pk).update(
                version=version, built_version=version if is_built else source.built_version
            )
        source_version = SearchSource.objects.filter(pk=OuterRef("source_id")).values("version")
        SearchEntry.objects.filter(pk__in=seen).update(version=Subquery(source_version))
