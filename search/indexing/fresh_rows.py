"""Reads things fresh from the database with everything that belongs to them, in few statements for many.

Children are put where a cluster keeps those of a draft: Django's own prefetching makes a queryset for each page and
kind of children, which took a fifth of the time of building (800 procedures with eight kinds of children, profiled).
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from modelcluster.models import ClusterableModel, get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Orderable, Page

Thing = TypeVar("Thing", bound=Model)


def fresh_rows(model: type[Thing], pks: Sequence[object]) -> list[Thing]:
    """Return the objects of ``model`` with these keys, what they point to, their children and relations, all read."""
    things = _with(model._base_manager.filter(pk__in=pks), _to_one(model))
    if not issubclass(model, Page):
        reverse = (one.get_accessor_name() for one in model._meta.related_objects if one.many_to_many)
        things = things.prefetch_related(*(name for name in reverse if name))
    found = list(things)
    if issubclass(model, ClusterableModel):
        _read_children(model, {thing.pk: thing for thing in found})
        _read_many_to_many(model, {thing.pk: thing for thing in found})
    return found


def _read_children(model: type[Model], owners: dict[Any, Any]) -> None:
    """Put the children of every kind into their owners' memory, and the children's own into theirs."""
    for relation in get_all_child_relations(model):
        child = relation.related_model
        if not issubclass(child, Orderable) or not owners:
            continue  # editors' comments say nothing to the public
        rows = child._base_manager.filter(**{f"{relation.field.name}__in": list(owners)})
        rows = _with(rows, _to_one(child, but=relation.field.name)).order_by("sort_order", "pk")
        held: dict[Any, list[Any]] = defaultdict(list)
        children: dict[Any, Any] = {}
        for row in rows:
            owner = owners[getattr(row, relation.field.attname)]
            relation.field.set_cached_value(row, owner)
            held[owner.pk].append(row)
            children[row.pk] = row
        for pk, owner in owners.items():
            _memory(owner)[relation.get_accessor_name()] = held[pk]
        if issubclass(child, ClusterableModel):
            _read_children(child, children)


def _read_many_to_many(model: type[Model], owners: dict[Any, Any]) -> None:
    for field in get_all_child_m2m_relations(model):
        source, target = field.m2m_field_name(), field.m2m_reverse_field_name()
        links = field.remote_field.through._base_manager.filter(**{f"{source}__in": list(owners)})
        held: dict[Any, list[Any]] = defaultdict(list)
        for link in links.select_related(target).order_by("pk"):
            held[getattr(link, f"{source}_id")].append(getattr(link, target))
        for pk, owner in owners.items():
            _memory(owner)[field.name] = held[pk]


def _with(rows: QuerySet, names: tuple[str, ...]) -> QuerySet:
    """Bring along what is named; ``select_related`` without a name would bring everything."""
    return rows.select_related(*names) if names else rows


def _memory(owner: Any) -> dict[str, list[Any]]:
    return owner.__dict__.setdefault("_cluster_related_objects", {})


@cache
def _to_one(model: type[Model], *, but: str = "") -> tuple[str, ...]:
    """Return what rows point to and what stands beside each in a table of its own.

    Other pages are left out: their texts are long, and seldom said here.
    """
    forward = (
        field.name
        for field in model._meta.concrete_fields
        if field.many_to_one and field.name != but and _is_read(field, model)
    )
    return (*forward, *(name for relation in model._meta.related_objects if (name := _beside(relation, model))))


def _beside(relation: Any, model: type[Model]) -> str | None:
    """Return by what name a row of another table hangs on each row of ``model``, one to one and as no type of it."""
    is_own = relation.one_to_one and relation.model is model and not relation.parent_link
    return relation.get_accessor_name() if is_own and not issubclass(relation.related_model, Page) else None


def _is_read(field: Any, model: type[Model]) -> bool:
    if issubclass(model, Page) and field.model is Page:
        return field.name == "locale"
    return not issubclass(field.related_model, Page)
