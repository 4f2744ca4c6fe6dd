"""What one document does to another, in the words of both, and which of it touches validity."""

from collections.abc import Collection, Mapping

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from legal.evidence.acts import Effect


class RelationType(models.TextChoices):
    """What the acting document does to the other.

    Some sources only say one of several things at once; such a type says as much as they do and no more.
    """

    REPLACES = "replaces", pgettext_lazy("a document to another", "replaces")
    REPEALS = "repeals", pgettext_lazy("a document to another", "repeals")
    REPEALS_PARTLY = "repeals_partly", pgettext_lazy("a document to another", "replaces or repeals in part")
    SUSPENDS = "suspends", pgettext_lazy("a document to another", "suspends")
    ENDS = "ends", pgettext_lazy("a document to another", "replaces, repeals, annuls or suspends")
    ENDS_PARTLY = "ends_partly", pgettext_lazy("a document to another", "replaces, repeals, annuls or suspends in part")
    AMENDS = "amends", pgettext_lazy("a document to another", "amends or supplements")
    CHANGES = "changes", pgettext_lazy("a document to another", "amends, supplements or corrects")
    CORRECTS = "corrects", pgettext_lazy("a document to another", "corrects errors in")
    GUIDES = "guides", pgettext_lazy("a document to another", "gives details and guidance for")
    CONSOLIDATES = "consolidates", pgettext_lazy("a document to another", "consolidates")
    BASED_ON = "based_on", pgettext_lazy("a document to another", "is based on")
    REFERS = "refers", pgettext_lazy("a document to another", "refers to")
    LINKED = "linked", pgettext_lazy("a document to another", "is linked by a reference with")


class Direction(models.TextChoices):
    """Who acts."""

    ACTIVE = "active", _("this document acts on the other")
    PASSIVE = "passive", _("the other document acts on this one")


EFFECTS: Mapping[str, Effect] = {
    RelationType.REPLACES: Effect.ENDS,
    RelationType.REPEALS: Effect.ENDS,
    RelationType.ENDS: Effect.ENDS,
    RelationType.SUSPENDS: Effect.SUSPENDS,
    RelationType.REPEALS_PARTLY: Effect.ENDS_PARTLY,
    RelationType.ENDS_PARTLY: Effect.ENDS_PARTLY,
    RelationType.AMENDS: Effect.ENDS_PARTLY,
    RelationType.CHANGES: Effect.ENDS_PARTLY,
}
"""What touches validity; a correction, guidance or a reference does not."""

ENDING = frozenset(
    {
        *(kind for kind, effect in EFFECTS.items() if effect == Effect.ENDS),
        RelationType.REPEALS_PARTLY,
        RelationType.ENDS_PARTLY,
    }
)
"""What can end a document or one of its provisions."""

ABOUT_STATUS = frozenset({*EFFECTS, RelationType.CORRECTS})
"""What must be read to know a status: a correction explains what a source only calls "amended or corrected"."""

EITHER_WAY = frozenset({RelationType.LINKED})
"""Types that do not say which of the two acts."""

SEVERAL_IN_ONE = frozenset({RelationType.ENDS, RelationType.ENDS_PARTLY, RelationType.CHANGES})
"""Types that leave open which of several things happened: they can be believed, but not confirmed."""

EXPLAINED_BY: Mapping[str, Collection[str]] = {
    RelationType.ENDS: frozenset(
        {RelationType.REPLACES, RelationType.REPEALS, RelationType.SUSPENDS, RelationType.CORRECTS}
    ),
    RelationType.ENDS_PARTLY: frozenset(
        {
            RelationType.REPLACES,
            RelationType.REPEALS,
            RelationType.REPEALS_PARTLY,
            RelationType.SUSPENDS,
            RelationType.AMENDS,
            RelationType.CORRECTS,
        }
    ),
    RelationType.CHANGES: frozenset(
        {
            RelationType.REPLACES,
            RelationType.REPEALS,
            RelationType.REPEALS_PARTLY,
            RelationType.AMENDS,
            RelationType.CORRECTS,
        }
    ),
}
"""What, once confirmed, tells exactly what an unconfirmed statement about the same two documents leaves open.

A source that groups errata with what ends documents is corrected by the erratum.
"""

OFFERED = (
    RelationType.AMENDS,
    RelationType.REPLACES,
    RelationType.REPEALS,
    RelationType.SUSPENDS,
    RelationType.CORRECTS,
    RelationType.GUIDES,
    RelationType.BASED_ON,
    RelationType.CONSOLIDATES,
    RelationType.REFERS,
)
"""What editors choose from; the others come from sources that say less."""

HEADINGS: Mapping[tuple[str, str], Promise] = {
    (RelationType.REPLACES, Direction.PASSIVE): _("Replaced by"),
    (RelationType.REPEALS, Direction.PASSIVE): _("Repealed by"),
    (RelationType.REPEALS_PARTLY, Direction.PASSIVE): _("Replaced or repealed in part by"),
    (RelationType.SUSPENDS, Direction.PASSIVE): _("Suspended by"),
    (RelationType.ENDS, Direction.PASSIVE): _("Replaced, repealed, annulled or suspended by"),
    (RelationType.ENDS_PARTLY, Direction.PASSIVE): _("Replaced, repealed, annulled or suspended in part by"),
    (RelationType.AMENDS, Direction.PASSIVE): _("Amended or supplemented by"),
    (RelationType.CHANGES, Direction.PASSIVE): _("Amended, supplemented or corrected by"),
    (RelationType.CORRECTS, Direction.PASSIVE): _("Corrected by"),
    (RelationType.GUIDES, Direction.PASSIVE): _("Detailed and guided by"),
    (RelationType.CONSOLIDATES, Direction.PASSIVE): _("Consolidated in"),
    (RelationType.BASED_ON, Direction.PASSIVE): _("Is a basis of"),
    (RelationType.REFERS, Direction.PASSIVE): _("Referred to by"),
    (RelationType.REPLACES, Direction.ACTIVE): _("Replaces"),
    (RelationType.REPEALS, Direction.ACTIVE): _("Repeals"),
    (RelationType.REPEALS_PARTLY, Direction.ACTIVE): _("Replaces or repeals in part"),
    (RelationType.SUSPENDS, Direction.ACTIVE): _("Suspends"),
    (RelationType.ENDS, Direction.ACTIVE): _("Replaces, repeals, annuls or suspends"),
    (RelationType.ENDS_PARTLY, Direction.ACTIVE): _("Replaces, repeals, annuls or suspends in part"),
    (RelationType.AMENDS, Direction.ACTIVE): _("Amends or supplements"),
    (RelationType.CHANGES, Direction.ACTIVE): _("Amends, supplements or corrects"),
    (RelationType.CORRECTS, Direction.ACTIVE): _("Corrects"),
    (RelationType.GUIDES, Direction.ACTIVE): _("Gives details and guidance for"),
    (RelationType.CONSOLIDATES, Direction.ACTIVE): _("Consolidates"),
    (RelationType.BASED_ON, Direction.ACTIVE): _("Based on"),
    (RelationType.REFERS, Direction.ACTIVE): _("Refers to"),
    (RelationType.LINKED, Direction.ACTIVE): _("Linked by references"),
}
"""Headings of groups on a document's page, in the order in which they stand there: what was done to it comes first."""

BY_WORDS: Mapping[str, Promise] = {
    RelationType.REPLACES: _("replaced by"),
    RelationType.REPEALS: _("repealed by"),
    RelationType.REPEALS_PARTLY: _("replaced or repealed in part by"),
    RelationType.SUSPENDS: _("suspended by"),
    RelationType.ENDS: _("replaced, repealed, annulled or suspended by"),
    RelationType.ENDS_PARTLY: _("replaced, repealed, annulled or suspended in part by"),
    RelationType.AMENDS: _("amended or supplemented by"),
    RelationType.CHANGES: _("amended, supplemented or corrected by"),
    RelationType.CORRECTS: _("corrected by"),
    RelationType.GUIDES: _("detailed and guided by"),
    RelationType.CONSOLIDATES: _("consolidated in"),
    RelationType.BASED_ON: _("a basis of"),
    RelationType.REFERS: _("referred to by"),
    RelationType.LINKED: _("linked by references with"),
}
"""The words before the acting document in a sentence about what it did to another."""
