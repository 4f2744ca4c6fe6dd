"""What is measured, and how."""

from decimal import Decimal
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from quality.numbers import MOST_DECIMALS, MOST_DIGITS
from quality.periods import Kind
from quality.shown import in_language

PERCENT = "%"
CODE = RegexValidator(r"\A[a-z0-9]+(?:-[a-z0-9]+)*\Z", _("Small letters without accents, figures and hyphens only."))


class PeriodKind(models.TextChoices):
    """How often something is measured; the values are those of ``quality.periods.Kind``."""

    MONTH = Kind.MONTH.value, _("each month")
    QUARTER = Kind.QUARTER.value, _("each quarter")
    YEAR = Kind.YEAR.value, _("each year")


class Amount(models.DecimalField):
    """A number as figures have it."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs |= {"max_digits": MOST_DIGITS + MOST_DECIMALS, "decimal_places": MOST_DECIMALS}
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]


class Indicator(models.Model):
    """Something that is measured of agencies, of communes' committees, or of the whole province."""

    code = models.CharField(
        _("code"),
        max_length=50,
        unique=True,
        validators=[CODE],
        help_text=_("Files and other systems name it by this, such as “ho-so-dung-han”; it should never change."),
    )
    name = models.CharField(
        _("name"), max_length=200, help_text=_("In plain words: “Hồ sơ trả kết quả đúng hạn hoặc trước hạn”.")
    )
    name_en = models.CharField(
        _("name in English"),
        max_length=200,
        blank=True,
        help_text=_("Shown on English pages; without one the Vietnamese name is shown there."),
    )
    unit = models.CharField(
        _("unit"), max_length=30, blank=True, help_text=_("What stands behind the number: “%”, “hồ sơ”, “ngày”.")
    )
    unit_en = models.CharField(
        _("unit in English"), max_length=30, blank=True, help_text=_("Left empty where it is the same, as for “%”.")
    )
    period_kind = models.CharField(
        _("measured"),
        max_length=10,
        choices=PeriodKind.choices,
        default=PeriodKind.MONTH,
        help_text=_("Figures for other periods are refused, so that what stands side by side can be compared."),
    )
    is_more_better = models.BooleanField(
        _("more is better"), default=True, help_text=_("Untick it where less is better, as for days of waiting.")
    )
    lowest = Amount(
        _("lowest possible value"),
        null=True,
        blank=True,
        default=Decimal(0),
        help_text=_("A smaller figure is refused as a slip. Left empty, any is taken."),
    )
    highest = Amount(
        _("highest possible value"),
        null=True,
        blank=True,
        help_text=_("A greater figure is refused as a slip: 100 for a share. Left empty, any is taken."),
    )
    definition = models.TextField(
        _("what it says and how it is computed"),
        max_length=1000,
        blank=True,
        help_text=_("For readers, in one or two sentences: what is counted, what is divided by what."),
    )
    definition_en = models.TextField(
        _("what it says, in English"),
        max_length=1000,
        blank=True,
        help_text=_("Shown on English pages; without it the Vietnamese text is shown there."),
    )
    source = models.CharField(
        _("source"),
        max_length=300,
        blank=True,
        help_text=_("Where the figures come from, such as the province's system of handling procedures."),
    )
    order = models.PositiveSmallIntegerField(
        _("place"), default=100, help_text=_("Indicators with smaller numbers stand first.")
    )
    is_shown = models.BooleanField(
        _("shown"), default=True, help_text=_("Untick it, and readers see neither the indicator nor its figures.")
    )
    is_demonstration = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering: ClassVar = ["order", "code"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse bounds that leave no value."""
        super().clean()
        if self.lowest is not None and self.highest is not None and self.lowest >= self.highest:
            raise ValidationError({"highest": _("It must be greater than the lowest possible value.")})

    @property
    def shown_name(self) -> str:
        """Return the name in the language of the page."""
        return in_language(self, "name").text

    @property
    def shown_unit(self) -> str:
        """Return the unit in the language of the page."""
        return in_language(self, "unit").text
