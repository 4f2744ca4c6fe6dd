"""Reads of procedures."""

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
        of_it = self.model._meta.get_field("agencies").related_model._base_manager.filter(agency=agency)
        return self.filter(pk__in=of_it.values("page_id")) | self.filter(agency=agency)
