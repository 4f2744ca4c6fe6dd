"""Words that were looked for on one day, and how often."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class LoggedQuery(models.Model):
    """Words of one day. There is no column for who asked, from where, or at what time; a test holds it so."""

    day = models.DateField(_("day"))
    key = models.CharField(max_length=300)
    """The words without accents and signs (``search.query_log.wording``): "Sổ đỏ?" and "so do" are asked alike."""
    words = models.CharField(_("words"), max_length=300)
    """As first typed on that day, masked."""
    asked = models.PositiveIntegerField(_("asked"), default=0)
    without_result = models.PositiveIntegerField(_("without a result"), default=0)
    clicks = models.PositiveIntegerField(_("results opened"), default=0)

    class Meta:
        verbose_name = _("words looked for")
        verbose_name_plural = _("words looked for")
        constraints: ClassVar = [models.UniqueConstraint(fields=["day", "key"], name="search_logged_query_once")]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.words} ({self.day:%d/%m/%Y})"
