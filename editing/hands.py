"""Who had a hand in a page, as its versions in the database tell."""

from datetime import UTC, datetime
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page, Revision

from editing.four_eyes import Draft, Release, hands_in, may_release
from editing.sameness import say_the_same

LONG_AGO = datetime.min.replace(tzinfo=UTC)
"""A public version without a date of release: then every version counts, which is the safe side."""


def hands_in_page(page: Page) -> frozenset[int]:
    """Return the keys of the users who had a hand in what is not public yet, asked of the database afresh."""
    row = Page.objects.filter(pk=page.pk).values("live_revision_id", "last_published_at", "owner_id").get()
    released = (
        Release(number=row["live_revision_id"], at=row["last_published_at"] or LONG_AGO)
        if row["live_revision_id"]
        else None
    )
    return hands_in(drafts_in(page.revisions), released=released, owner=row["owner_id"], differs=differ)


def drafts_in(revisions: QuerySet[Revision]) -> list[Draft]:
    """Return the versions among ``revisions`` as the rule wants them."""
    return [
        Draft(number=number, saved_at=saved_at, author=author)
        for number, saved_at, author in revisions.values_list("pk", "created_at", "user_id")
    ]


def differ(before: Draft, draft: Draft) -> bool:
    """Say whether two versions of a page say something else. Costs a statement."""
    one, other = Revision.objects.filter(pk__in=(before.number, draft.number)).select_related("content_type")
    model = one.content_type.model_class()
    is_known = model is not None and one.content_type_id == other.content_type_id
    return not (is_known and say_the_same(model, one.content, other.content))


def may_release_page(user: Any, page: Page) -> bool:
    """Say whether ``user`` may release what is not public yet of ``page``: the four eyes only, no other permission."""
    return user.is_superuser or may_release(user.pk, hands_in_page(page), is_superuser=False)
