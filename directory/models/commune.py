"""Communes, wards and the special zone since 1 July 2025, and the units that they were made from."""

from typing import ClassVar

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import PreviewableMixin
from wagtail.search import index

from core.importing.bulk import free_slugs
from core.slugs import slugify
from directory.models.agency import Agency
from directory.models.names import LONGEST_SLUG, NamedInTwoLanguages


class CommuneKind(models.TextChoices):
    """What a unit of commune level is."""

    COMMUNE = "xa", _("Commune")
    WARD = "phuong", _("Ward")
    SPECIAL_ZONE = "dac-khu", _("Special zone")


class Commune(PreviewableMixin, index.Indexed, NamedInTwoLanguages, ClusterableModel):
    """A commune-level unit; ``name`` is whole ("Xã Trà Bồng"), ``code`` the State's own for it."""

    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=CommuneKind.choices,
        default=CommuneKind.COMMUNE,
        help_text=_("What the law calls it."),
    )
    code = models.CharField(
        _("code"), max_length=10, unique=True, help_text=_("The code of the national list of administrative units.")
    )
    committee = models.OneToOneField(
        Agency,
        verbose_name=_("people's committee"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="commune",
        help_text=_("The agency that governs it."),
    )
    introduction = models.TextField(
        _("introduction"),
        blank=True,
        help_text=_("Boundary, natural conditions, culture; an empty line begins a new paragraph."),
    )
    introduction_en = models.TextField(
        _("introduction in English"),
        blank=True,
        help_text=_("Shown on English pages; without it the Vietnamese text is shown there."),
    )
    area_km2 = models.DecimalField(
        _("area (km²)"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Natural area in square kilometres."),
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        help_text=_("Of its middle, in degrees; readers find it on a map by it."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        help_text=_("Of its middle, in degrees; readers find it on a map by it."),
    )
    import_digest = models.CharField(max_length=64, blank=True, editable=False)
    """Of what the source said when it was last read: what editors change since stays until the source changes."""
    is_demonstration = models.BooleanField(default=False, editable=False)

    template = "directory/commune.html"
    search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("commune or ward")
        verbose_name_plural = _("communes and wards")
        ordering = ("name",)

    @property
    def shows_demonstration(self) -> bool:
        """Say whether its page shows anything that was made up, its committee's telephone included."""
        return self.is_demonstration or (self.committee is not None and self.committee.is_demonstration)

    def get_absolute_url(self) -> str:
        """Return the address of the public page in the language that is active."""
        return reverse("commune", args=[self.slug])

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Return the template of the public page."""
        return self.template

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, object]:
        """Return what the template of the public page reads."""
        return {"commune": self, "is_demonstration": self.shows_demonstration}


class FormerUnit(index.Indexed, models.Model):
    """A commune-level unit until 30 June 2025, with the district and the province that it lay in.

    Most became part of one unit; some were divided among several, and 43 of the names are names of present units too.
    """

    name = models.CharField(_("name"), max_length=100, help_text=_("Whole, such as “Xã Trà Bùi”."))
    district = models.CharField(_("district"), max_length=100, help_text=_("Whole, such as “Huyện Trà Bồng”."))
    province = models.CharField(_("province"), max_length=100, help_text=_("Whole, such as “Tỉnh Kon Tum”."))
    slug = models.SlugField(
        _("address"),
        max_length=LONGEST_SLUG,
        unique=True,
        help_text=_("Part of addresses and filters; it stays when the name changes."),
    )
    communes = models.ManyToManyField(
        Commune,
        verbose_name=_("now part of"),
        related_name="former_units",
        help_text=_("Each present unit that took over some of it."),
    )
    import_digest = models.CharField(max_length=64, blank=True, editable=False)
    """As ``Commune.import_digest``."""

    search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("district"),
        index.FilterField("province"),
        index.FilterField("district"),
    ]

    class Meta:
        verbose_name = _("former unit")
        verbose_name_plural = _("former units")
        ordering = ("name", "district")
        constraints = [
            models.UniqueConstraint(fields=["name", "district", "province"], name="directory_former_unit_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.district})"

    def clean(self) -> None:
        """Make the address, which editors do not see, from name and district."""
        super().clean()
        if not self.slug:
            wanted = slugify(f"{self.name} {self.district}", max_length=LONGEST_SLUG - len("-999"))
            taken = FormerUnit.objects.filter(slug__startswith=wanted).values_list("slug", flat=True)
            self.slug = free_slugs([wanted], taken=taken)[0]
