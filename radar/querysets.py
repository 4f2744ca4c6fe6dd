"""Reads of stale citations: who may see which, and what the public is told."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.permissions import page_permission_policy

from directory.editors import agencies_of
from legal.models import Citation, LegalDocumentPage
from radar.concerns import ALARMS, TO_MEND, TOLD, Standing


class StaleCitationQuerySet(QuerySet):
    """Chains read aloud: ``StaleCitation.objects.to_mend().editable_by(user)``."""

    def sound(self) -> "StaleCitationQuerySet":
        """Leave out what is not cited any more, and what follows from a document that nobody may see any more."""
        seen = LegalDocumentPage.objects.showing().public().order_by()
        return self.filter(
            Exists(Citation.objects.filter(pk=OuterRef("citation_id"), target=OuterRef("document_id"))),
            Q(acting__isnull=True) | Exists(seen.filter(pk=OuterRef("acting_id"))),
        )

    def to_mend(self) -> "StaleCitationQuerySet":
        """Keep what an editor of the portal should write anew."""
        return self.filter(standing__in=TO_MEND, concern__in=ALARMS)

    def told_to_readers_of(self, page_id: int) -> "StaleCitationQuerySet":
        """Keep what readers of the page are warned of: never drafts, and not what a document was once based on."""
        public = self.filter(page_id=page_id, is_public=True, concern__in=TOLD)
        return public.exclude(standing=Standing.BASIS).sound()

    def editable_by(self, user: Any) -> "StaleCitationQuerySet":
        """Keep what stands on pages that ``user`` may edit: by their groups, and within their agencies.

        The same as asking each page (``editing.permissions``), in one statement: whoever writes for agencies must write
        for the agency of the public version and for that of the newest draft.
        """
        editable = page_permission_policy.instances_user_has_permission_for(user, "change").order_by()
        found = self if user.is_superuser else self.filter(page__in=editable.values("pk"))
        own = agencies_of(user)
        if not own:
            return found
        is_as_published = Q(page__live=False) | Q(page__has_unpublished_changes=False)
        return found.filter(is_as_published | Q(page__latest_revision__content__agency__in=sorted(own)), agency__in=own)
