"""Which citations of condemned documents concern anybody, and how much.

Whoever ends a document cites it, and so does the news that tells of it: that is no alarm. What a document cites that
has ended itself interests nobody either.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from legal.citing.found import PREAMBLE
from legal.models import Citation, DocumentRelation
from legal.relation_types import EFFECTS, RelationType
from radar.citing_pages import CitingPage, citing_pages
from radar.concerns import Standing
from radar.judging import Cited, Judge, Verdict
from radar.models import StaleCitation

ACTING = frozenset({*EFFECTS, RelationType.CORRECTS, RelationType.CONSOLIDATES})
"""What one of two documents does to the other, and so must name it."""
PAGES_AT_ONCE = 400

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What is known of the pages that cite and of the documents that acted."""

    pages: Mapping[int, CitingPage]
    ended: Collection[int]
    """Those documents among both that have ended themselves."""
    acting: Collection[Pair]
    """Pages and documents of which one acts on the other."""
    cited: Collection[Pair]
    """Pages and the acting documents that they cite."""


def stale_among(citations: Sequence[Any], verdicts: Mapping[Cited, Verdict], judge: Judge) -> list[StaleCitation]:
    """Return unsaved rows for those of ``citations`` (rows of ``radar.sweeping.READ``) that concern somebody."""
    suspects = [row for row in citations if (row.target_id, row.provision) in verdicts]
    pages = _pages({row.page_id for row in suspects})
    actors = {verdict.acting_id for verdict in verdicts.values() if verdict.acting_id is not None}
    facts = _Facts(
        pages=pages,
        ended=judge.ended_among({*actors, *(pk for pk, page in pages.items() if page.is_document)}),
        acting=_acting_on_each_other({(row.page_id, row.target_id) for row in suspects}),
        cited=_cited(pages, actors),
    )
    rows = (_row(citation, verdicts[citation.target_id, citation.provision], facts) for citation in suspects)
    return [row for row in rows if row is not None]


def _row(citation: Any, verdict: Verdict, facts: _Facts) -> StaleCitation | None:
    page = facts.pages.get(citation.page_id)
    if page is None or _is_natural(citation, verdict, facts):
        return None
    standing = page.standing(is_draft=citation.is_draft, is_basis=citation.place == PREAMBLE)
    cites_acting = (citation.page_id, verdict.acting_id) in facts.cited
    if cites_acting and standing in (Standing.NEWS, Standing.OLD_NEWS):
        return None
    return StaleCitation(
        citation_id=citation.pk,
        page_id=citation.page_id,
        document_id=citation.target_id,
        concern=verdict.concern,
        standing=standing,
        is_public=page.is_shown and not citation.is_draft,
        is_of_provision=verdict.is_of_provision,
        since=verdict.since,
        relation_type=verdict.relation_type,
        acting_id=verdict.acting_id,
        acting_number=verdict.acting_number,
        acting_clause=verdict.acting_clause,
        acting_has_ended=verdict.acting_id in facts.ended,
        cites_acting=cites_acting,
        agency_id=page.agency_id,
        computed_at=timezone.now(),
    )


def _is_natural(citation: Any, verdict: Verdict, facts: _Facts) -> bool:
    """Say whether the page has ended itself, or is one that acts and so must name what it acts on."""
    is_acting = (citation.page_id, citation.target_id) in facts.acting
    return citation.page_id in facts.ended or citation.page_id == verdict.acting_id or is_acting


def _pages(ids: Collection[int]) -> dict[int, CitingPage]:
    found: dict[int, CitingPage] = {}
    for part in _parts(ids):
        found |= citing_pages(part)
    return found


def _acting_on_each_other(pairs: Collection[Pair]) -> set[Pair]:
    """Return which of these pages and documents are two of which one acts on the other, whichever of them says so."""
    found: set[Pair] = set()
    for pages in _parts({page for page, _document in pairs}):
        relations = DocumentRelation.objects.filter(relation_type__in=list(ACTING), target__isnull=False).order_by()
        found.update(relations.filter(page__in=pages).values_list("page_id", "target_id"))
        found.update(relations.filter(target__in=pages).values_list("target_id", "page_id"))
    return found & set(pairs)


def _cited(pages: Collection[int], documents: Collection[int]) -> set[Pair]:
    """Return which of ``pages`` cite which of ``documents``."""
    found: set[Pair] = set()
    for part in _parts(pages):
        for some in _parts(documents):
            cited = Citation.objects.filter(page__in=part, target__in=some).order_by()
            found.update(cited.values_list("page_id", "target_id").distinct())
    return found


def _parts(ids: Iterable[int]) -> Iterable[list[int]]:
    ordered = sorted(ids)
    return (ordered[start : start + PAGES_AT_ONCE] for start in range(0, len(ordered), PAGES_AT_ONCE))
