"""What readers say of each page: was it useful, and what was unclear or missing. Never who said it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RatingConfig(AppConfig):
    name = "rating"
    verbose_name = _("Ratings by readers")

    def ready(self) -> None:
        """Put the question below every public page; have old comments deleted at night."""
        from . import page_foot, purging  # noqa: F401 — models exist only now
