"""Who governs what: agencies, fields of activity, communes, and pages that belong to them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "directory"
    verbose_name = _("Agencies and fields")

    def ready(self) -> None:
        """Tell the sitemap of agencies and communes."""
        from . import sitemap  # noqa: F401
