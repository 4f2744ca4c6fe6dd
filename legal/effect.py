"""What is known of one document's relations, from its own statements and from those of others, and the evidence in it.

The same relation is often stated on both pages: it counts once. Documents that the public may not see now say nothing,
and of their own statements about others only the number is shown.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate

from legal.evidence.acts import Evidence
from legal.evidence.links import Link
from legal.evidence.merging import merged
from legal.evidence.near import NearEvidence
from legal.evidence.ranks import is_consolidation
from legal.evidence.reach import WHOLE_DOCUMENT, Territory, place_of, territory_of
from legal.evidence.stating import means, mirrored_link, own_link, speaks
from legal.provisions import ProvisionAddress
from legal.relation_types import ABOUT_STATUS, ENDING, Direction, RelationType
from legal.statements import (
    about,
    acting_on,
    held_statements,
    is_about,
    public_documents,
    read_statements,
    statements_about,
)
from legal.validity import Finding, Validity, validity_on


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchedProvision:
    """A provision of a document on which other documents act."""

    address: ProvisionAddress
    """Its ``anchor`` is that of the structure of the text, if the text has it."""
    finding: Finding
    """Its status on the day asked for."""
    by: tuple[Link, ...]
    """What acts on this very provision, the earliest first; corrections and guidance too, which leave it in force."""


def links_of(page: Any, *, only_effects: bool = False) -> tuple[Link, ...]:
    """Return the relations of ``page``, the confirmed statement of each before others; two statements at most.

    Its own come as the page holds them, so that a preview shows what is not saved yet. ``only_effects`` leaves out what
    does not touch its validity.
    """
    own, rows = statements_about(page)
    if only_effects:
        own = [row for row in own if row.direction == Direction.PASSIVE and row.relation_type in ABOUT_STATUS]
        rows = [row for row in rows if row.direction == Direction.ACTIVE and row.relation_type in ABOUT_STATUS]
    others = public_documents(type(page), {row.target_id for row in own} | {row.page_id for row in rows} - {page.pk})
    return _links(page, own, rows, others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a page shows of the documents around its own."""

    links: tuple[Link, ...]
    """As ``links_of`` gives them."""
    cited: Mapping[int, Any]
    """The documents that its text cites, as far as the public may see them."""
    endings: Mapping[int, tuple[Link, ...]]
    """Of those of which somebody confirmed that they, or provisions of them, were ended: what did it."""


def around_of(page: Any, *, cited: Collection[int] = (), keys: Collection[str] = ()) -> Around:
    """Return the relations of ``page``, and what has ended of the documents that its text cites.

    ``cited`` are their ids, ``keys`` the keys of their numbers. Two statements at most for all of it.
    """
    ids = {*cited} - {page.pk}
    held = held_statements(page)
    asked = about(page, own=held is None)
    if ids:
        asked |= acting_on(ids, {*keys}) & Q(relation_type__in=list(ENDING), is_confirmed=True)
    rows = read_statements(type(page), asked)
    own = [row for row in rows if row.page_id == page.pk] if held is None else held
    of_others = [row for row in rows if row.page_id != page.pk and is_about(row, page)]
    wanted = {row.target_id for row in own} | {row.target_id for row in rows if row.page_id in ids}
    documents = public_documents(type(page), ids | wanted | {row.page_id for row in rows} - {page.pk})
    shown = {pk: documents[pk] for pk in ids if pk in documents}
    return Around(
        links=_links(page, own, of_others, documents),
        cited=shown,
        endings=_effects(shown.values(), rows, {**documents, page.pk: page}),
    )


def effects_on(pages: Collection[Any]) -> dict[int, tuple[Link, ...]]:
    """Return of each of ``pages``, saved documents of one type, what ``links_of(page, only_effects=True)`` does.

    Two statements for all of them, and none where there are none.
    """
    if not pages:
        return {}
    model = type(next(iter(pages)))
    acting = acting_on({page.pk for page in pages}, {page.number_key for page in pages} - {""})
    rows = read_statements(model, acting & Q(relation_type__in=list(ABOUT_STATUS)))
    others = public_documents(model, {row.target_id for row in rows} | {row.page_id for row in rows})
    return {page.pk: () for page in pages} | _effects(pages, rows, others)


def _effects(pages: Iterable[Any], rows: Iterable[Any], others: Mapping[int, Any]) -> dict[int, tuple[Link, ...]]:
    """Return what acts on each of ``pages`` by the statements in ``rows``, of those on which anything does."""
    pages = {page.pk: page for page in pages}
    of_number: dict[str, list[int]] = defaultdict(list)
    for page in pages.values():
        of_number[page.number_key].append(page.pk)
    own: dict[int, list[Any]] = defaultdict(list)
    of_others: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        if row.direction == Direction.PASSIVE:
            own[row.page_id].append(row)
            continue
        meant = of_number[row.target_number_key] if row.target_id is None and row.target_number_key else [row.target_id]
        for pk in meant:
            if pk != row.page_id:
                of_others[pk].append(row)
    touched = pages.keys() & (own.keys() | of_others.keys())
    return {pk: _links(pages[pk], own[pk], of_others[pk], others) for pk in touched}


def _links(page: Any, own: Iterable[Any], rows: Iterable[Any], others: Mapping[int, Any]) -> tuple[Link, ...]:
    named = {row.target_number_key for row in own}
    links = [own_link(row, page, others) for row in own]
    links += [
        mirrored_link(row, page, other)
        for row in rows
        if speaks(other := others.get(row.page_id), page) and means(row, page, other, named)
    ]
    return tuple(map(_lapsing, merged(links)))


def _lapsing(link: Link) -> Link:
    """Let a suspension end with the decision that made it; nothing is read for other links."""
    if link.relation_type != RelationType.SUSPENDS or not link.is_acted_on or link.other is None:
        return link
    acting, model = link.other, type(link.other)
    rows = read_statements(model, acting_on({acting.pk}, {acting.number_key}) & Q(relation_type__in=list(ENDING)))
    others = public_documents(model, {row.target_id for row in rows} | {row.page_id for row in rows})
    finding = finding_of(acting, _effects([acting], rows, others).get(acting.pk, ()), day=date.max)
    ends = [day for day in (link.applies_until, finding.since) if day is not None]
    return replace(link, applies_until=min(ends)) if finding.validity == Validity.ENDED and ends else link


def finding_of(
    page: Any,
    links: Iterable[Link],
    *,
    day: date | None = None,
    provision: ProvisionAddress = WHOLE_DOCUMENT,
    territory: Territory | None = None,
) -> Finding:
    """Return the status of ``page``, or of its ``provision``, on ``day``, by default today in the province.

    ``territory`` asks for a part of the territory in which the document applies.
    """
    evidence = [evidence for link in links if (evidence := link.evidence) is not None]
    asked_in = territory_of(page.extent) if territory is None else territory
    return _finding(page, evidence, day=day or localdate(), provision=provision, territory=asked_in)


def _finding(
    page: Any, evidence: Iterable[Evidence], *, day: date, provision: ProvisionAddress, territory: Territory
) -> Finding:
    return validity_on(
        day,
        issued_on=page.issued_on,
        effective_from=page.effective_from,
        ended_on=page.ended_on,
        is_consolidation=is_consolidation(page.number_key),
        evidence=evidence,
        provision=provision,
        territory=territory,
    )


def touched_provisions(page: Any, links: Iterable[Link], *, day: date | None = None) -> tuple[TouchedProvision, ...]:
    """Return the provisions of ``page`` that relations name as acted on, each once, with its own status on ``day``.

    ``links`` are those of ``links_of(page)``; nothing more is read from the database. They come in the order of the
    document as far as numbers tell it. What acts on the whole document, or on provisions that nobody recorded, stands
    in no ``by``, but counts in each ``finding``. How a note below a provision is worded is told by
    ``legal.status.act_of``.
    """
    links = tuple(links)
    touching: dict[str, list[Link]] = {}
    for link in links:
        if link.is_acted_on and link.target.steps:
            touching.setdefault(link.target.anchor, []).append(link)
    near = NearEvidence(evidence for link in links if (evidence := link.evidence) is not None)
    day, territory = day or localdate(), territory_of(page.extent)
    found = [
        TouchedProvision(
            address=by[0].target,
            finding=_finding(page, near.to(by[0].target), day=day, provision=by[0].target, territory=territory),
            by=tuple(sorted(by, key=_earliest_first)),
        )
        for by in touching.values()
    ]
    return tuple(sorted(found, key=lambda touched: place_of(touched.address)))


def changed_provisions(links: Iterable[Link], *, day: date | None = None) -> list[ProvisionAddress]:
    """Return in order the provisions that are confirmedly changed, ended or suspended by themselves on ``day``."""
    day = day or localdate()
    acts = [link.evidence for link in links if link.is_confirmed and link.target.steps]
    sure = {item.provision for item in acts if item is not None and item.is_possible and item.holds(day)}
    return sorted(sure, key=place_of)


def _earliest_first(link: Link) -> tuple[object, ...]:
    return (not link.is_confirmed, link.from_day or date.max, link.key, link.relation_type)


def deciding_link(finding: Finding, links: Iterable[Link]) -> Link | None:
    """Return the relation that decided, or none where the dates alone did."""
    return _link_of(finding.decided_by, links)


def doubting_link(finding: Finding, links: Iterable[Link]) -> Link | None:
    """Return the relation that may have changed a part besides, where another has surely changed one."""
    return _link_of(finding.doubted_by, links)


def _link_of(evidence: Evidence | None, links: Iterable[Link]) -> Link | None:
    return next((link for link in links if link.evidence == evidence), None) if evidence is not None else None
