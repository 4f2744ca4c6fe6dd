"""Writes what the public finds: entries with their facets and tokens, and hides those that are public no more.

An entry's version rises with each change of it and is never above its source's, so that no index takes an old one for
a new one.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Subquery
from wagtail.models import Page

from core.importing.rows import insert_rows, insert_values
from search.engines import elasticsearch_is_configured
from search.engines.database.store import forget_tokens, prepare_tokens, write_tokens
from search.engines.database.titles import write_titles
from search.indexing.rendering import Rendering, objects_of
from search.models import SearchEntry, SearchEntryFacet, SearchSource
from search.visibility import public_pages

HIDDEN_AT_ONCE = 500
EMPTIED: Mapping[str, Any] = {
    "is_public": False,
    "title": "",
    "official_title": "",
    "other_names": [],
    "summary": "",
    "body": "",
    "attachments": "",
    "identifiers": [],
    "facets": {},
    "stale_on": None,
}
"""What is left of an entry that waits for Elasticsearch to forget it."""


def hide_what_is_not_public(keys: Sequence[str]) -> int:
    """Hide every entry of the marked pages ``keys`` that the public may not see now; return how many there were."""
    hidden = 0
    for start in range(0, len(keys), HIDDEN_AT_ONCE):
        batch = keys[start : start + HIDDEN_AT_ONCE]
        page_ids = SearchSource.objects.filter(key__in=batch, page_id__isnull=False).values_list("page_id", flat=True)
        private = set(page_ids).difference(public_pages().filter(pk__in=list(page_ids)).values_list("pk", flat=True))
        shown = SearchEntry.objects.filter(is_public=True, source__page_id__in=private)
        if not private or not shown.exists():
            continue
        with transaction.atomic():
            pks = list(shown.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
            hide(pks)
        hidden += len(pks)
    return hidden


def hide(pks: Collection[int]) -> None:
    """Let nobody find these entries any more; the caller has marked their sources, and is in a transaction.

    Without Elasticsearch they are gone at once; with it they stay, empty, until it has forgotten them.
    """
    if not pks:
        return
    forget_tokens(pks)
    SearchEntryFacet.objects.filter(entry__in=pks).delete()
    entries = SearchEntry.objects.filter(pk__in=pks)
    if elasticsearch_is_configured():
        source_version = SearchSource.objects.filter(pk=OuterRef("source_id")).values("version")
        entries.update(version=Subquery(source_version), **EMPTIED)
    else:
        entries.delete()


def write_entries(renderings: Sequence[Rendering]) -> None:
    """Let the public find what ``renderings`` say, and nothing else of their sources.

    The caller is in a transaction that holds the sources. What did not change is not written again.
    """
    sources = {rendering.source.pk: rendering for rendering in renderings}
    locked = SearchEntry.objects.select_for_update().filter(source__in=sources).order_by("pk").defer("tokens")
    existing = {entry.key: entry for entry in locked}
    new: list[SearchEntry] = []
    changed: list[SearchEntry] = []
    for rendering in renderings:
        for key, columns in rendering.entries.items():
            old = existing.pop(key, None)
            entry = _changed(old, rendering.source, key, columns)
            if entry is not None:
                (new if old is None else changed).append(entry)
    _raise_sources(changed, sources)
    hide([entry.pk for entry in existing.values() if entry.is_public])
    if new:
        _add(new)
    if changed:
        _save(changed)


def sweep(source_ids: Collection[int]) -> None:
    """Forget those of the sources whose page or object is deleted and whose entries are gone everywhere."""
    empty = list(SearchSource.objects.filter(pk__in=source_ids, entries__isnull=True))
    if not empty:
        return
    page_ids = [source.page_id for source in empty if source.page_id is not None]
    alive = set(map(SearchSource.key_of_page, Page.objects.filter(pk__in=page_ids).values_list("pk", flat=True)))
    alive |= objects_of([source.key for source in empty if source.page_id is None]).keys()
    SearchSource.objects.filter(pk__in=[source.pk for source in empty if source.key not in alive]).delete()


def _changed(old: SearchEntry | None, source: SearchSource, key: str, columns: Mapping[str, Any]) -> SearchEntry | None:
    """Return the row to write, or none if what is there says already what it should."""
    if old is not None and all(getattr(old, name) == value for name, value in columns.items()):
        return None
    version = source.version if old is None else max(source.version, old.version + 1)
    return SearchEntry(key=key, source=source, version=version, **columns)


def _raise_sources(changed: Sequence[SearchEntry], renderings: Mapping[int, Rendering]) -> None:
    """Keep each source at least as new as its entries; seldom needed, when an entry changed without a mark."""
    for entry in changed:
        source = renderings[entry.source_id].source
        if entry.version > source.version:
            source.version = entry.version
            SearchSource.objects.filter(pk=source.pk).update(version=entry.version)


def _add(entries: Sequence[SearchEntry]) -> None:
    """Write entries whose keys nobody else can write meanwhile, since their sources are held."""
    in_the_row = prepare_tokens(entries)
    insert_rows(SearchEntry, entries)
    _add_facets(entries)
    _write_the_rest(entries, in_the_row)


def _save(entries: Sequence[SearchEntry]) -> None:
    in_the_row = prepare_tokens(entries)
    saved = SearchEntry.objects.bulk_create(
        entries,
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["version", *_columns(), *in_the_row],
    )
    _write_facets(saved)
    _write_the_rest(saved, in_the_row)


def _write_the_rest(entries: Sequence[SearchEntry], in_the_row: Sequence[str]) -> None:
    if in_the_row:
        write_titles(entries)
    else:
        write_tokens(entries)


def write_facets_and_tokens(entries: Sequence[SearchEntry]) -> None:
    """Write anew what is derived from these public entries for the database engine."""
    _write_facets(entries)
    write_tokens(entries)


def _write_facets(entries: Sequence[SearchEntry]) -> None:
    SearchEntryFacet.objects.filter(entry__in=[entry.pk for entry in entries]).delete()
    _add_facets(entries)


def _add_facets(entries: Sequence[SearchEntry]) -> None:
    facets = [(entry, facet, value) for entry in entries for facet, values in entry.facets.items() for value in values]
    insert_values(
        SearchEntryFacet, ("entry_id", "facet", "value"), [(entry.pk, facet, value) for entry, facet, value in facets]
    )


def _columns() -> list[str]:
    """Return the names of the columns that say what is found."""
    kept_apart = {"id", "key", "source", "version", "indexed_version", "tokens"}
    return [field.name for field in SearchEntry._meta.concrete_fields if field.name not in kept_apart]
