"""Which of the documents that a text cites are no longer in force, or the provision that it cites is not."""

from collections.abc import Collection
from typing import Any

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, Value, When
from django.utils.timezone import localdate

from legal.effect import finding_of
from legal.evidence.links import Link
from legal.provisions import NotAProvisionAddressError, address_at
from legal.relation_types import ENDING, Direction
from legal.validity import Validity


def may_have_ended(documents: Any) -> Case:
    """Return the condition, for a queryset of ``documents``, that the status of each must be asked: most are spared."""
    relations = documents._meta.get_field("relations").related_model._base_manager
    ending = relations.filter(relation_type__in=list(ENDING), is_confirmed=True)
    has = (
        Q(ended_on__lte=localdate())
        | Exists(ending.filter(direction=Direction.ACTIVE, target=OuterRef("pk")))
        | Exists(ending.filter(direction=Direction.PASSIVE, page=OuterRef("pk")))
    )
    return Case(When(has, then=Value(True)), default=Value(False), output_field=BooleanField())


def is_ended(document: Any, provision: str, effects: Collection[Link]) -> bool:
    """Say whether ``provision`` (an anchor; empty for all of the document) is no longer in force today."""
    try:
        address = address_at(provision)
    except NotAProvisionAddressError:
        address = address_at("")
    return finding_of(document, effects, provision=address).validity == Validity.ENDED
