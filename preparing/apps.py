"""What a citizen prepares before applying: a checklist of the papers that their own case needs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PreparingConfig(AppConfig):
    name = "preparing"
    verbose_name = _("Preparing an application")

    def ready(self) -> None:
        """Put the checklist below each procedure, and the way to it on the procedure's own page."""
        from . import offers, views  # noqa: F401 — models exist only now
