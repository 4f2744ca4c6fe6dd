"""The ground: what every page stands on."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Portal")

    def ready(self) -> None:
        """Forget the cached surroundings of pages when an editor changes them; read each app's ``citable.py``."""
        from . import surroundings
        from .attachments import sweeping  # noqa: F401 — declares what is done at night

        surroundings.connect()
        autodiscover_modules("citable")
