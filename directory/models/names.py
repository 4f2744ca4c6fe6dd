"""What has a Vietnamese name, an English one, and an address of its own."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.slugs import slugify

LONGEST_SLUG = 100


class NamedInTwoLanguages(models.Model):
    """A thing with a Vietnamese name, an English one, and an address that stays when it is renamed."""

    name = models.CharField(_("name"), max_length=255, help_text=_("The official name in Vietnamese, in full."))
    name_en = models.CharField(
        _("name in English"),
        max_length=255,
        blank=True,
        help_text=_("Shown on English pages; without one the Vietnamese name is shown there."),
    )
    slug = models.SlugField(
        _("address"),
        max_length=LONGEST_SLUG,
        unique=True,
        help_text=_("Part of addresses and filters; it stays when the name changes."),
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def shown_name(self) -> str:
        """Return the name in the language of the page; the Vietnamese one where no English one is given."""
        return self.name_in(get_language() or "vi")

    def name_in(self, language: str) -> str:
        """Return the name in ``language``, a code such as ``vi`` or ``en``."""
        return self.name_en if language.startswith("en") and self.name_en else self.name

    def clean(self) -> None:
        """Make the address from the name where none was typed."""
        super().clean()
        self.slug = self.slug or slugify(self.name, max_length=LONGEST_SLUG)
