"""Administrative procedures for citizens."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServicesConfig(AppConfig):
    name = "services"
    verbose_name = _("Procedures")

    def ready(self) -> None:
        """Say what agencies show of procedures, what stands below one and above, and what is done each night."""
        from . import holdings  # noqa: F401
        from .deadlines import page, yearly  # noqa: F401
        from .fee_schedule import page as fees_page  # noqa: F401
        from .national_links import checking  # noqa: F401
        from .national_links import page_notice as link_notice  # noqa: F401
        from .syncing import page_notice  # noqa: F401
        from .use import reckoning  # noqa: F401
