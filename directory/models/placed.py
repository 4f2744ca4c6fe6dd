"""The abstract page that belongs to an agency and to fields of activity."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from core.models import BasePage
from directory.editors import PlacedPageForm
from directory.models.agency import Agency
from directory.models.field import Field


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

    base_form_class: ClassVar[type[PlacedPageForm]] = PlacedPageForm

    class Meta:
        abstract = True
