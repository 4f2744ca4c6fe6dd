"""A link that an editor makes: to a page of this portal, or to an address."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, Page

SAFE_BEGINNINGS = ("/", "https://", "http://", "mailto:", "tel:")


class EditorsLink(Orderable):
    """A text that leads to one page or one address, never to a script."""

    text = models.CharField(
        pgettext_lazy("of a link", "text"),
        max_length=60,
        help_text=_("At most a few words; it must be clear on its own."),
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    address = models.CharField(
        _("address"),
        max_length=255,
        blank=True,
        help_text=_("Instead of a page: an address such as /tim-kiem/?q=khai+sinh or https://dichvucong.gov.vn/."),
    )

    panels: ClassVar = [FieldPanel("text"), FieldPanel("page"), FieldPanel("address")]

    class Meta(Orderable.Meta):
        abstract = True

    def clean(self) -> None:
        """Refuse a link that leads nowhere, to two places, or to a script."""
        super().clean()
        if bool(self.page_id) == bool(self.address):
            raise ValidationError({"address": _("Choose a page or type an address: one of the two.")})
        if self.address and (not self.address.startswith(SAFE_BEGINNINGS) or self.address.startswith("//")):
            raise ValidationError({"address": _("An address begins with /, https://, http://, mailto: or tel:.")})


def public_url(page: Page) -> str:
    """Return the page's address, or an empty text where the public may not see it."""
    if not page.live or page.get_view_restrictions().exists():
        return ""
    return page.get_url() or ""
