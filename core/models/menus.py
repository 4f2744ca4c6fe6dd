"""Menus that editors change: one for each place of the page and each language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Locale
from wagtail.snippets.models import register_snippet

from core.models.links import EditorsLink


class MenuPlace(models.TextChoices):
    """Where a menu stands."""

    HEADER = "header", _("Header")
    FOOTER_FIRST = "footer-first", _("Footer, first column")
    FOOTER_SECOND = "footer-second", _("Footer, second column")


@register_snippet
class Menu(ClusterableModel):
    """The links of one place in one language; a place without a menu shows nothing."""

    place = models.CharField(_("place"), max_length=20, choices=MenuPlace.choices, default=MenuPlace.HEADER)
    locale = models.ForeignKey(Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="+")
    title = models.CharField(
        _("title"),
        max_length=100,
        blank=True,
        help_text=_("Heading above the links. The header shows none."),
    )

    panels = [
        FieldPanel("place"),
        FieldPanel("locale"),
        FieldPanel("title"),
        InlinePanel("items", heading=_("Links")),
    ]

    class Meta:
        verbose_name = _("menu")
        verbose_name_plural = _("menus")
        constraints = [
            models.UniqueConstraint(fields=("place", "locale"), name="core_menu_once_for_place_and_language")
        ]

    def __str__(self) -> str:
        return f"{self.get_place_display()} ({self.locale})"


class MenuItem(EditorsLink):
    """One link of a menu."""

    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="items")

    class Meta(EditorsLink.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")
