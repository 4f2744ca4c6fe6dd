"""The rule of four eyes: nobody releases to the public what they had a hand in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Draft:
    """One saved version of a page. ``number`` grows with each; a version saved over keeps its number, not its time."""

    number: int
    saved_at: datetime
    author: int | None


@dataclass(frozen=True, kw_only=True)
class Release:
    """What the public sees: which version, and since when."""

    number: int
    at: datetime


def hands_in(drafts: Iterable[Draft], *, released: Release | None, owner: int | None) -> frozenset[int]:
    """Return who had a hand in what the public does not see yet.

    These are the authors of every version since the one that is public. That version itself counts again when it was
    saved over after its release. Where nothing is public, whoever began the page is one of them. Authors who are not
    known (imports, deleted accounts) are nobody's hand.
    """
    authors = {draft.author for draft in drafts if released is None or _is_newer(draft, released)}
    if released is None:
        authors.add(owner)
    return frozenset(author for author in authors if author is not None)


def may_release(user: int | None, hands: frozenset[int], *, is_superuser: bool) -> bool:
    """Say whether ``user`` may release it: an administrator always, anybody else who has no hand in it."""
    return is_superuser or (user is not None and user not in hands)


def _is_newer(draft: Draft, released: Release) -> bool:
    return draft.number > released.number or draft.saved_at > released.at
