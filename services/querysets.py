"""Reads of procedures."""

from collections.abc import Collection

from django.db.models import Case, F, When

from core.models.pages import PortalPageQuerySet
from core.restrictions import is_restricted
from directory.models import Agency


class ProcedurePageQuerySet(PortalPageQuerySet):
    """Procedures; chains read aloud: ``ProcedurePage.objects.showing().public().of_agency(agency)``."""

    def for_reading(self) -> "ProcedurePageQuerySet":
        """Bring along what a procedure's own page shows, how fresh it is, and whether it is private: most are not."""
        return self.select_related("agency", "listing_image", "source_state", "link_state").annotate(
            is_private=is_restricted()
        )

    def most_used_first(self) -> "ProcedurePageQuerySet":
        """Order as lists do: what editors want first, then what people use, then by title."""
        is_usual = Case(When(shown_first_because="", then=1), default=0)
        return self.order_by(is_usual, F("standing__views").desc(nulls_last=True), "title", "pk")

    def of_agency(self, agency: Agency) -> "ProcedurePageQuerySet":
        """Keep procedures that the agency publishes, decides or carries out, each once."""
        return self.of_any((agency.pk,))

    def of_any(self, agencies: Collection[int]) -> "ProcedurePageQuerySet":
        """Keep procedures of any of the agencies (keys), each once."""
        of_them = self.model._meta.get_field("agencies").related_model._base_manager.filter(agency__in=agencies)
        return self.filter(pk__in=of_them.values("page_id")) | self.filter(agency__in=agencies)
