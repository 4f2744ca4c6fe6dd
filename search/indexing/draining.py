"""Tells Elasticsearch what it has not been told: from rows to the index in use, in batches, safe to repeat."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import structlog
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from search.engines.elasticsearch.indexing import Index, Outcome
from search.indexing.building import retry_delay
from search.indexing.entries import sweep
from search.models import SearchEntry, SearchSource

log = structlog.get_logger(__name__)

DRAINED_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Drained:
    """What became of the entries that were sent."""

    done: int = 0
    refused: int = 0

    def __add__(self, other: "Drained") -> "Drained":
        return Drained(done=self.done + other.done, refused=self.refused + other.refused)


def drain(index: Index, *, goes_on: Callable[[], bool] = lambda: True) -> Drained:
    """Send everything that waits, batch by batch while ``goes_on()``. Raises ``EngineUnavailableError``.

    What the server refuses by itself is tried again later, more and more seldom; the rest passes by.
    """
    total, after = Drained(), 0
    while goes_on():
        batch = waiting_entries(after)
        if not batch:
            break
        after = batch[-1].pk
        total += _send(index, batch)
    return total


def waiting_entries(after: int = 0, limit: int = DRAINED_AT_ONCE) -> list[SearchEntry]:
    """Return entries behind primary key ``after`` that Elasticsearch must still be told of."""
    due = Q(source__retry_at__isnull=True) | Q(source__retry_at__lte=timezone.now())
    waiting = SearchEntry.objects.unindexed().filter(due, pk__gt=after).order_by("pk")
    return list(waiting.defer("tokens").select_related("source")[:limit])


def confirm(versions: Mapping[int, int]) -> None:
    """Keep that the index has these entries (by primary key) in these versions; hidden ones can go for good."""
    by_version: dict[int, list[int]] = defaultdict(list)
    for pk, version in versions.items():
        by_version[version].append(pk)
    with transaction.atomic():
        for version, pks in sorted(by_version.items()):
            SearchEntry.objects.filter(pk__in=pks, indexed_version__lt=version).update(indexed_version=version)
        hidden = SearchEntry.objects.filter(pk__in=versions, is_public=False, version=F("indexed_version"))
        gone = dict(hidden.values_list("pk", "source_id"))
        if gone:
            SearchEntry.objects.filter(pk__in=gone, is_public=False).delete()
            sweep(set(gone.values()))


def _send(index: Index, batch: Sequence[SearchEntry]) -> Drained:
    outcomes = index.send(batch)
    done = {entry.pk: entry.version for entry in batch if outcomes[entry.key].is_done}
    confirm(done)
    refused = [entry for entry in batch if entry.pk not in done]
    record_refusals(refused, outcomes)
    return Drained(done=len(done), refused=len(refused))


def record_refusals(refused: Collection[SearchEntry], outcomes: Mapping[str, Outcome]) -> None:
    """Keep why the server refused entries, and when to try again."""
    for entry in refused:
        source, error = entry.source, outcomes[entry.key].error
        SearchSource.objects.filter(pk=source.pk, version=source.version).update(
            attempts=F("attempts") + 1,
            retry_at=timezone.now() + retry_delay(source.attempts),
            last_error=f"Elasticsearch: {error}",
        )
        log.error("search.entry_refused", key=entry.key, attempts=source.attempts + 1, error=error)
