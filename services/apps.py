"""Administrative procedures for citizens."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServicesConfig(AppConfig):
    name = "services"
    verbose_name = _("Procedures")

    def ready(self) -> None:
        """Say what an agency's page shows of procedures, and what is told of those that are withdrawn."""
        from . import holdings  # noqa: F401
        from .syncing import page_notice  # noqa: F401
