"""One result as a page shows it, made from rows that the public may see at this very moment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from search.attachments.sections import Place
from search.documents import Facet, Kind
from search.highlighting import Segment, highlight
from search.models import SearchEntry, SearchEntryQuerySet
from search.results.facets import Labels
from search.results.snippets import snippet_of
from search.visibility import public_pages

MOST_AGENCIES = 3
"""Some joint documents have fourteen issuers; the document's own page names them all."""
SHOWN_FACETS = (Facet.AGENCY, Facet.VALIDITY)


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
    validity: str = ""
    """Of a legal document, in words."""
    part_of: str = ""
    """Title of the whole of which it is a part, such as the document of an article."""
    dated_on: date | None = None
    is_demonstration: bool = False
    found_in: Place | None = None
    """The attached file, and its page, in which the snippet stands; none where it stands in the page itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promoted:
    """A result that editors put first, and why, in the reader's language."""

    result: Result
    reason: str


def visible_rows(keys: Sequence[str]) -> SearchEntryQuerySet:
    """Return the entries of ``keys``, in no order, without what the public may not see now.

    The engine has filtered already; this asks the rows, and the pages behind them, once more: an index can be a moment
    late, and Wagtail still serves an expired page until the next tick.
    """
    page_may_be_seen = Exists(public_pages().filter(pk=OuterRef("source__page_id")))
    return SearchEntry.objects.public().filter(Q(source__page_id__isnull=True) | page_may_be_seen, key__in=keys)


def visible_entries(keys: Sequence[str], *, only: Sequence[str] = ()) -> list[SearchEntry]:
    """Return the ``visible_rows`` of ``keys`` in their order.

    With ``only`` these columns are read, where the text of a whole law would be read for nothing.
    """
    rows = visible_rows(keys)
    entries = {entry.key: entry for entry in (rows.only("key", *only) if only else rows.defer("tokens"))}
    return [entries[key] for key in keys if key in entries]


def values_shown(entries: Iterable[SearchEntry]) -> dict[Facet, set[str]]:
    """Return the values that results show in words: agencies and validity."""
    rows = list(entries)
    return {facet: {value for row in rows for value in row.facets.get(facet, ())} for facet in SHOWN_FACETS}


def result_of(entry: SearchEntry, *, words: str, labels: Labels, others: Sequence[str] = ()) -> Result:
    """Return ``entry`` as it is shown to somebody who looked for ``words``; ``others`` are marked like them."""
    lines, place = snippet_of(entry, words, others=others)
    return Result(
        key=entry.key,
        kind=Kind(entry.kind),
        language=entry.language,
        url=entry.url,
        title=tuple(highlight(entry.title, words, others=others)),
        snippet=lines,
        identifiers=() if entry.parent_key else tuple(entry.identifiers),
        agencies=_named(entry, Facet.AGENCY, labels)[:MOST_AGENCIES],
        validity=", ".join(_named(entry, Facet.VALIDITY, labels)),
        part_of=entry.official_title if entry.parent_key else "",
        dated_on=entry.dated_on,
        is_demonstration=entry.is_demonstration,
        found_in=place,
    )


def _named(entry: SearchEntry, facet: Facet, labels: Labels) -> tuple[str, ...]:
    names = labels.get(facet, {})
    return tuple(names[value] for value in entry.facets.get(facet, ()) if value in names)
