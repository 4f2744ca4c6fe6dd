"""Compares pages with what is found of them, and mends the difference: what no signal told, a lost row, a leak.

``search.indexing.index_drift`` does the same for the rows and Elasticsearch.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice
from typing import TypeVar

from django.db.models import Exists, F, OuterRef, QuerySet
from wagtail.models import Page

from core.attachments.public import private_files
from core.models import PortalDocument
from search.attachments.offering import pages_that_use
from search.attachments.sections import FILE
from search.indexing.building import build_sources
from search.indexing.entries import hide_what_is_not_public
from search.indexing.marking import mark_objects, mark_pages
from search.indexing.rendering import Rendering, render, searched_page_types
from search.models import SearchEntry, SearchSource
from search.registry import registry
from search.visibility import public_pages

COMPARED_AT_ONCE = 200

T = TypeVar("T")


class PageFault(StrEnum):
    """What can be wrong between a page and what is found of it."""

    MISSING = "missing"
    """The public may see it, and nobody finds it."""
    LEAKED = "leaked"
    """It is found, and the public may not see it, or not a file whose words it is found by."""
    CHANGED = "changed"
    """It is found with other words than it has; told by a deep comparison only."""


@dataclass(frozen=True, slots=True)
class SourceDifference:
    """One fault, by the key of the source."""

    key: str
    fault: PageFault


def compare_with_pages(*, deep: bool = False) -> Iterator[SourceDifference]:
    """Yield what differs; what waits to be built is no fault, unless it leaks. ``deep`` reads every page anew."""
    leaked = dict.fromkeys(chain(_leaked_keys(), _keys_with_private_files()))
    yield from (SourceDifference(key, PageFault.LEAKED) for key in leaked)
    yield from (SourceDifference(key, PageFault.MISSING) for key in _missing_keys())
    if deep:
        yield from (SourceDifference(key, PageFault.CHANGED) for key in _changed_keys())


def mend_pages(differences: Iterable[SourceDifference]) -> int:
    """Hide what leaks and build what is missing or changed; return how many sources were mended."""
    mended = 0
    # All are read before anything is written: SQLite refuses to write from within an older reading.
    for batch in in_batches(list(differences), COMPARED_AT_ONCE):
        keys = list(dict.fromkeys(difference.key for difference in batch))
        mark_keys(keys)
        hide_what_is_not_public(keys)
        mended += build_sources(keys).done
    return mended


def mark_keys(keys: Iterable[str]) -> None:
    """Mark sources by their keys."""
    page_ids = []
    for key in keys:
        label, _, pk = key.partition(":")
        if label == "page":
            page_ids.append(int(pk))
        else:
            mark_objects(label, [pk])
    mark_pages(page_ids)


def searched_object_keys() -> Iterator[str]:
    """Yield the keys of everything that is found without being a page."""
    for model in registry.builders:
        if not issubclass(model, Page):
            for pk in model._default_manager.values_list("pk", flat=True).iterator():
                yield SearchSource.key_of_object(model._meta.label, pk)


def in_batches(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield lists of at most ``size`` things."""
    iterator = iter(things)
    while batch := list(islice(iterator, size)):
        yield batch


def _leaked_keys() -> Iterator[str]:
    shown = SearchEntry.objects.public()
    may_be_seen = public_pages().filter(pk=OuterRef("source__page_id"), content_type__in=searched_page_types())
    of_pages = shown.filter(~Exists(may_be_seen), source__page_id__isnull=False)
    yield from _distinct(of_pages)
    objects = set(searched_object_keys())
    for key in _distinct(shown.filter(source__page_id__isnull=True)):
        if key not in objects:
            yield key


def _keys_with_private_files() -> Iterator[str]:
    """Yield what holds words of files that became private past every signal, and whatever else differs there."""
    with_words = SearchEntry.objects.public().filter(source=OuterRef("pk"), attachments__contains=FILE)
    pages = pages_that_use(PortalDocument, private_files().values_list("pk", flat=True))
    for ids in in_batches(sorted(pages), COMPARED_AT_ONCE):
        yield from _changed(SearchSource.objects.filter(Exists(with_words), page_id__in=ids))


def _distinct(entries: QuerySet[SearchEntry]) -> Iterator[str]:
    yield from entries.order_by().values_list("source__key", flat=True).distinct().iterator()


def _missing_keys() -> Iterator[str]:
    found = SearchEntry.objects.filter(source__page_id=OuterRef("pk"), is_public=True)
    waiting = SearchSource.objects.unbuilt().filter(page_id=OuterRef("pk"))
    pages = public_pages().filter(~Exists(found), ~Exists(waiting), content_type__in=searched_page_types())
    for ids in in_batches(pages.values_list("pk", flat=True).iterator(), COMPARED_AT_ONCE):
        # A builder may say of a page that there is nothing to find; that is no fault.
        renderings = render([SearchSource(key=SearchSource.key_of_page(pk), page_id=pk) for pk in ids])
        yield from (rendering.source.key for rendering in renderings if rendering.entries or rendering.error)
    known = set(SearchSource.objects.filter(page_id__isnull=True).values_list("key", flat=True))
    yield from (key for key in searched_object_keys() if key not in known)


def _changed_keys() -> Iterator[str]:
    yield from _changed(SearchSource.objects.all())


def _changed(asked: QuerySet[SearchSource]) -> Iterator[str]:
    built = asked.filter(built_version=F("version")).order_by("pk")
    for sources in in_batches(built.iterator(), COMPARED_AT_ONCE):
        entries: dict[int, dict[str, SearchEntry]] = {source.pk: {} for source in sources}
        for entry in SearchEntry.objects.filter(source__in=sources, is_public=True).defer("tokens"):
            entries[entry.source_id][entry.key] = entry
        yield from (
            rendering.source.key for rendering in render(sources) if _differs(rendering, entries[rendering.source.pk])
        )


def _differs(rendering: Rendering, entries: dict[str, SearchEntry]) -> bool:
    if rendering.error:
        return True
    if rendering.entries.keys() != entries.keys():
        return bool(rendering.entries)  # what should not be there is told as leaked
    return any(
        getattr(entries[key], name) != value
        for key, columns in rendering.entries.items()
        for name, value in columns.items()
    )


def waiting_sources() -> int:
    """Return how many marked sources are not built yet."""
    return SearchSource.objects.unbuilt().count()


def failing_sources() -> QuerySet[SearchSource]:
    """Return sources whose last build or delivery failed, the most stubborn first."""
    return SearchSource.objects.exclude(last_error="").order_by("-attempts", "key")
