"""What a feed tells of: the newest that a search finds, first as keys and versions, then as rows read for the feed.

Readers of feeds ask every hour and mostly have it all: what tells so must cost little.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models.functions import Left

from search.documents import Facet, Kind
from search.models import SearchEntry
from search.queries import Found, SearchQuery
from search.results.asking import ask
from search.results.facets import labels_for
from search.results.result import MOST_AGENCIES, visible_rows
from search.results.snippets import READ_FOR_A_BEGINNING, beginning_of

Version = tuple[str, int]
"""The key of an entry and its version, which rises with every change of what it says."""

COLUMNS = (
    "key", "kind", "title", "url", "official_title", "summary", "identifiers", "parent_key", "facets", "dated_on",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing as a feed tells of it; ``begins`` is what it says first."""

    key: str
    kind: Kind
    title: str
    url: str
    begins: str
    identifiers: tuple[str, ...]
    agencies: tuple[str, ...]
    """Names in the reader's language."""
    dated_on: date | None


def newest(query: SearchQuery) -> tuple[Version, ...]:
    """Return what ``query`` finds and the public may see now, in order: one question and one statement.

    Raises ``SearchFailedError``.
    """
    keys = ask(lambda engine: engine.search(query)).value.keys
    versions = dict(visible_rows(keys).values_list("key", "version"))
    return tuple((key, versions[key]) for key in keys if key in versions)


def items_of(versions: Sequence[Version], *, language: str) -> tuple[Item, ...]:
    """Return these entries with agencies named in ``language``; what was withdrawn meanwhile is left out."""
    keys = [key for key, _version in versions]
    rows = visible_rows(keys).only(*COLUMNS).annotate(body_begins=Left("body", READ_FOR_A_BEGINNING))
    found = {row.key: row for row in rows}
    values = {value for row in found.values() for value in row.facets.get(Facet.AGENCY, ())}
    nothing = Found(keys=(), total=0)
    labels = labels_for(SearchQuery(), nothing, language=language, also={Facet.AGENCY: values})
    names = labels.get(Facet.AGENCY, {})
    return tuple(_item(found[key], names) for key in keys if key in found)


def _item(row: SearchEntry, names: Mapping[str, str]) -> Item:
    issuers = [names[slug] for slug in row.facets.get(Facet.AGENCY, ()) if slug in names]
    return Item(
        key=row.key,
        kind=Kind(row.kind),
        title=row.title,
        url=row.url,
        begins=beginning_of(row, body=row.body_begins),  # type: ignore[attr-defined]
        identifiers=() if row.parent_key else tuple(row.identifiers),
        agencies=tuple(issuers[:MOST_AGENCIES]),
        dated_on=row.dated_on,
    )
