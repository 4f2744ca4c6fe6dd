"""Finds the document that a relation names only by its number, and lets it go where the number is not sure any more."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Count, Min, OuterRef, Q, QuerySet, Subquery

from legal.models import DocumentRelation, LegalDocumentPage
from legal.relation_types import ABOUT_STATUS, EITHER_WAY, Direction
from legal.yearless import Statement, is_yearless, may_mean
from search.registry import announce_written

_READ = (
    "pk",
    "page_id",
    "page__locale_id",
    "page__issued_on",
    "page__number_key",
    "target_id",
    "target_number_key",
    "relation_type",
    "direction",
)
AT_ONCE = 400
"""Numbers or relations of one statement: with their targets fewer than the oldest SQLite takes parameters."""


class Holder(NamedTuple):
    """The one published document of a number."""

    pk: int
    issued_on: date | None


@transaction.atomic
def resolve_relations(keys: Collection[str] | None = None) -> int:
    """Link every relation that names a document by number to the one published document of that number.

    A number that two documents bear stays unresolved, as does one without a year that cannot mean the document that
    bears it (``legal.yearless``), and what was linked by it before is let go; what an editor chose stays. ``keys`` are
    the numbers to look at, all without them. Returns how many relations changed; the pages whose status that may touch
    are announced to search.
    """
    touched: set[int] = set()
    changed = 0
    for relations in _in_batches(keys):
        changed += _link(relations, touched)
    announce_written(sorted(touched))
    return changed


def resolve_around(pages: Collection[int]) -> int:
    """Do this for pages that were published: for what others say of them, and for what they say of others.

    Call it in the transaction that wrote them, or after; the documents that they act on are announced to search.
    """
    documents = LegalDocumentPage.objects.filter(pk__in=pages)
    relations = DocumentRelation.objects.filter(Q(page__in=pages) | Q(target__in=pages, is_resolved_by_number=True))
    keys = {*documents.values_list("number_key", flat=True), *relations.values_list("target_number_key", flat=True)}
    with transaction.atomic():
        changed = resolve_relations(keys)
        announce_written(LegalDocumentPage.objects.acted_on_by(pages).values_list("pk", flat=True))
    return changed


def _in_batches(keys: Collection[str] | None) -> Iterable[QuerySet[DocumentRelation]]:
    by_number = DocumentRelation.objects.exclude(target_number_key="").filter(
        Q(target__isnull=True) | Q(is_resolved_by_number=True)
    )
    if keys is None:
        keys = list(by_number.order_by().values_list("target_number_key", flat=True).distinct())
    wanted = sorted(set(keys) - {""})
    for start in range(0, len(wanted), AT_ONCE):
        yield by_number.filter(target_number_key__in=wanted[start : start + AT_ONCE])


def _link(relations: QuerySet[DocumentRelation], touched: set[int]) -> int:
    rows = list(relations.values_list(*_READ, named=True))
    meant = _meant(rows)
    found: dict[int, dict[int, int]] = defaultdict(dict)
    lost: list[int] = []
    for row in rows:
        target_id = meant.get(row.pk)
        if target_id == row.target_id:
            continue
        if target_id is None:
            lost.append(row.pk)
        else:
            found[row.page__locale_id][row.pk] = target_id
        if row.relation_type in ABOUT_STATUS:
            acted_on = {row.page_id} if row.direction == Direction.PASSIVE else {row.target_id, target_id}
            touched.update(pk for pk in acted_on if pk is not None)
    for targets in found.values():
        _set_targets(targets)
    for pks in _parts(lost):
        DocumentRelation.objects.filter(pk__in=pks).update(target=None, is_resolved_by_number=False)
    return sum(map(len, found.values())) + len(lost)


def _meant(rows: Sequence[Any]) -> dict[int, int]:
    """Return the document that each relation means; none where no one document can be told."""
    holders = _holders({row.target_number_key for row in rows})
    held = [
        (row, holder)
        for row in rows
        if (holder := holders.get((row.page__locale_id, row.target_number_key))) and holder.pk != row.page_id
    ]
    in_doubt = [(row, holder) for row, holder in held if is_yearless(row.target_number_key)]
    named = _named_by({holder.pk for row, holder in in_doubt if row.relation_type in EITHER_WAY})
    refused = {row.pk for row, holder in in_doubt if not _may_mean(row, holder, named)}
    return {row.pk: holder.pk for row, holder in held if row.pk not in refused}


def _may_mean(row: Any, holder: Holder, named: Collection[tuple[int, str]]) -> bool:
    return may_mean(
        Statement(
            relation_type=row.relation_type,
            direction=row.direction,
            issued_on=row.page__issued_on,
            other_issued_on=holder.issued_on,
            is_mutual=(holder.pk, row.page__number_key) in named,
        )
    )


def _named_by(page_ids: Collection[int]) -> set[tuple[int, str]]:
    """Return which numbers these documents name, each with the document."""
    if not page_ids:
        return set()
    return set(DocumentRelation.objects.filter(page__in=page_ids).values_list("page_id", "target_number_key"))


def _set_targets(targets: Mapping[int, int]) -> None:
    """Write the target of each relation of one language: the database finds it by the number among those meant."""
    for pks in _parts(list(targets)):
        meant = LegalDocumentPage.objects.filter(
            pk__in={targets[pk] for pk in pks}, number_key=OuterRef("target_number_key")
        )
        DocumentRelation.objects.filter(pk__in=pks).update(
            target=Subquery(meant.order_by().values("pk")[:1]), is_resolved_by_number=True
        )


def _parts(pks: Sequence[int]) -> Iterable[Sequence[int]]:
    return (pks[start : start + AT_ONCE] for start in range(0, len(pks), AT_ONCE))


def _holders(keys: Collection[str]) -> dict[tuple[int, str], Holder]:
    """Return the one published document of each number, by language."""
    published = LegalDocumentPage.objects.live().filter(number_key__in=keys, alias_of__isnull=True).order_by()
    counted = published.values_list("locale_id", "number_key").annotate(
        number=Count("pk"), only=Min("pk"), day=Min("issued_on")
    )
    return {(locale_id, key): Holder(only, day) for locale_id, key, number, only, day in counted if number == 1}
