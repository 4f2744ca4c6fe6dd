"""Makes anew everything that is searched, from rows, while the old goes on answering."""

from collections.abc import Callable, Iterator

import structlog
from wagtail.models import Page

from search.engines.elasticsearch.indexing import Index
from search.indexing.building import build_sources
from search.indexing.drift import in_batches, mark_keys, searched_object_keys
from search.indexing.entries import hide_what_is_not_public, write_facets_and_tokens
from search.indexing.index_drift import compare_with_index, mend_index
from search.indexing.rendering import searched_page_types
from search.models import SearchEntry, SearchSource

log = structlog.get_logger(__name__)

REBUILT_AT_ONCE = 200
Progress = Callable[[int], object]
"""Told how many more are done."""


def rebuild_index(index: Index, progress: Progress = lambda done: None) -> int:
    """Fill a new index beside the old, swap them, and put right what changed meanwhile; return how many were copied.

    Raises ``EngineUnavailableError``; what was in use is then still in use, or nothing.
    """
    name = index.create_new()
    copied = 0
    for batch in public_entries():
        for key, outcome in index.copy_into(name, batch).items():
            if not outcome.is_done:  # sent again below; one refused entry must not keep the others from readers
                log.error("search.entry_refused", key=key, error=outcome.error)
        copied += len(batch)
        progress(len(batch))
    index.switch_to(name)
    mend_index(index, compare_with_index(index))
    log.info("search.index_rebuilt", index=name, entries=copied)
    return copied


def rebuild_documents(progress: Progress = lambda done: None) -> int:
    """Read every searched page and object anew and write what is found of it; return how many were read."""
    done = 0
    for keys in in_batches(source_keys(), REBUILT_AT_ONCE):
        mark_keys(keys)
        hide_what_is_not_public(keys)
        build_sources(keys)
        done += len(keys)
        progress(len(keys))
    return done


def rebuild_tokens(progress: Progress = lambda done: None) -> int:
    """Write anew what the database engine derives from the rows; return from how many."""
    done = 0
    for batch in public_entries():
        write_facets_and_tokens(batch)
        done += len(batch)
        progress(len(batch))
    return done


def source_keys() -> Iterator[str]:
    """Yield the key of everything that can be found, deleted things included."""
    pages = Page.objects.filter(content_type__in=searched_page_types()).order_by("pk").values_list("pk", flat=True)
    yield from (SearchSource.key_of_page(pk) for pk in pages.iterator())
    gone = SearchSource.objects.filter(page_id__isnull=False).exclude(page_id__in=Page.objects.values("pk"))
    yield from gone.values_list("key", flat=True).iterator()
    yield from searched_object_keys()


def public_entries() -> Iterator[list[SearchEntry]]:
    """Yield the public entries in batches, each read when it is asked for."""
    after = 0
    while True:
        later = SearchEntry.objects.filter(is_public=True, pk__gt=after).order_by("pk").defer("tokens")
        batch = list(later[:REBUILT_AT_ONCE])
        if not batch:
            return
        yield batch
        after = batch[-1].pk
