"""A fee as a resolution sets it: for which case, way and place, from when and until when."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


class ProcedureFee(Orderable):
    """Kept by editors beside what the national database says in words; see ``services.fee_schedule``."""

    page = ParentalKey("services.ProcedurePage", on_delete=models.CASCADE, related_name="fees")
    fee = models.TextField(
        _("fee"), max_length=500, help_text=_("Amount, unit and what it is for: “50.000 đồng/lần”, or “Miễn phí”.")
    )
    case = models.CharField(
        _("case"),
        max_length=200,
        blank=True,
        help_text=_(
            "Empty for every case. In the words of the heading of its papers: who chose it on the checklist need not "
            "choose it again here."
        ),
    )
    way = models.CharField(
        _("way"), max_length=200, blank=True, help_text=_("Empty for every way; such as “Trực tuyến”.")
    )
    place = models.CharField(
        _("place"), max_length=200, blank=True, help_text=_("Empty for the whole province; such as “Các phường”.")
    )
    exempt = models.TextField(
        _("exempt"), max_length=1000, blank=True, help_text=_("Who pays nothing or less; each line is shown as a line.")
    )
    resolution = models.CharField(
        _("set by"),
        max_length=300,
        blank=True,
        help_text=_("The document, as it is cited: “Nghị quyết số 12/2026/NQ-HĐND”."),
    )
    valid_from = models.DateField(_("from"), null=True, blank=True, help_text=_("The first day on which it is paid."))
    valid_until = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The last day. Keep the old line when a new resolution comes.")
    )

    panels: ClassVar = [
        FieldPanel("fee"),
        FieldRowPanel([FieldPanel("case"), FieldPanel("way"), FieldPanel("place")]),
        FieldPanel("exempt"),
        FieldPanel("resolution"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("fee")
        verbose_name_plural = _("fees")

    def clean(self) -> None:
        """Refuse an end before the beginning."""
        super().clean()
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValidationError({"valid_until": _("The last day lies before the first.")})
