"""What is or was out of order, and what people can do instead."""

from datetime import datetime
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.snippets.blocks import SnippetChooserBlock

from directory.models import Agency
from quality.incidents.concerned import AGENCY, FIELD, PROCEDURE
from quality.incidents.form import IncidentForm
from quality.keeping import Announcement


class Incident(models.Model):
    """An outage or a disturbance of a service, planned or not."""

    service = models.CharField(
        _("what is out of order"),
        max_length=200,
        help_text=_("As people call it: “Tra cứu hồ sơ trực tuyến”, “Nộp phí qua ngân hàng”."),
    )
    service_en = models.CharField(
        _("what is out of order, in English"),
        max_length=200,
        blank=True,
        help_text=_("Shown on English pages; without it the Vietnamese text is shown there."),
    )
    agency = models.ForeignKey(
        Agency,
        verbose_name=_("agency"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="incidents",
        help_text=_("Whose service it is; of a commune, its people's committee. Left empty, the whole province's."),
    )
    concerns = StreamField(
        [
            (PROCEDURE, blocks.PageChooserBlock(label=_("Procedure"), page_type="services.ProcedurePage")),
            (FIELD, SnippetChooserBlock("directory.Field", label=_("All procedures of a field"))),
            (AGENCY, SnippetChooserBlock("directory.Agency", label=_("Another agency"))),
        ],
        verbose_name=_("whom it concerns"),
        blank=True,
        help_text=_(
            "On their pages readers are told, with what they can do instead. Left empty: on all procedures and the "
            "page of the agency above, or of the whole province."
        ),
    )
    is_planned = models.BooleanField(
        _("planned"),
        default=False,
        help_text=_("Such as maintenance: it is announced at least 7 working days before it begins."),
    )
    begins_at = models.DateTimeField(_("begins"), help_text=_("Since when, or from when, the service is missing."))
    ends_at = models.DateTimeField(
        _("ends"),
        null=True,
        blank=True,
        help_text=_("When it works again. Left empty while nobody knows; fill it in as soon as it does."),
    )
    announced_on = models.DateField(
        _("announced on"),
        default=timezone.localdate,
        help_text=_("The day on which the public was told: here, if nowhere else before."),
    )
    text = models.TextField(
        _("what happened or will happen"), max_length=1000, blank=True, help_text=_("In one or two sentences.")
    )
    text_en = models.TextField(
        _("what happened, in English"),
        max_length=1000,
        blank=True,
        help_text=_("Shown on English pages; without it the Vietnamese text is shown there."),
    )
    instead = models.TextField(
        _("what people can do instead"),
        max_length=1000,
        help_text=_("Where and how they get it done meanwhile: which counter, which phone, until when."),
    )
    instead_en = models.TextField(
        _("what people can do instead, in English"),
        max_length=1000,
        blank=True,
        help_text=_("Shown on English pages; without it the Vietnamese text is shown there."),
    )
    is_demonstration = models.BooleanField(default=False, editable=False)

    base_form_class: ClassVar = IncidentForm

    class Meta:
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")
        ordering: ClassVar = ["-begins_at", "-pk"]

    def __str__(self) -> str:
        return self.service

    @property
    def announcement(self) -> Announcement:
        """Return when it was announced, and for which day."""
        return Announcement(announced_on=self.announced_on, begins_on=timezone.localtime(self.begins_at).date())

    def is_over(self, now: datetime) -> bool:
        """Say whether the service works again."""
        return self.ends_at is not None and self.ends_at <= now

    def is_coming(self, now: datetime) -> bool:
        """Say whether it has not begun yet."""
        return self.begins_at > now

    def clean(self) -> None:
        """Refuse an end before the beginning, and days that no calendar reaches."""
        super().clean()
        if self.announced_on is not None and not 2000 <= self.announced_on.year < 2100:
            raise ValidationError({"announced_on": _("Give a day between 2000 and 2099.")})
        if self.ends_at is not None and self.begins_at is not None and self.ends_at <= self.begins_at:
            raise ValidationError({"ends_at": _("It must lie behind the beginning.")})
