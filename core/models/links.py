"""A link that an editor makes: to a page of this portal, or to an address."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, Page

from core.restrictions import restrictions_of

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

    panels: ClassVar = [
        FieldPanel("text"),
        FieldPanel("page", help_text=_("Follows the page when its address changes.")),
        FieldPanel("address"),
    ]

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
    """Return the page's address, or an empty text where the public may not see it now."""
    has_expired = page.expire_at is not None and page.expire_at <= timezone.now()
    if not page.live or has_expired or restrictions_of(page).exists():
        return ""
    return page.get_url() or ""
