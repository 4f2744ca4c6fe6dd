"""One result as a page shows it, made from rows that the public may see at this very moment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from search.documents import Facet, Kind
from search.highlighting import Segment, highlight, snippet
from search.models import SearchEntry
from search.results.facets import Labels
from search.visibility import public_pages

SNIPPET_LENGTH = 240
"""Characters: three lines on a wide screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One thing found, in segments where the reader's words are marked."""

    key: str
    kind: Kind
    language: str
    url: str
    title: tuple[Segment, ...]
    snippet: tuple[Segment, ...]
    identifiers: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    """Names in the reader's language."""
    dated_on: date | None = None
    is_demonstration: bool = False


def visible_entries(keys: Sequence[str]) -> list[SearchEntry]:
    """Return the entries of ``keys`` in their order, without what the public may not see now.

    The engine has filtered already; this asks the rows, and the pages behind them, once more: an index can be a moment
    late, and Wagtail still serves an expired page until the next tick.
    """
    entries = {entry.key: entry for entry in SearchEntry.objects.public().filter(key__in=keys).select_related("source")}
    page_ids = {entry.source.page_id for entry in entries.values() if entry.source.page_id is not None}
    showing = set(public_pages().filter(pk__in=page_ids).values_list("pk", flat=True)) if page_ids else set()
    found = (entries[key] for key in keys if key in entries)
    return [entry for entry in found if entry.source.page_id is None or entry.source.page_id in showing]


def agencies_of(entries: Iterable[SearchEntry]) -> set[str]:
    """Return the slugs of all agencies that ``entries`` belong to."""
    return {slug for entry in entries for slug in entry.facets.get(Facet.AGENCY, ())}


def result_of(entry: SearchEntry, *, words: str, labels: Labels) -> Result:
    """Return ``entry`` as it is shown to somebody who looked for ``words``."""
    names = labels.get(Facet.AGENCY, {})
    return Result(
        key=entry.key,
        kind=Kind(entry.kind),
        language=entry.language,
        url=entry.url,
        title=tuple(highlight(entry.title, words)),
        snippet=tuple(snippet(_texts(entry), words, length=SNIPPET_LENGTH)),
        identifiers=tuple(entry.identifiers),
        agencies=tuple(names[slug] for slug in entry.facets.get(Facet.AGENCY, ()) if slug in names),
        dated_on=entry.dated_on,
        is_demonstration=entry.is_demonstration,
    )


def _texts(entry: SearchEntry) -> str:
    return "\n".join(filter(None, (entry.official_title, entry.summary, entry.body, entry.attachments)))
