"""How well public service is given: what is promised, what was measured, what is out of order, what readers say."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QualityConfig(AppConfig):
    name = "quality"
    verbose_name = _("Quality of service")

    def ready(self) -> None:
        """Tell the sitemap and other pages of the quality of service, and of what is out of order."""
        from . import holdings, page_foot, sitemap  # noqa: F401 — models exist only now
        from .incidents import notices  # noqa: F401
