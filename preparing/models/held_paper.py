"""Papers that the State already holds, as editors list them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.vietnamese import fold
from preparing.held_papers import HeldRule

SHORTEST_PHRASE = 5
"""Letters: what is shorter begins the names of too many papers."""


class HeldPaper(models.Model):
    """A kind of paper that the State already holds, so that nobody need hand it in; with the provision that says so."""

    name = models.CharField(
        _("paper"), max_length=200, unique=True, help_text=_("What people call it, such as “Sổ hộ khẩu, sổ tạm trú”.")
    )
    phrases = models.TextField(
        _("how its name begins on lists"),
        help_text=_(
            "One a line, such as “sổ hộ khẩu”. A paper of a procedure is marked when its name begins so, "
            "with or without accents."
        ),
    )
    exceptions = models.TextField(
        _("not where the name holds"),
        blank=True,
        help_text=_("One a line, such as “nước ngoài”: such papers must be handed in all the same."),
    )
    held_in = models.CharField(
        _("where the State holds it"), max_length=200, help_text=_("Such as “Cơ sở dữ liệu quốc gia về dân cư”.")
    )
    clause = models.CharField(
        _("provision"),
        max_length=300,
        help_text=_("By which nobody may ask for it, as it is cited: “khoản 3 Điều 9 Nghị định số 47/2020/NĐ-CP”."),
    )
    note = models.CharField(
        _("note"),
        max_length=300,
        blank=True,
        help_text=_("What the applicant should still do, such as to check that the data are right."),
    )
    is_active = models.BooleanField(
        _("shown"), default=True, help_text=_("Untick it, and no paper is marked by this line any more.")
    )
    is_demonstration = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("paper that the State holds")
        verbose_name_plural = _("papers that the State holds")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def rule(self) -> HeldRule:
        """Return what it says, as the checklist applies it."""
        return HeldRule(
            name=self.name,
            phrases=_lines(self.phrases),
            exceptions=_lines(self.exceptions),
            held_in=self.held_in,
            clause=self.clause,
            note=self.note,
        )

    def clean(self) -> None:
        """Refuse a phrase that would mark half of all papers."""
        super().clean()
        short = [line for line in _lines(self.phrases) if sum(map(str.isalnum, fold(line))) < SHORTEST_PHRASE]
        if short or not _lines(self.phrases):
            raise ValidationError(
                {
                    "phrases": _("Give at least one phrase; each needs at least %(number)d letters.")
                    % {"number": SHORTEST_PHRASE}
                }
            )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
