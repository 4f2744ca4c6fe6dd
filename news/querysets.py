"""Reads of news."""

from core.models.pages import PortalPageQuerySet


class NewsPageQuerySet(PortalPageQuerySet):
    """News pages; chains read aloud: ``NewsPage.objects.showing().of_kind("news").newest_first()``."""

    def of_kind(self, *kinds: str) -> "NewsPageQuerySet":
        """Keep items of any of ``kinds``."""
        return self.filter(kind__in=kinds)
