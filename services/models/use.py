"""How often procedures are opened: a number a page and month, and nothing of who opened it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

PAGE = "services.ProcedurePage"


class MonthOfUse(models.Model):
    """Views of one procedure in one month, drawn by ``services.use.counting``: each that is written stands for ten."""

    page = models.ForeignKey(PAGE, on_delete=models.CASCADE, related_name="months_of_use", editable=False)
    month = models.DateField(editable=False, db_index=True)
    """Its first day."""
    views = models.PositiveIntegerField(_("views"), default=0, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("use in a month")
        verbose_name_plural = _("use by month")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["page", "month"], name="services_one_use_a_month")
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.month:%Y-%m}: {self.views}"


class Standing(models.Model):
    """How much a procedure is used in a usual month, reckoned at night; without a row nobody was counted yet."""

    page = models.OneToOneField(PAGE, on_delete=models.CASCADE, primary_key=True, related_name="standing")
    views = models.PositiveIntegerField(editable=False, db_index=True)
    """Of a usual month, see ``services.use.months``."""

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("standing of a procedure")
        verbose_name_plural = _("standings of procedures")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.views}"
