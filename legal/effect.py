"""What is known of one document's relations, from its own statements and from those of others, and the evidence in it.

The same relation is often stated on both pages: it counts once. Documents that the public may not see now say nothing,
and of their own statements about others only the number is shown.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate

from core.document_numbers import NotADocumentNumber, parse
from legal.relation_types import EFFECTS, EITHER_WAY, Direction
from legal.validity import Evidence, Finding, validity_on
from legal.yearless import Statement, is_yearless, may_mean

STATED = (
    "page_id",
    "sort_order",
    "target_id",
    "relation_type",
    "direction",
    "is_confirmed",
    "applies_from",
    "source",
    "target_number",
    "target_number_key",
    "target_title",
    "unnamed_count",
)
"""What is read of a statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One relation as seen from a document."""

    relation_type: str
    direction: str
    """Whether this document acts (``active``) or the other does (``passive``)."""
    number: str
    """Of the other; empty where the source only counts it."""
    key: str
    other: Any = None
    """The other document's page, where the public may see it."""
    title: str = ""
    is_confirmed: bool = False
    applies_from: date | None = None
    source: str = ""
    unnamed: int = 0

    @property
    def identity(self) -> tuple[object, ...]:
        """Return what two statements of one relation share."""
        return (self.relation_type, self.direction, self.other.pk if self.other else self.key, self.unnamed)

    @property
    def evidence(self) -> Evidence | None:
        """Return what it says against this document's validity; none where it says nothing."""
        effect = EFFECTS.get(self.relation_type)
        if effect is None or self.direction != Direction.PASSIVE:
            return None
        return Evidence(
            effect=effect,
            from_day=self.applies_from or _first_day(self.other),
            is_confirmed=self.is_confirmed,
            issued_on=self.other.issued_on if self.other else _last_day(self.number),
            source="|".join(map(str, self.identity)),
        )


def _last_day(number: str) -> date | None:
    """Return the last day on which a document that we do not hold can have been issued, by the year in its number."""
    try:
        year = parse(number).year
    except NotADocumentNumber:
        return None
    return date(year, 12, 31) if year else None


def _first_day(acting: Any) -> date | None:
    """Return the day from which the acting document is effective; none where that is unknown or cannot be true."""
    if acting is None or acting.effective_from is None:
        return None
    is_contradictory = acting.issued_on is not None and acting.effective_from < acting.issued_on
    return None if is_contradictory else acting.effective_from


def links_of(page: Any, *, only_effects: bool = False) -> tuple[Link, ...]:
    """Return the relations of ``page``, the confirmed statement of each before others; two statements at most.

    Its own come as the page holds them, so that a preview shows what is not saved yet. ``only_effects`` leaves out what
    does not touch its validity.
    """
    own, rows = _statements(page)
    if only_effects:
        own = [row for row in own if row.direction == Direction.PASSIVE and row.relation_type in EFFECTS]
        rows = [row for row in rows if row.direction == Direction.ACTIVE and row.relation_type in EFFECTS]
    others = _public(type(page), {row.target_id for row in own} | {row.page_id for row in rows} - {page.pk})
    named = {row.target_number_key for row in own}
    links = [_own(row, others) for row in own]
    links += [
        _mirrored(row, page, other)
        for row in rows
        if _speaks(other := others.get(row.page_id), page) and _means(row, page, other, named)
    ]
    return tuple(_merged(links))


def finding_of(page: Any, links: Iterable[Link], *, day: date | None = None) -> Finding:
    """Return the status of ``page`` on ``day``, by default today in the province."""
    return validity_on(
        day or localdate(),
        issued_on=page.issued_on,
        effective_from=page.effective_from,
        ended_on=page.ended_on,
        evidence=[evidence for link in links if (evidence := link.evidence) is not None],
    )


def deciding_link(finding: Finding, links: Iterable[Link]) -> Link | None:
    """Return the relation that decided, or none where the dates alone did."""
    if finding.decided_by is None:
        return None
    return next((link for link in links if link.evidence == finding.decided_by), None)


def _statements(page: Any) -> tuple[list[Any], list[Any]]:
    """Return what ``page`` says itself, and what others say of it, by a link or by a number that is not resolved.

    One statement without joins: while thousands of documents are built for search, it is asked for each.
    """
    held = _held(page)
    relations = type(page)._meta.get_field("relations").related_model._base_manager
    about = Q(target_id=page.pk)
    if page.number_key:
        about |= Q(target__isnull=True, target_number_key=page.number_key)
    if held is None:
        about |= Q(page_id=page.pk)
    rows = sorted(relations.filter(about).values_list(*STATED, named=True), key=lambda row: row.sort_order or 0)
    own = [row for row in rows if row.page_id == page.pk] if held is None else held
    return own, [row for row in rows if row.page_id != page.pk]


def _held(page: Any) -> list[Any] | None:
    """Return the page's own statements where it has them already, not saved or read with many; else none."""
    is_prefetched = "relations" in getattr(page, "_prefetched_objects_cache", {})
    is_here = page.pk is None or is_prefetched or page.relations.is_deferring
    return list(page.relations.all()) if is_here else None


def _public(model: Any, ids: Iterable[int | None]) -> Mapping[int, Any]:
    keys = {key for key in ids if key is not None}
    if not keys:
        return {}
    shown = model.objects.filter(pk__in=keys).showing().public()
    columns = ("title", "url_path", "locale_id", "number", "number_key", "issued_on", "effective_from", "live")
    return {one.pk: one for one in shown.only(*columns)}


def _speaks(other: Any, page: Any) -> bool:
    """Say whether the public may see the other page, and in the same language: a translation repeats its original."""
    return other is not None and other.locale_id == page.locale_id


def _means(row: Any, page: Any, other: Any, named: Collection[str]) -> bool:
    """Say whether what ``other`` states of the number of ``page`` can mean ``page``, which names those in ``named``."""
    if row.target_id is not None or not is_yearless(row.target_number_key):
        return True
    return may_mean(
        Statement(
            relation_type=row.relation_type,
            direction=row.direction,
            issued_on=other.issued_on,
            other_issued_on=page.issued_on,
            is_mutual=other.number_key in named,
        )
    )


def _own(row: Any, others: Mapping[int, Any]) -> Link:
    other = others.get(row.target_id)
    return Link(
        relation_type=row.relation_type,
        direction=Direction.ACTIVE if row.relation_type in EITHER_WAY else row.direction,
        number=other.number if other else row.target_number,
        key=other.number_key if other else row.target_number_key,
        other=other,
        title=other.title if other else row.target_title,
        is_confirmed=row.is_confirmed,
        applies_from=row.applies_from,
        source=row.source,
        unnamed=row.unnamed_count,
    )


def _mirrored(row: Any, page: Any, other: Any) -> Link:
    """Turn round what ``other`` says of ``page``; whether an unresolved number means this page is not sure."""
    turned = Direction.PASSIVE if row.direction == Direction.ACTIVE else Direction.ACTIVE
    return Link(
        relation_type=row.relation_type,
        direction=Direction.ACTIVE if row.relation_type in EITHER_WAY else turned,
        number=other.number,
        key=other.number_key,
        other=other,
        title=other.title,
        is_confirmed=row.is_confirmed and row.target_id == page.pk,
        applies_from=row.applies_from,
        source=row.source,
    )


def _merged(links: Iterable[Link]) -> list[Link]:
    """Keep each relation once; a number of several documents means the one that states the same from its side."""
    found: dict[tuple[object, ...], Link] = {}
    for link in links:
        known = found.get(link.identity)
        found[link.identity] = link if known is None else _together(known, link)
    stated = {(link.relation_type, link.direction, link.key) for link in found.values() if link.other is not None}
    return [
        link
        for link in found.values()
        if link.other is not None or (link.relation_type, link.direction, link.key) not in stated
    ]


def _together(one: Link, other: Link) -> Link:
    """Keep the confirmed of two; else the earlier day, which is the safer one, and the first evidence written down."""
    if one.is_confirmed != other.is_confirmed:
        return one if one.is_confirmed else other
    days = [day for day in (one.applies_from, other.applies_from) if day is not None]
    return replace(one, applies_from=min(days, default=None), source=one.source or other.source)
