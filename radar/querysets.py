"""Reads of stale citations: who may see which, and what the public is told."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.permissions import page_permission_policy

from directory.editors import agencies_of
from legal.models import Citation, LegalDocumentPage
from radar.concerns import ALARMS, TO_MEND, TOLD, Standing

JOINED = (
    "page__content_type",
    "citation",
    "agency",
    "document__locale",
    "document__document_type",
    "acting__locale",
    "acting__document_type",
)
OF_DOCUMENTS = (
    "title",
    "number",
    "abstract",
    "url_path",
    "locale__language_code",
    "document_type__name",
    "document_type__name_en",
)
READ = (
    "concern",
    "standing",
    "is_public",
    "since",
    "relation_type",
    "acting_number",
    "acting_clause",
    "acting_has_ended",
    "cites_acting",
    "computed_at",
    "page__title",
    "page__draft_title",
    "page__depth",
    "page__content_type__app_label",
    "page__content_type__model",
    "citation__place",
    "citation__words",
    "citation__provision",
    "agency__name",
    *(f"{document}__{name}" for document in ("document", "acting") for name in OF_DOCUMENTS),
)


class StaleCitationQuerySet(QuerySet):
    """Chains read aloud: ``StaleCitation.objects.to_mend().editable_by(user)``."""

    def sound(self) -> "StaleCitationQuerySet":
        """Leave out what is not cited any more, and what is about, or follows from, a document that is not public."""
        seen = LegalDocumentPage.objects.showing().public().order_by()
        return self.filter(
            Exists(Citation.objects.filter(pk=OuterRef("citation_id"), target=OuterRef("document_id"))),
            Exists(seen.filter(pk=OuterRef("document_id"))),
            Q(acting__isnull=True) | Exists(seen.filter(pk=OuterRef("acting_id"))),
        )

    def for_reading(self) -> "StaleCitationQuerySet":
        """Bring along what ``radar.wording`` says of a row, and nothing else: documents have long texts."""
        return self.select_related(*JOINED).only(*READ)

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
