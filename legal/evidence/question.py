"""How evidence stands to what is asked about: a document or a provision of it, where it applies."""

from collections.abc import Iterable
from dataclasses import dataclass

from legal.evidence.acts import Effect, Evidence
from legal.evidence.reach import Reach, Territory, covered, needed, reach_of
from legal.provisions import ProvisionAddress


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about: a provision or all of a document, where it applies."""

    provision: ProvisionAddress
    territory: Territory

    def is_touched(self, item: Evidence) -> bool:
        """Say whether ``item`` may be about it at all."""
        return self.reach(item) != Reach.NONE and bool(covered(item.territory, self.territory))

    def reach(self, item: Evidence) -> Reach:
        """Return how far ``item`` reaches; a change of provisions that nobody recorded may be in any of them."""
        reach = reach_of(item.provision, self.provision)
        if item.effect != Effect.ENDS_PARTLY or item.provision.steps:
            return reach
        return Reach.MAYBE if self.provision.steps else Reach.PART

    def is_whole(self, item: Evidence) -> bool:
        """Say whether ``item`` is about all of what is asked about, if perhaps not in all of the territory."""
        return item.effect != Effect.ENDS_PARTLY and self.reach(item) == Reach.WHOLE

    def is_of_a_part(self, item: Evidence) -> bool:
        """Say whether ``item`` can be about no more than a part of what is asked about."""
        reach = self.reach(item)
        return reach == Reach.PART or (reach == Reach.WHOLE and item.effect == Effect.ENDS_PARTLY)

    def completing(self, items: Iterable[Evidence]) -> Evidence | None:
        """Return the one of ``items`` by which they act in all of the territory; none where they do not."""
        missing = needed(self.territory)
        for item in items:
            missing -= covered(item.territory, self.territory)
            if not missing:
                return item
        return None
