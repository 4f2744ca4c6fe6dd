"""Documents with a number, what changed them, and whether they are in force."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LegalConfig(AppConfig):
    name = "legal"
    verbose_name = _("Legal documents")

    def ready(self) -> None:
        """Connect what follows a publication, and say what is held of an agency."""
        from legal import holdings, signal_handlers  # noqa: F401 — models exist only now

        signal_handlers.connect()
