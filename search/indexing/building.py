"""Builds what was marked: reads it fresh, lets it say how it is found, writes that, unless it changed meanwhile.

Reading needs no lock. The writing is short, and holds the sources: whoever marked them since wins, and they are built
again.
"""

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

import structlog
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F
from django.utils import timezone

from search.indexing.entries import hide_what_is_not_public, sweep, write_entries
from search.indexing.rendering import LONGEST_ERROR, Rendering, render
from search.models import SearchSource

log = structlog.get_logger(__name__)

BUILT_AT_ONCE = 200
BUILT_IN_A_REQUEST = 200
"""An editor waits for so many, about a second; a larger branch is left to the worker."""
TRIES = 5
"""How often a request tries to build what somebody else holds or changed meanwhile."""
PAUSE = 0.02
FIRST_RETRY = 5.0
LAST_RETRY = 3600.0
"""Seconds after a failed build: they double from the first to the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What became of the sources that were to be built."""

    done: int = 0
    failed: int = 0
    postponed: tuple[str, ...] = ()
    """Held by somebody else, or marked again while they were read."""

    def __add__(self, other: "Built") -> "Built":
        return Built(
            done=self.done + other.done,
            failed=self.failed + other.failed,
            postponed=self.postponed + other.postponed,
        )


def build_after_commit(keys: Sequence[str]) -> None:
    """Hide at once all that is public no more, then build what a request has time for."""
    hide_what_is_not_public(keys)
    build_sources(keys[:BUILT_IN_A_REQUEST])


def build_sources(keys: Sequence[str]) -> Built:
    """Build these sources in batches, those too that failed before; what is up to date is passed over."""
    total = Built()
    for batch in _batches(keys):
        built = _build(batch)
        for attempt in range(1, TRIES):
            if not built.postponed:
                break
            time.sleep(PAUSE * attempt)
            built = Built(done=built.done, failed=built.failed) + _build(built.postponed)
        total += built
    return total


def build_due(limit: int = BUILT_AT_ONCE) -> Built:
    """Build what has waited longest, at most ``limit`` sources; for the worker, pass by pass."""
    due = SearchSource.objects.unbuilt().due().order_by("marked_at").values_list("key", flat=True)
    return _build(list(due[:limit]))


def _batches(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(keys), BUILT_AT_ONCE):
        yield keys[start : start + BUILT_AT_ONCE]


def _build(keys: Sequence[str]) -> Built:
    sources = list(SearchSource.objects.unbuilt().filter(key__in=keys)) if keys else []
    if not sources:
        return Built()
    renderings = render(sources)
    failed = [rendering for rendering in renderings if rendering.error]
    _record_failures(failed)
    return Built(failed=len(failed)) + _write([rendering for rendering in renderings if not rendering.error])


def _write(renderings: Sequence[Rendering]) -> Built:
    """Write all together; if the database refuses one, write each alone to find out which."""
    try:
        return _write_together(renderings)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        if len(renderings) > 1:
            return sum((_write([rendering]) for rendering in renderings), Built())
        _record_failures([_failed(renderings[0], error)])
        return Built(failed=1)


def _write_together(renderings: Sequence[Rendering]) -> Built:
    if not renderings:
        return Built()
    wanted = {rendering.source.pk: rendering for rendering in renderings}
    with transaction.atomic():
        # Without waiting: an editor's transaction that holds a source builds it when it ends.
        held = SearchSource.objects.unbuilt().select_for_update(skip_locked=True).filter(pk__in=wanted).order_by("key")
        current = [wanted[source.pk] for source in held if source.version == wanted[source.pk].source.version]
        write_entries(current)
        pks = [rendering.source.pk for rendering in current]
        SearchSource.objects.filter(pk__in=pks).update(
            built_version=F("version"), attempts=0, retry_at=None, last_error=""
        )
        sweep([rendering.source.pk for rendering in current if not rendering.entries])
    postponed = tuple(rendering.source.key for pk, rendering in wanted.items() if pk not in set(pks))
    return Built(done=len(pks), postponed=postponed)


def _failed(rendering: Rendering, error: Exception) -> Rendering:
    return Rendering(source=rendering.source, error=f"{type(error).__name__}: {error}"[:LONGEST_ERROR])


def _record_failures(failures: Sequence[Rendering]) -> None:
    """Keep the reason and let the worker try again later; a source that was marked since is tried at once."""
    for failure in failures:
        source = failure.source
        SearchSource.objects.filter(pk=source.pk, version=source.version).update(
            attempts=F("attempts") + 1,
            retry_at=timezone.now() + retry_delay(source.attempts),
            last_error=failure.error,
        )
        log.error("search.build_failed", key=source.key, attempts=source.attempts + 1, error=failure.error)


def retry_delay(attempts: int) -> timedelta:
    """Return how long to wait after one more failure, a little different each time."""
    seconds = min(LAST_RETRY, FIRST_RETRY * 2 ** min(attempts, 20))
    return timedelta(seconds=seconds * random.uniform(0.8, 1.2))  # noqa: S311 — no secret
