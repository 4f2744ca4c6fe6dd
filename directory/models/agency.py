"""Agencies: what they are called and do, how to reach them, who leads them, what they followed."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable, PreviewableMixin
from wagtail.search import index

from directory.models.names import NamedInTwoLanguages


class AgencyKind(models.TextChoices):
    """What an agency is."""

    PROVINCE = "province", _("Provincial body")
    DEPARTMENT = "department", _("Department")
    COMMUNE = "commune", _("Commune-level body")
    CENTRAL = "central", _("Central body")
    OTHER = "other", _("Other body")


class Agency(PreviewableMixin, index.Indexed, NamedInTwoLanguages, ClusterableModel):
    """Anybody that issues or provides: province, department, commune. A tree by ``parent``.

    What the public must be told of it follows Nghị định 224/2026/NĐ-CP: functions, apparatus, leaders, how to reach it.
    """

    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=AgencyKind.choices,
        default=AgencyKind.DEPARTMENT,
        help_text=_("Where it stands in the list of agencies."),
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("belongs to"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        help_text=_("The agency directly above it."),
    )
    short_name = models.CharField(
        _("short name"),
        max_length=100,
        blank=True,
        help_text=_("What people and numbers of documents call it, such as UBND tỉnh or STC; it is searched too."),
    )
    functions = models.TextField(
        _("functions and duties"),
        blank=True,
        help_text=_("What it is responsible for, in plain words; an empty line begins a new paragraph."),
    )
    functions_en = models.TextField(
        _("functions and duties in English"),
        blank=True,
        help_text=_("Shown on English pages; without it the Vietnamese text is shown there."),
    )
    address = models.CharField(
        _("address"), max_length=255, blank=True, help_text=_("Number, street, commune or ward.")
    )
    phone = models.CharField(_("phone"), max_length=100, blank=True, help_text=_("As people dial it: 0255 382 2245."))
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("The agency's official mailbox."))
    website = models.URLField(
        _("own site"), blank=True, help_text=_("Its part of the portal, beginning with https://.")
    )
    hours = models.TextField(
        _("opening hours"),
        max_length=500,
        blank=True,
        help_text=_("One line for each: “Thứ Hai đến thứ Sáu: 7:00–11:30, 13:30–17:00”."),
    )
    hours_en = models.TextField(
        _("opening hours in English"),
        max_length=500,
        blank=True,
        help_text=_("Shown on English pages; without it the Vietnamese text is shown there."),
    )
    takes_applications = models.BooleanField(
        _("takes applications in"),
        default=False,
        help_text=_(
            "Tick it for a centre or counter where people hand in papers; procedures name it with address and hours."
        ),
    )
    ended_on = models.DateField(
        _("dissolved on"),
        null=True,
        blank=True,
        help_text=_("The day from which it no longer existed; its documents keep its name."),
    )
    successors = ParentalManyToManyField(
        "self",
        verbose_name=_("succeeded by"),
        symmetrical=False,
        blank=True,
        related_name="predecessors",
        help_text=_("Who took its duties over."),
    )
    is_demonstration = models.BooleanField(default=False, editable=False)

    template = "directory/agency.html"
    search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("short_name"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ("name",)

    @property
    def is_described(self) -> bool:
        """Say whether anybody has written of it; else only documents and procedures name it."""
        return any((self.functions, self.address, self.phone, self.email, self.website, self.parent_id))

    def get_absolute_url(self) -> str:
        """Return the address of the public page in the language that is active."""
        return reverse("agency", args=[self.slug])

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Return the template of the public page."""
        return self.template

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, object]:
        """Return what the template of the public page reads."""
        return {"agency": self, "is_demonstration": self.is_demonstration}

    def existed_on(self, day: date) -> bool:
        """Say whether it was not yet dissolved on ``day``."""
        return self.ended_on is None or day < self.ended_on


class AgencyFormerName(Orderable):
    """What the agency, or one of those that it was made from, was called before."""

    agency = ParentalKey(Agency, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(_("name"), max_length=255, help_text=_("In full, as it stood on documents."))
    used_until = models.DateField(
        _("used until"), null=True, blank=True, help_text=_("The last day of this name, where it is known.")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("former name")
        verbose_name_plural = _("former names")

    def __str__(self) -> str:
        return self.name


class AgencyLeader(Orderable):
    """Somebody who leads the agency, as Nghị định 224/2026/NĐ-CP asks to be told of them."""

    agency = ParentalKey(Agency, on_delete=models.CASCADE, related_name="leaders")
    name = models.CharField(_("name"), max_length=100, help_text=_("Family name first."))
    title = models.CharField(_("title"), max_length=150, help_text=_("Such as “Giám đốc” or “Phó Chủ tịch”."))
    title_en = models.CharField(_("title in English"), max_length=150, blank=True, help_text=_("Such as “Director”."))
    biography = models.TextField(
        _("short biography"), max_length=2000, blank=True, help_text=_("Training, offices held, what they answer for.")
    )
    phone = models.CharField(
        _("phone"), max_length=100, blank=True, help_text=_("Of the office, as people dial it; never a private one.")
    )
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("Of the office; never a private one."))
    picture = models.ForeignKey(
        "core.PortalImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A portrait, upright or square."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("leader")
        verbose_name_plural = _("leaders")

    def __str__(self) -> str:
        return self.name


class AgencyEditor(Orderable):
    """A user who writes for the agency, and so touches no other agency's pages."""

    agency = ParentalKey(Agency, on_delete=models.CASCADE, related_name="editors")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        on_delete=models.CASCADE,
        related_name="agency_roles",
        help_text=_("Who is named here edits and approves pages of this agency only."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("editor of the agency")
        verbose_name_plural = _("editors of the agency")
        constraints = [models.UniqueConstraint(fields=["agency", "user"], name="directory_editor_once")]
