"""Agencies and fields of activity, and the abstract page that belongs to them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from core.models import BasePage
from core.slugs import slugify


class NamedInTwoLanguages(models.Model):
    """A thing with a Vietnamese name, an English one, and an address that stays when it is renamed."""

    name = models.CharField(_("name"), max_length=255)
    name_en = models.CharField(_("name in English"), max_length=255, blank=True)
    slug = models.SlugField(
        _("address"),
        max_length=100,
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
        self.slug = self.slug or slugify(self.name, max_length=100)


class AgencyKind(models.TextChoices):
    """What an agency is."""

    PROVINCE = "province", _("Provincial body")
    DEPARTMENT = "department", _("Department")
    COMMUNE = "commune", _("Commune-level body")
    CENTRAL = "central", _("Central body")
    OTHER = "other", _("Other body")


@register_snippet
class Agency(index.Indexed, NamedInTwoLanguages):
    """Anybody that issues or provides: province, department, commune. A tree by ``parent``."""

    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=AgencyKind.choices,
        default=AgencyKind.DEPARTMENT,
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("belongs to"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )

    search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
    ]
    panels: ClassVar[list[FieldPanel]] = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("name_en"), FieldPanel("slug")],
            heading=_("Name"),
        ),
        FieldPanel("kind"),
        FieldPanel("parent"),
    ]

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ("name",)


@register_snippet
class Field(index.Indexed, NamedInTwoLanguages):
    """A field of activity (lĩnh vực): land, health, education…"""

    search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
    ]
    panels: ClassVar[list[FieldPanel]] = [
        FieldPanel("name"),
        FieldPanel("name_en"),
        FieldPanel("slug"),
    ]

    class Meta:
        verbose_name = _("field of activity")
        verbose_name_plural = _("fields of activity")
        ordering = ("name",)


class PlacedPage(BasePage):
    """A page that belongs to an agency and to fields of activity."""

    agency = models.ForeignKey(
        Agency,
        verbose_name=_("agency"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Who publishes this."),
    )
    fields = ParentalManyToManyField(
        Field,
        verbose_name=_("fields of activity"),
        blank=True,
        related_name="+",
        help_text=_("What it is about; readers filter by it."),
    )

    placement_panels: ClassVar[list[FieldPanel]] = [
        MultiFieldPanel(
            [FieldPanel("agency"), FieldPanel("fields")],
            heading=_("Who and what about"),
        ),
    ]

    class Meta:
        abstract = True
