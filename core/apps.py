"""The ground: what every page stands on."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Portal")

    def ready(self) -> None:
        """Forget the cached surroundings of pages when an editor changes them."""
        from . import surroundings

        surroundings.connect()
