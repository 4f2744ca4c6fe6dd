"""Links from statements, whichever of the two documents makes them."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.timezone import localdate

from legal.evidence.links import Link
from legal.relation_types import EITHER_WAY, Direction
from legal.yearless import Statement, is_yearless, may_mean


def speaks(other: Any, page: Any) -> bool:
    """Say whether the public may see the other page, and in the same language: a translation repeats its original."""
    return other is not None and other.locale_id == page.locale_id


def means(row: Any, page: Any, other: Any, named: Collection[str]) -> bool:
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


def own_link(row: Any, page: Any, others: Mapping[int, Any]) -> Link:
    """Return what ``page`` states itself, in ``row``; ``others`` are the documents that may be shown."""
    other = others.get(row.target_id)
    return Link(
        relation_type=row.relation_type,
        direction=Direction.ACTIVE if row.relation_type in EITHER_WAY else row.direction,
        number=other.number if other else row.target_number,
        key=other.number_key if other else row.target_number_key,
        other=other,
        title=other.title if other else row.target_title,
        is_confirmed=row.is_confirmed,
        unnamed=row.unnamed_count,
        **_as_stated(row, page),
    )


def mirrored_link(row: Any, page: Any, other: Any) -> Link:
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
        **_as_stated(row, page),
    )


def _as_stated(row: Any, page: Any) -> dict[str, Any]:
    """Return what a statement says from whichever side it is seen."""
    return {
        "own_key": page.number_key,
        "extent": page.extent,
        "applies_from": row.applies_from,
        "applies_until": row.applies_until,
        "subject_clause": row.subject_clause,
        "target_clause": row.target_clause,
        "quote": row.quote,
        "source": row.source,
        "confirmed_by": row.confirmed_by_id,
        "confirmed_on": row.confirmed_at and localdate(row.confirmed_at),
    }
