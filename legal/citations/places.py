"""Where the provisions of a text begin, as its structure tells: "khoản 1 Điều này" is resolved by it."""

from collections.abc import Sequence
from dataclasses import dataclass

from legal.provisions import ProvisionAddress
from legal.structure import Role, Structure


@dataclass(frozen=True, slots=True)
class Place:
    """From ``start`` on, a text stands in the provision ``address``."""

    start: int
    address: ProvisionAddress


def places_of(structure: Structure) -> Sequence[Place]:
    """Return the places of a whole text, for ``find_citations``."""
    return [Place(piece.start, piece.address) for piece in structure.pieces if piece.role is not Role.TEXT]
