"""What one entry is inside Elasticsearch: fields, their analysis and similarity, and the document made from a row."""

import hashlib
import json
from typing import Any

from elasticsearch_dsl import Boolean, Date, Double, Integer, Keyword, Mapping, Text

from search.engines.elasticsearch import analysis
from search.engines.elasticsearch.analysis import EXACT, FOLD, LETTERS, NEAR, PAIRS
from search.engines.elasticsearch.facets import FACET_FIELDS
from search.engines.elasticsearch.titles import title_fields, title_values
from search.engines.identifiers import stored_forms
from search.engines.names import name_keys
from search.engines.ranking import ranking
from search.models import SearchEntry

DOCUMENT_VERSION = 3
"""Raise it when ``document_of`` writes something else into the same fields."""
FORMS = (FOLD, PAIRS, EXACT, NEAR, LETTERS)
GC_DELETES = "10m"
"""How long the server remembers the version of a deleted entry, so that a late, older write stays refused."""


KEYWORDS = (
    "key", "kind", "language", "parent_key", *FACET_FIELDS.values(),
    "numbers", "number_prefixes", "number_parts", "names",
)  # fmt: skip


def mapping() -> Mapping:
    """Return the fields; ``strict``, so that a field nobody described is an error and not a guess."""
    fields = Mapping()
    fields.meta("dynamic", "strict")
    for name in KEYWORDS:
        fields.field(name, Keyword())
    fields.field("is_public", Boolean())
    for name in ("live_from", "expires_at", "dated_on"):
        fields.field(name, Date())
    fields.field("year", Integer())
    fields.field("weight", Double())
    for name, field in title_fields().items():
        fields.field(name, field)
    fields.field("all", Text(analyzer=FOLD, index_options="freqs", similarity="body"))
    for name in ("title", "official_title", "other_names"):
        fields.field(name, _searched(name, dict.fromkeys(FORMS, "title")))
    for name in ("summary", "body", "attachments"):
        fields.field(name, _searched(name, dict.fromkeys(FORMS, "body") | {LETTERS: "letters"}))
    return fields


def _searched(name: str, similarities: dict[str, str]) -> Text:
    """Folded syllables under the name itself, and what else of them has a weight."""
    weighed = ranking()["elasticsearch"]["weights"][name]
    return Text(
        analyzer=FOLD,
        similarity=similarities[FOLD],
        copy_to="all",
        fields={
            form: Text(analyzer=form, index_options="freqs", similarity=similarities[form])
            for form in FORMS[1:]
            if form in weighed
        },
    )


def index_settings() -> dict[str, Any]:
    """Return analysis, similarities and the rest; one shard holds the largest province measured (100,000 entries)."""
    return {
        "number_of_shards": 1,
        "auto_expand_replicas": "0-1",
        "gc_deletes": GC_DELETES,
        "analysis": analysis.settings(),
        "similarity": {
            name: {"type": "BM25", "k1": bm25["k1"], "b": bm25["b"]}
            for name, bm25 in ranking()["elasticsearch"]["bm25"].items()
        },
    }


def mapping_version() -> str:
    """Return a fingerprint of fields and settings: an index with another one must be built anew."""
    whole = json.dumps([DOCUMENT_VERSION, mapping().to_dict(), index_settings()], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def index_body() -> dict[str, Any]:
    """Return what a new index is created with; its version is kept in ``_meta``."""
    return {
        "settings": {"index": index_settings()},
        "mappings": {**mapping().to_dict(), "_meta": {"version": mapping_version()}},
    }


def document_of(entry: SearchEntry) -> dict[str, Any]:
    """Return the document for a row."""
    numbers = stored_forms(() if entry.parent_key else entry.identifiers)
    return {
        "key": entry.key,
        "kind": entry.kind,
        "language": entry.language,
        "parent_key": entry.parent_key,
        **{field: entry.facets.get(name, []) for name, field in FACET_FIELDS.items()},
        "numbers": list(numbers.exact),
        "number_prefixes": list(numbers.prefixes),
        "number_parts": list(numbers.parts),
        "names": list(name_keys(entry)),
        "is_public": entry.is_public,
        "live_from": entry.live_from,
        "expires_at": entry.expires_at,
        "dated_on": entry.dated_on,
        "year": None if entry.dated_on is None else entry.dated_on.year,
        "weight": entry.weight,
        "title": entry.title,
        "official_title": entry.official_title,
        "other_names": entry.other_names,
        "summary": entry.summary,
        "body": entry.body,
        "attachments": entry.attachments,
        **title_values(entry),
    }
