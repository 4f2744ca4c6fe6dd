"""Who had a hand in a page, as its versions in the database tell."""

from datetime import UTC, datetime
from typing import Any

from wagtail.models import Page

from editing.four_eyes import Draft, Release, hands_in, may_release

LONG_AGO = datetime.min.replace(tzinfo=UTC)
"""A public version without a date of release: then every version counts, which is the safe side."""


def hands_in_page(page: Page) -> frozenset[int]:
    """Return the keys of the users who had a hand in what is not public yet, asked of the database afresh."""
    row = Page.objects.filter(pk=page.pk).values("live_revision_id", "last_published_at", "owner_id").get()
    drafts = [
        Draft(number=number, saved_at=saved_at, author=author)
        for number, saved_at, author in page.revisions.values_list("pk", "created_at", "user_id")
    ]
    released = (
        Release(number=row["live_revision_id"], at=row["last_published_at"] or LONG_AGO)
        if row["live_revision_id"]
        else None
    )
    return hands_in(drafts, released=released, owner=row["owner_id"])


def may_release_page(user: Any, page: Page) -> bool:
    """Say whether ``user`` may release what is not public yet of ``page``: the four eyes only, no other permission."""
    return user.is_superuser or may_release(user.pk, hands_in_page(page), is_superuser=False)
