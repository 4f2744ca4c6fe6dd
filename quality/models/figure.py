"""What was measured, and what a newer figure has replaced."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.editors import OwnAgencyForm
from directory.models import Agency
from quality.figure_rules import Fault, fault_of, words_of
from quality.models.indicator import Amount, Indicator, PeriodKind
from quality.periods import Kind, Period, period_of

LONGEST_SOURCE = 300


class GivenBy(models.TextChoices):
    """By which way a figure came."""

    FORM = "form", _("entered by hand")
    FILE = "file", _("from a file")
    SYSTEM = "system", _("sent by another system")


class Measured(models.Model):
    """What a figure says; a former figure said it once."""

    value = Amount(_("value"), help_text=_("In the unit of the indicator, without it."))
    numerator = Amount(
        _("counted"),
        null=True,
        blank=True,
        help_text=_("Of a share, what was counted: 98 files on time. Left empty where it is not known."),
    )
    denominator = Amount(
        _("out of"), null=True, blank=True, help_text=_("Of a share, out of how many: 100 files. Both or neither.")
    )
    source = models.CharField(
        _("source"),
        max_length=LONGEST_SOURCE,
        blank=True,
        help_text=_("Where this figure comes from, if not from where the indicator says."),
    )
    given_at = models.DateTimeField(_("given at"), default=timezone.now, editable=False)
    given_by = models.CharField(_("came"), max_length=10, choices=GivenBy.choices, default=GivenBy.FORM, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    """Who entered it or brought the file; none where a system sent it."""

    class Meta:
        abstract = True


class Figure(Measured):
    """One value of an indicator for one agency, or the whole province, in one period."""

    indicator = models.ForeignKey(
        Indicator, verbose_name=_("indicator"), on_delete=models.PROTECT, related_name="figures"
    )
    agency = models.ForeignKey(
        Agency,
        verbose_name=_("agency"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="figures",
        help_text=_("Of a commune, its people's committee. Left empty, it is the figure of the whole province."),
    )
    first_day = models.DateField(
        _("period"), help_text=_("Any day of the month, quarter or year that was measured; its first one is kept.")
    )
    period_kind = models.CharField(max_length=10, choices=PeriodKind.choices, editable=False)
    is_demonstration = models.BooleanField(default=False, editable=False)

    base_form_class: ClassVar = OwnAgencyForm
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering: ClassVar = ["-first_day", "indicator", "agency"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "indicator", "period_kind", "first_day"],
                condition=Q(agency__isnull=False),
                name="quality_one_figure_an_agency",
            ),
            models.UniqueConstraint(
                fields=["indicator", "period_kind", "first_day"],
                condition=Q(agency__isnull=True),
                name="quality_one_figure_of_the_province",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.first_day}: {self.value}"

    @property
    def period(self) -> Period:
        """Return the month, quarter or year."""
        return Period(self.first_day, Kind(self.period_kind))

    def full_clean(self, *args: object, **kwargs: object) -> None:
        """Move the day to the first of its period, before uniqueness is asked for."""
        if self.indicator_id and isinstance(self.first_day, date):
            kind = Kind(self.indicator.period_kind)
            self.first_day, self.period_kind = period_of(self.first_day, kind).first_day, kind.value
        super().full_clean(*args, **kwargs)  # type: ignore[arg-type]

    def clean(self) -> None:
        """Hold what is typed to the same rules as files and systems."""
        super().clean()
        if self.indicator_id and self.period_kind and isinstance(self.value, Decimal):
            fault = fault_of(self, self.indicator, today=timezone.localdate())
            if fault is not None:
                raise ValidationError({_FIELD_OF.get(fault, "value"): words_of(fault, self.indicator)})
        same = Figure.objects.filter(
            indicator=self.indicator_id, agency=self.agency_id, first_day=self.first_day, period_kind=self.period_kind
        )
        if self.indicator_id and same.exclude(pk=self.pk).exists():
            raise ValidationError({"first_day": _("There is a figure for this period already: edit that one.")})


_FIELD_OF = {Fault.FUTURE: "first_day", Fault.OTHER_PERIOD: "first_day", Fault.HALF_A_SHARE: "denominator"}


class FormerFigure(Measured):
    """What a figure said before it was replaced: nothing that was published vanishes without a trace."""

    figure = models.ForeignKey(Figure, on_delete=models.CASCADE, related_name="former")
    replaced_at = models.DateTimeField(_("replaced at"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("replaced figure")
        verbose_name_plural = _("replaced figures")
        ordering: ClassVar = ["-replaced_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.figure_id}: {self.value}"
