"""An engine that knows judged texts and nothing else, apart from what readers search, and gone when it is done with."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol
from uuid import uuid4

from django.conf import settings

from search.engines.database.apart import analyse, tables_set_apart
from search.engines.database.engine import DatabaseEngine
from search.engines.database.store import prepare_tokens, write_tokens
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.indexing import Index
from search.models import SearchEntry, SearchSource
from search.queries import EngineUnavailableError, SearchEngine

PATIENCE = 30.0
"""Seconds for one question: what is measured here is the order, and a busy machine must not end the measurement."""


class SetApart(Protocol):
    """A place for judged texts with the engine over it."""

    engine: SearchEngine

    def add(self, entries: Sequence[SearchEntry]) -> None:
        """Take these unsaved entries in. Raises ``EngineUnavailableError``."""

    def finish(self) -> None:
        """Let the engine find all that was taken in, as fast as it ever will."""


class ApartInElasticsearch:
    """An index under a name of its own; no row of the database is read or written."""

    def __init__(self) -> None:
        alias = f"{settings.ELASTICSEARCH_INDEX_PREFIX}-judged-{uuid4().hex[:12]}"
        self.engine: SearchEngine = ElasticsearchEngine(alias_of_its_own=alias, patience=PATIENCE)
        self._index = Index(alias)

    def make(self) -> None:
        """Make the index. Raises ``EngineUnavailableError``."""
        self._index.switch_to(self._index.create_new())

    def add(self, entries: Sequence[SearchEntry]) -> None:
        """Send the entries."""
        refused = [outcome.error for outcome in self._index.send(entries).values() if not outcome.is_done]
        if refused:
            raise EngineUnavailableError(f"Elasticsearch refused {len(refused)} texts: {refused[0]}")

    def finish(self) -> None:
        """Let searches see everything."""
        self._index.refresh()

    def remove(self) -> None:
        """Remove the index; safe to repeat."""
        self._index.remove()


class ApartInDatabase:
    """Rows in temporary tables that stand before those of the portal in this one connection."""

    def __init__(self) -> None:
        self.engine: SearchEngine = DatabaseEngine()
        self._source = SearchSource.objects.create(key="judged", version=1, built_version=1)

    def add(self, entries: Sequence[SearchEntry]) -> None:
        """Write rows and tokens."""
        for entry in entries:
            entry.source = self._source
        in_the_row = prepare_tokens(entries)
        saved = SearchEntry.objects.bulk_create(entries)
        if not in_the_row:
            write_tokens(saved)

    def finish(self) -> None:
        """Rows are found as soon as they are written; the planner must know them."""
        analyse()


@contextmanager
def set_apart_in_elasticsearch() -> Iterator[SetApart]:
    """Yield a place in Elasticsearch, and remove it whatever happens. Raises ``EngineUnavailableError``."""
    place = ApartInElasticsearch()
    try:
        place.make()
        yield place
    finally:
        place.remove()


@contextmanager
def set_apart_in_database() -> Iterator[SetApart]:
    """Yield a place in the database, and remove it whatever happens."""
    with tables_set_apart():
        yield ApartInDatabase()
