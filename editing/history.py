"""The exemption of administrators, on the record: who releases their own work stands in the page's history for it."""

from typing import Any

from django.db.models import Q
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry

from editing.four_eyes import Release, hands_in
from editing.hands import differ, drafts_in

RELEASED_ALONE = "editing.released_alone"
RELEASES = ("wagtail.publish", "wagtail.publish.schedule")
MIRROR = "wagtail.create_alias"


def note_release_alone(instance: PageLogEntry, created: bool, **kwargs: Any) -> None:
    """Write beside Wagtail's entry of a release, where one comes about, that nobody else had a look at it."""
    if not created or instance.user_id is None:
        return
    if instance.action in RELEASES and instance.revision_id:
        is_alone = instance.user_id in _hands_before(instance)
    else:
        is_alone = instance.action == MIRROR and Page.objects.filter(pk=instance.page_id, live=True).exists()
    if is_alone:
        log(instance=instance.page.specific, action=RELEASED_ALONE, user=instance.user, revision=instance.revision)


def _hands_before(entry: PageLogEntry) -> frozenset[int]:
    """Return who had a hand in what ``entry`` released, counted from the release before it."""
    drafts = drafts_in(
        entry.page.revisions.filter(Q(pk__lte=entry.revision_id) | Q(created_at__lte=entry.revision.created_at))
    )
    earlier = (
        PageLogEntry.objects.filter(page_id=entry.page_id, action__in=RELEASES, revision__isnull=False)
        .exclude(pk=entry.pk)
        .order_by("-timestamp", "-pk")
        .first()
    )
    released = Release(number=earlier.revision_id, at=earlier.timestamp) if earlier else None
    return hands_in(drafts, released=released, owner=entry.page.owner_id, differs=differ)
