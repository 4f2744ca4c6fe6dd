"""Reads of legal documents."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from core.models.pages import PortalPageQuerySet
from core.pages.frame import has_translations
from core.restrictions import is_restricted
from directory.models import Agency
from legal.relation_types import ABOUT_STATUS, Direction, RelationType


class LegalDocumentQuerySet(PortalPageQuerySet):
    """Legal documents; chains read aloud: ``LegalDocumentPage.objects.showing().issued_by(agency).newest_first()``."""

    def issued_by(self, agency: Agency) -> "LegalDocumentQuerySet":
        """Keep documents that the agency issued, alone or with others; each once."""
        issuers = self.model._meta.get_field("issuers").related_model._base_manager
        return self.filter(Exists(issuers.filter(page_id=OuterRef("pk"), agency=agency)))

    def newest_first(self) -> "LegalDocumentQuerySet":
        """Order by the date of issue; documents without one come last."""
        return self.order_by(F("issued_on").desc(nulls_last=True), "-pk")

    def for_reading(self) -> "LegalDocumentQuerySet":
        """Bring along what a document's own page shows, and whether it is private or translated: most are neither."""
        shown = self.select_related("agency", "document_type")
        return shown.annotate(is_private=is_restricted(), has_translations=has_translations())

    def of_number(self, key: str, *, issued_on: date | None) -> "LegalDocumentQuerySet":
        """Keep documents of one number (its key) and one date of issue."""
        return self.filter(number_key=key, issued_on=issued_on)

    def acted_on_by(self, page_ids: Collection[int] | QuerySet) -> "LegalDocumentQuerySet":
        """Keep the documents whose status may follow from what the documents ``page_ids`` state, by link or number.

        What lifts a suspension by ending the decision that made it counts too.
        """
        relations = self.model._meta.get_field("relations").related_model._base_manager
        stated = relations.filter(
            page_id__in=page_ids, relation_type__in=list(ABOUT_STATUS), direction=Direction.ACTIVE
        )
        by_link = Q(pk__in=stated.filter(target__isnull=False).values("target_id"))
        unresolved = stated.filter(target__isnull=True).exclude(target_number_key="")
        suspended = relations.filter(
            page_id__in=stated.filter(target__isnull=False).values("target_id"),
            relation_type=RelationType.SUSPENDS,
            direction=Direction.ACTIVE,
            target__isnull=False,
        )
        by_chain = Q(pk__in=suspended.values("target_id"))
        return self.filter(by_link | by_chain | Q(number_key__in=unresolved.values("target_number_key")))
