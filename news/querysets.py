"""Reads of news."""

from django.db.models import Case, F, When
from django.db.models.functions import Coalesce

from core.models.pages import PortalPageQuerySet


class NewsPageQuerySet(PortalPageQuerySet):
    """News pages; chains read aloud: ``NewsPage.objects.showing().of_kind("news").newest_first()``."""

    def of_kind(self, *kinds: str) -> "NewsPageQuerySet":
        """Keep items of any of ``kinds``."""
        return self.filter(kind__in=kinds)

    def with_shown_date(self) -> "NewsPageQuerySet":
        """Add ``shown_at``, the date that readers see; none for an item whose date nobody knows."""
        return self.annotate(
            shown_at=Case(
                When(is_undated=True, then=F("published_at")),
                default=Coalesce("published_at", "first_published_at"),
            )
        )

    def newest_first(self) -> "NewsPageQuerySet":
        """Order by the date that readers see; items without one come last."""
        return self.with_shown_date().order_by(F("shown_at").desc(nulls_last=True), "-pk")
