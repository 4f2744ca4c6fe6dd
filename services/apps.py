"""Administrative procedures for citizens."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServicesConfig(AppConfig):
    name = "services"
    verbose_name = _("Procedures")

    def ready(self) -> None:
        """Say what an agency's page shows of procedures."""
        from . import holdings  # noqa: F401
