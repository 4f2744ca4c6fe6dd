"""What the province or an agency promises to those whom it serves."""

from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from directory.editors import OwnAgencyForm
from directory.models import Agency
from quality.models.indicator import Amount, Indicator


class CommitmentQuerySet(models.QuerySet):
    """Chains read aloud: ``Commitment.objects.valid_on(day)``."""

    def valid_on(self, day: date) -> "CommitmentQuerySet":
        """Keep what is promised on ``day``."""
        begun = Q(valid_from__lte=day)
        return self.filter(begun, Q(valid_until__isnull=True) | Q(valid_until__gte=day))


class Commitment(models.Model):
    """One promise; with an indicator and a target it is measured by figures."""

    agency = models.ForeignKey(
        Agency,
        verbose_name=_("agency"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="commitments",
        help_text=_("Who promises it; of a commune, its people's committee. Left empty, the whole province does."),
    )
    text = models.CharField(
        _("commitment"),
        max_length=300,
        help_text=_("One sentence to the citizen: “Trả kết quả đúng hạn cho ít nhất 98% hồ sơ”."),
    )
    text_en = models.CharField(
        _("commitment in English"),
        max_length=300,
        blank=True,
        help_text=_("Shown on English pages; without it the Vietnamese text is shown there."),
    )
    measure = models.CharField(
        _("how one sees whether it is kept"),
        max_length=300,
        blank=True,
        help_text=_("Only where no indicator measures it, or where the indicator needs a word more."),
    )
    measure_en = models.CharField(
        _("how one sees whether it is kept, in English"),
        max_length=300,
        blank=True,
        help_text=_("Shown on English pages; without it the Vietnamese text is shown there."),
    )
    indicator = models.ForeignKey(
        Indicator,
        verbose_name=_("measured by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="commitments",
        help_text=_("The newest figure of the same agency is compared with the target."),
    )
    target = Amount(
        _("target"),
        null=True,
        blank=True,
        help_text=_("In the unit of the indicator: reaching it exactly keeps the promise."),
    )
    valid_from = models.DateField(_("valid from"), help_text=_("The first day on which it is promised."))
    valid_until = models.DateField(
        _("valid until"), null=True, blank=True, help_text=_("The last day; left empty, it is promised until changed.")
    )
    document = models.CharField(
        _("made by"),
        max_length=200,
        blank=True,
        help_text=_("The document with its number; readers are led to it where this portal holds it."),
    )
    order = models.PositiveSmallIntegerField(_("place"), default=100, help_text=_("Smaller numbers stand first."))
    is_demonstration = models.BooleanField(default=False, editable=False)

    objects: ClassVar[CommitmentQuerySet] = CommitmentQuerySet.as_manager()  # type: ignore[assignment]

    base_form_class: ClassVar = OwnAgencyForm

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering: ClassVar = ["order", "pk"]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        """Refuse a target that nothing measures, and an end before the beginning."""
        super().clean()
        if (self.indicator is None) != (self.target is None):
            words = _("An indicator needs a target, and a target an indicator.")
            raise ValidationError({"target" if self.target is None else "indicator": words})
        if self.valid_until is not None and self.valid_from is not None and self.valid_until < self.valid_from:
            raise ValidationError({"valid_until": _("It must not lie before the first day.")})
