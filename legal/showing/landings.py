"""The addresses under which links lead to a text from elsewhere, beside those of its own provisions. Pure.

Without a script, a browser that does not find the address behind "#" stays at the top of the page and says nothing.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from legal.provisions import NotAProvisionAddressError, address_at
from legal.structure.landing import ENCLOSED, Landing

MOST_MISSING = 300
"""Provisions that a text does not have and that are told; of some documents only the appendices were taken over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingProvision:
    """A provision to which links lead, and that is not here."""

    anchor: str
    words: str
    """As it is cited: "khoản 2 Điều 5"."""


def landings_of(
    asked: Iterable[str], landing: Landing
) -> tuple[Mapping[str, Sequence[str]], Sequence[MissingProvision]]:
    """Return further addresses by the anchor to which they lead, and what leads nowhere, in the order of addresses."""
    found: dict[str, list[str]] = {}
    nowhere = []
    for one in sorted(asked):
        anchor = landing.at(one)
        if not anchor:
            nowhere.append(one)
        elif anchor != one:
            found.setdefault(anchor, []).append(one)
    return found, missing_provisions(nowhere)


def missing_provisions(asked: Collection[str]) -> Sequence[MissingProvision]:
    """Return what is told of provisions that are not here, as far as their addresses can be put in words."""
    told = []
    for anchor in sorted(asked):
        try:
            words = address_at(anchor.removeprefix(f"{ENCLOSED}.")).words
        except NotAProvisionAddressError:
            continue
        told.append(MissingProvision(anchor=anchor, words=words))
    return told[:MOST_MISSING]
