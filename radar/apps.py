"""The dead-law radar: which pages cite what is no longer in force, told to editors and to readers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RadarConfig(AppConfig):
    name = "radar"
    verbose_name = _("Citations of law that is no longer in force")

    def ready(self) -> None:
        """Connect what follows a publication, the nightly sweep, and what readers are told."""
        from . import page_notice, signal_handlers, sweeping  # noqa: F401 — models exist only now

        signal_handlers.connect()
