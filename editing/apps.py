"""Who writes and who approves: groups, the workflow, and the four eyes on each page."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditingConfig(AppConfig):
    name = "editing"
    verbose_name = _("Writing and approval")

    def ready(self) -> None:
        """Put the portal's rules where Wagtail asks: for all pages at once, so that no type of page can forget them."""
        from . import wiring

        wiring.connect()
