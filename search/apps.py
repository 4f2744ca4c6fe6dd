"""How things are found; it knows no content app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Read each app's ``searchable.py`` and connect the signals that tell what has changed."""
        from . import checks  # noqa: F401
        from .attachments import moving
        from .curation import dropping
        from .indexing import signal_handlers
        from .query_log import sweeping  # noqa: F401 — declares what is done at night

        autodiscover_modules("searchable")
        signal_handlers.connect()
        moving.connect()
        dropping.connect()
