"""A day on which public offices are closed although it is no weekend, or open although it is one."""

from typing import ClassVar

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 200


class CalendarDayKind(models.TextChoices):
    """What is special about a day; the values are those of ``services.working_days.SpecialKind``."""

    HOLIDAY = "holiday", _("public holiday")
    DAY_OFF = "day_off", _("day off instead of another")
    WORKING_DAY = "working_day", _("working day instead of another")


class CalendarDayState(models.TextChoices):
    """How far one may rely on a row."""

    PROPOSED = "proposed", _("proposed")
    CONFIRMED = "confirmed", _("confirmed")
    REFUSED = "refused", _("refused: an ordinary day")


class CalendarDay(models.Model):
    """A row of the editors' table (decision 0011): holidays, days off instead, working days instead."""

    day = models.DateField(_("date"), unique=True, help_text=_("Each date stands in the table once."))
    kind = models.CharField(
        _("kind of day"),
        max_length=20,
        choices=CalendarDayKind.choices,
        default=CalendarDayKind.HOLIDAY,
        help_text=_("Offices are closed on holidays and on days off instead; on a working day instead they are open."),
    )
    name = models.CharField(
        _("name in Vietnamese"),
        max_length=LONGEST_NAME,
        help_text=_("What readers see beside the date, such as “Quốc khánh”."),
    )
    name_en = models.CharField(
        _("name in English"),
        max_length=LONGEST_NAME,
        blank=True,
        help_text=_("For the English pages; empty, the Vietnamese name stands there."),
    )
    document = models.CharField(
        _("fixed by"),
        max_length=LONGEST_NAME,
        blank=True,
        help_text=_("The law or the announcement, with its number; readers are led to it where this portal holds it."),
    )
    state = models.CharField(
        _("state"),
        max_length=20,
        choices=CalendarDayState.choices,
        default=CalendarDayState.CONFIRMED,
        help_text=_(
            "Proposed days count, and readers are told that nobody has confirmed them yet. "
            "Refuse a day that does not hold instead of deleting it: what is deleted is proposed again."
        ),
    )

    class Meta:
        verbose_name = _("special day")
        verbose_name_plural = _("special days")
        ordering: ClassVar = ["day"]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"

    @property
    def shown_name(self) -> str:
        """Return the name in the language of the page."""
        return self.name if get_language() == "vi" or not self.name_en else self.name_en
