"""What a citizen prepares before applying: the papers that their own case needs, and the counter that takes them in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PreparingConfig(AppConfig):
    name = "preparing"
    verbose_name = _("Preparing an application")

    def ready(self) -> None:
        """Put the checklist and the counters below each procedure, and the ways to them on the procedure's own page."""
        from . import offers, views  # noqa: F401 — models exist only now
        from .counters import views as counters  # noqa: F401
