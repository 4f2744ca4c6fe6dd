"""Plain pages: about the province, accessibility, contact."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.contents import headings_of
from core.models import BodyPage


class ContentPage(BodyPage):
    """A text with a contents list, and pages below it."""

    has_contents = models.BooleanField(
        _("contents list"),
        default=True,
        help_text=_("Lists the headings of the text beside it."),
    )

    content_panels: ClassVar = [*BodyPage.content_panels, FieldPanel("has_contents")]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "home.ContentPage"]
    subpage_types: ClassVar[list[str]] = ["home.ContentPage"]

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add ``headings`` for the contents list and ``children``, the public pages below."""
        return super().get_context(request, *args, **kwargs) | {
            "headings": headings_of(self.body) if self.has_contents else (),
            "children": list(type(self).objects.child_of(self).showing().public()) if self.numchild else [],
        }
