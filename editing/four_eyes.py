"""The rule of four eyes: nobody releases to the public what they had a hand in."""

from collections.abc import Callable, Iterable
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


def always(before: Draft, draft: Draft) -> bool:
    """Take every version for a change."""
    return True


def hands_in(
    drafts: Iterable[Draft],
    *,
    released: Release | None,
    owner: int | None,
    differs: Callable[[Draft, Draft], bool] = always,
) -> frozenset[int]:
    """Return who had a hand in what the public does not see yet.

    These are the authors of every version since the one that is public, unless it says the same as the one before it
    (``differs``, asked as seldom as possible). The public version itself counts again when it was saved over after its
    release. Where nothing is public, whoever began the page is one of them. Authors who are not known (imports,
    deleted accounts) are nobody's hand.
    """
    hands = {owner} if released is None and owner is not None else set()
    before: Draft | None = None
    for draft in sorted(drafts, key=lambda draft: draft.number):
        if draft.author is not None and draft.author not in hands and _counts(draft, before, released, differs):
            hands.add(draft.author)
        before = draft
    return frozenset(hands)


def may_release(user: int | None, hands: frozenset[int], *, is_superuser: bool) -> bool:
    """Say whether ``user`` may release it: an administrator always, anybody else who has no hand in it."""
    return is_superuser or (user is not None and user not in hands)


def _counts(
    draft: Draft, before: Draft | None, released: Release | None, differs: Callable[[Draft, Draft], bool]
) -> bool:
    if released is not None and draft.number <= released.number:
        return draft.saved_at > released.at
    return before is None or differs(before, draft)
