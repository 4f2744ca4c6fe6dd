"""Statements of relations as they are read from the database: those of a document, and those of others about it.

What follows from them is told by ``legal.effect``.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Q

from legal.relation_types import Direction

STATED = (
    "page_id",
    "sort_order",
    "target_id",
    "relation_type",
    "direction",
    "is_confirmed",
    "applies_from",
    "applies_until",
    "subject_clause",
    "target_clause",
    "quote",
    "confirmed_by_id",
    "confirmed_at",
    "source",
    "target_number",
    "target_number_key",
    "target_title",
    "unnamed_count",
)
"""What is read of a statement."""


def statements_about(page: Any) -> tuple[list[Any], list[Any]]:
    """Return what ``page`` says itself, and what others say of it, by a link or by a number that is not resolved.

    One statement without joins: while thousands of documents are built for search, it is asked for each.
    """
    held = held_statements(page)
    rows = read_statements(type(page), about(page, own=held is None))
    own = [row for row in rows if row.page_id == page.pk] if held is None else held
    return own, [row for row in rows if row.page_id != page.pk]


def about(page: Any, *, own: bool) -> Q:
    """Return the condition for statements about ``page``, and for its ``own``."""
    found = Q(target_id=page.pk)
    if page.number_key:
        found |= Q(target__isnull=True, target_number_key=page.number_key)
    return found | Q(page_id=page.pk) if own else found


def acting_on(ids: Collection[int], keys: Collection[str]) -> Q:
    """Return the condition for statements from either side that something acts on these documents."""
    acting = Q(target_id__in=ids) | Q(target__isnull=True, target_number_key__in=keys)
    return Q(Q(direction=Direction.ACTIVE) & acting) | Q(direction=Direction.PASSIVE, page_id__in=ids)


def read_statements(model: Any, asked: Q) -> list[Any]:
    """Return what documents of ``model`` state, as far as it is ``asked`` for; one statement of SQL."""
    relations = model._meta.get_field("relations").related_model._base_manager
    rows = relations.filter(asked).values_list(*STATED, named=True)
    return sorted(rows, key=lambda row: row.sort_order or 0)


def held_statements(page: Any) -> list[Any] | None:
    """Return the page's own statements where it has them already, not saved or read with many; else none."""
    is_prefetched = "relations" in getattr(page, "_prefetched_objects_cache", {})
    is_here = page.pk is None or is_prefetched or page.relations.is_deferring
    return list(page.relations.all()) if is_here else None


def public_documents(model: Any, ids: Iterable[int | None]) -> Mapping[int, Any]:
    """Return those of the documents that the public may see, without their texts; at most one statement of SQL."""
    keys = {key for key in ids if key is not None}
    if not keys:
        return {}
    shown = model.objects.filter(pk__in=keys).showing().public()
    columns = (
        "title",
        "url_path",
        "locale_id",
        "number",
        "number_key",
        "issued_on",
        "effective_from",
        "ended_on",
        "extent",
        "live",
    )
    return {one.pk: one for one in shown.only(*columns)}


def is_about(row: Any, page: Any) -> bool:
    """Say whether a statement names ``page`` as the other document, by a link or by a number that is not resolved."""
    is_by_number = row.target_id is None and row.target_number_key and row.target_number_key == page.number_key
    return bool(row.target_id == page.pk or is_by_number)
