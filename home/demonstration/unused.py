"""Takes away the agencies, communes, fields and types of the demonstration, as far as nothing real uses them."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import ForeignObjectRel, Model
from modelcluster.fields import ParentalKey

from core.slugs import slugify
from directory.models import Agency, Commune, Field, FormerUnit
from home.demonstration import content
from legal.models import DocumentType

Say = Callable[[str], None]


def remove_rows(say: Say) -> None:
    """Remove what the demonstration brought; of several that refer to each other, the last ones first."""
    _remove(Commune.objects.filter(is_demonstration=True), say, owned=(FormerUnit, FormerUnit.communes.through))
    FormerUnit.objects.filter(communes__isnull=True).delete()
    _remove(Agency.objects.filter(is_demonstration=True), say)
    _remove(Field.objects.filter(slug__in=[row["slug"] for row in content.fields()]), say)
    types = {slugify(document.values["document_type"]) for document in content.written("documents")}
    _remove(DocumentType.objects.filter(slug__in=types), say)


def _remove(things: Iterable[Model], say: Say, *, owned: tuple[type[Model], ...] = ()) -> None:
    """Remove what is not used, again and again while that sets others free; tell of the rest.

    Rows of ``owned`` models are parts of the things rather than users of them.
    """
    left = list(things)
    while free := [thing for thing in left if not _is_used(thing, owned)]:
        for thing in free:
            thing.delete()
        left = [thing for thing in left if thing not in free]
    for thing in left:
        say(f"Kept, because other pages use it: {thing}")


def _is_used(thing: Model, owned: tuple[type[Model], ...]) -> bool:
    """Say whether any row of any app refers to ``thing``, its own children and relations left out."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: thing}).exists()
        for relation in thing._meta.get_fields(include_hidden=True)
        if isinstance(relation, ForeignObjectRel)
        and relation.related_model not in owned
        and not _is_its_own(relation, type(thing))
    )


def _is_its_own(relation: ForeignObjectRel, model: type[Model]) -> bool:
    """Say whether the rows behind ``relation`` belong to the thing: children, and what it itself relates to."""
    if isinstance(relation.field, ParentalKey):
        return True
    made_for: Any = relation.related_model._meta.auto_created  # the model whose relation the table was made for
    if made_for is not model:
        return False
    return relation.field.name.startswith("from_") or relation.field.name == model._meta.model_name
