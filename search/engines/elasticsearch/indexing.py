"""Writing to Elasticsearch: entries into the index in use, and a new index beside it that takes over in one call."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from django.conf import settings
from elasticsearch import Elasticsearch, NotFoundError
from elasticsearch.helpers import BulkIndexError, streaming_bulk

from search.engines.elasticsearch.client import for_indexing, trouble_named
from search.engines.elasticsearch.mapping import document_of, index_body, mapping_version
from search.models import SearchEntry
from search.queries import EngineUnavailableError

LISTED_AT_ONCE = 2_000
ALREADY_NEWER = 409
NOT_FOUND = 404
MAX_CHUNK_BYTES = 5_000_000
TRIES_OF_A_BUSY_SERVER = 4
"""Of a bulk that was answered 429, full for a moment: after 0.5, 1, 2 and 4 seconds, then the worker's own pause."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one entry: done, or refused for a reason."""

    is_done: bool
    error: str = ""


def alias() -> str:
    """Return the name under which the index in use is searched and written."""
    return f"{settings.ELASTICSEARCH_INDEX_PREFIX}-entries"


class Index:
    """The index in use. Without an answer every method raises ``EngineUnavailableError``, in one line."""

    def __init__(self, alias_of_its_own: str = "") -> None:
        """``alias_of_its_own`` stands apart from the index of this installation, which has ``alias()``."""
        self._own = alias_of_its_own

    def send(self, entries: Sequence[SearchEntry]) -> Mapping[str, Outcome]:
        """Put public entries into the index in use and delete the others from it; return an outcome for each key.

        Safe to repeat and to run late: an entry that the index knows in the same or a newer version is done.
        Without an index in use nothing is written, and nothing made: each outcome says so.
        """
        return self._bulk(self._alias(), entries)

    def exists(self) -> bool:
        """Say whether an index is in use."""
        with trouble_named():
            return bool(self._client().indices.exists_alias(name=self._alias()))

    def is_current(self) -> bool:
        """Say whether the index in use has today's fields and analysis; if not it must be built anew."""
        with trouble_named():
            try:
                found = self._client().indices.get_mapping(index=self._alias())
            except NotFoundError:
                return False
        versions = {index["mappings"].get("_meta", {}).get("version") for index in found.body.values()}
        return versions == {mapping_version()}

    def create_new(self) -> str:
        """Create an empty index that nobody searches yet, and return its name."""
        name = f"{self._alias()}-{datetime.now(UTC):%Y%m%d-%H%M%S}-{uuid4().hex[:6]}"
        body = index_body()
        with trouble_named():
            self._client().indices.create(index=name, aliases={_filling(name): {}}, **body)
        return name

    def copy_into(self, name: str, entries: Sequence[SearchEntry]) -> Mapping[str, Outcome]:
        """Do what ``send`` does, to a new index. What changes meanwhile goes to the old one: after ``switch_to``,
        ``send`` those entries again whose version moved since their copy was made."""
        return self._bulk(_filling(name), entries)

    def switch_to(self, name: str) -> None:
        """Let index ``name`` be the one in use and remove all others, in one call that readers do not notice."""
        client = self._client()
        with trouble_named():
            client.indices.refresh(index=name)
            existing = client.indices.get(
                index=[self._alias(), f"{self._alias()}-*"], expand_wildcards="all", ignore_unavailable=True
            )
            actions: list[dict[str, Any]] = [
                {"remove_index": {"index": other}} for other in existing.body if other != name
            ]
            actions += [
                {"remove": {"index": name, "alias": _filling(name), "must_exist": False}},
                {"add": {"index": name, "alias": self._alias()}},
            ]
            client.indices.update_aliases(actions=actions)

    def listing(self) -> Iterator[tuple[str, int]]:
        """Yield key and version of everything in the index in use, by key in the order of Python's text.

        Writes are seen after ``refresh``.
        """
        after: list[Any] | None = None
        while True:
            with trouble_named():
                hits = self._client().search(
                    index=self._alias(),
                    size=LISTED_AT_ONCE,
                    source=False,
                    version=True,
                    sort=[{"key": "asc"}],
                    search_after=after,
                    track_total_hits=False,
                    allow_partial_search_results=False,
                )["hits"]["hits"]
            yield from ((hit["_id"], hit["_version"]) for hit in hits)
            if len(hits) < LISTED_AT_ONCE:
                return
            after = hits[-1]["sort"]

    def delete(self, keys: Sequence[str]) -> None:
        """Delete entries that have no row any more, whatever their version; unknown keys are no error."""
        actions = ({"_op_type": "delete", "_id": key} for key in keys)
        refused = [item["error"] for item in self._run(self._alias(), actions) if "error" in item]
        if refused:
            raise EngineUnavailableError(f"Elasticsearch refused to delete: {_reason(refused[0])}")

    def remove(self) -> None:
        """Remove the index in use and those not yet in use; readers find nothing then. None there is no error."""
        names = [self._alias(), f"{self._alias()}-*"]
        with trouble_named():
            found = self._client().indices.get(index=names, expand_wildcards="all", ignore_unavailable=True)
            for name in found.body:
                self._client().indices.delete(index=name, ignore_unavailable=True)

    def refresh(self) -> None:
        """Let searches see everything that was written."""
        with trouble_named():
            self._client().indices.refresh(index=self._alias())

    def _bulk(self, target: str, entries: Sequence[SearchEntry]) -> Mapping[str, Outcome]:
        return {item["_id"]: _outcome(item) for item in self._run(target, map(_action, entries))}

    def _run(self, target: str, actions: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Yield the answer to each action. ``require_alias``: a missing index is never made by guessing."""
        with trouble_named():
            try:
                answers = streaming_bulk(
                    self._client(),
                    actions,
                    index=target,
                    require_alias=True,
                    raise_on_error=False,
                    max_chunk_bytes=MAX_CHUNK_BYTES,
                    max_retries=TRIES_OF_A_BUSY_SERVER,
                    initial_backoff=0.5,
                )
                for _, answer in answers:
                    (item,) = answer.values()
                    yield item
            except BulkIndexError as error:
                raise EngineUnavailableError(f"Elasticsearch refused the bulk: {error}") from error

    def _alias(self) -> str:
        return self._own or alias()

    def _client(self) -> Elasticsearch:
        return for_indexing()


def _filling(name: str) -> str:
    """Return the alias that a new index has until it is in use."""
    return f"{name}-filling"


def _action(entry: SearchEntry) -> dict[str, Any]:
    action = {"_id": entry.key, "version": entry.version, "version_type": "external"}
    if entry.is_public:
        return {**action, "_op_type": "index", **document_of(entry)}
    return {**action, "_op_type": "delete"}


def _outcome(item: Mapping[str, Any]) -> Outcome:
    """A newer version in the index and a deletion of what was not there are both as wished."""
    if "error" not in item or item["status"] == ALREADY_NEWER:
        return Outcome(is_done=True)
    return Outcome(is_done=False, error=_reason(item["error"]))


def _reason(error: Any) -> str:
    text = f"{error.get('type')}: {error.get('reason')}" if isinstance(error, dict) else str(error)
    return " ".join(text.split())[:300]
