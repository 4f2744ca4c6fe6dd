"""Reads children of many kinds in one statement: a page with eight kinds of them would cost eight.

The rows come as text in columns without names, one kind after another, and become ordinary instances where prefetching
would have put them: whoever asks ``page.steps.all()`` afterwards asks no database.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Field, IntegerField, Model, TextField, Value
from django.db.models.functions import Cast
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.models import Orderable


@dataclass(frozen=True, kw_only=True)
class _Kind:
    """One kind of children: where they hang, and which columns they have."""

    accessor: str
    model: type[Model]
    owner_field: str
    columns: tuple[Field, ...]
    lookup: str
    """From the child up to the page."""


def read_children(page: ClusterableModel) -> None:
    """Read every ``Orderable`` child of ``page``, and every one of a child, in one statement.

    Children in memory, as in a preview, are left as they are; editors' comments are no part of a page.
    """
    if page.pk is None or getattr(page, "_cluster_related_objects", None):
        return
    kinds = list(_kinds(type(page)))
    width = max(len(kind.columns) for kind in kinds)
    statements = [_statement(kind, number, width, page.pk) for number, kind in enumerate(kinds)]
    rows: dict[int, list[Sequence[Any]]] = defaultdict(list)
    for row in statements[0].union(*statements[1:], all=True):
        rows[row[0]].append(row[1:])
    owners: dict[type[Model], dict[Any, Model]] = {type(page): {page.pk: page}}
    for number, kind in enumerate(kinds):
        _put(kind, rows[number], owners)


def _kinds(model: type[Model], above: tuple[str, ...] = ()) -> Iterable[_Kind]:
    """Yield each kind of children before their own children."""
    for relation in get_all_child_relations(model):
        child, way_up = relation.related_model, (relation.field.name, *above)
        if not issubclass(child, Orderable):
            continue
        yield _Kind(
            accessor=relation.get_accessor_name(),
            model=child,
            owner_field=relation.field.name,
            columns=tuple(child._meta.concrete_fields),
            lookup="__".join(way_up),
        )
        if issubclass(child, ClusterableModel):
            yield from _kinds(child, way_up)


def _statement(kind: _Kind, number: int, width: int, page_pk: Any) -> Any:
    columns: dict[str, Any] = {"kind": Value(number, output_field=IntegerField())}
    for place in range(width):
        given = kind.columns[place].attname if place < len(kind.columns) else Value(None, output_field=TextField())
        columns[f"c{place}"] = Cast(given, TextField())
    rows = kind.model._base_manager.filter(**{kind.lookup: page_pk}).order_by()
    return rows.annotate(**columns).values_list(*columns)


def _put(kind: _Kind, rows: Iterable[Sequence[Any]], owners: dict[type[Model], dict[Any, Model]]) -> None:
    """Make instances of ``rows`` and hang each on its owner."""
    held: dict[Any, list[Any]] = defaultdict(list)
    names = [column.attname for column in kind.columns]
    for row in rows:
        values = [_value(column, text) for column, text in zip(kind.columns, row, strict=False)]
        child: Any = kind.model.from_db("default", names, values)
        held[getattr(child, f"{kind.owner_field}_id")].append(child)
        owners.setdefault(kind.model, {})[child.pk] = child
    owner_model: Any = kind.model._meta.get_field(kind.owner_field).related_model
    for pk, owner in owners.get(owner_model, {}).items():
        children = sorted(held[pk], key=lambda child: (child.sort_order or 0, child.pk))
        for child in children:
            setattr(child, kind.owner_field, owner)
        _remember(owner, kind.accessor, children)


def _value(column: Any, text: str | None) -> Any:
    return (column.target_field if column.is_relation else column).to_python(text)


def _remember(owner: Any, accessor: str, children: list[Any]) -> None:
    """Keep ``children`` as prefetching does."""
    queryset = getattr(owner, accessor).get_queryset()
    queryset._result_cache, queryset._prefetch_done = children, True
    owner.__dict__.setdefault("_prefetched_objects_cache", {})[accessor] = queryset
