"""The home page of one language."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel

from core.models import BasePage, EditorsLink
from home.reads import home_view


class HomePage(BasePage):
    """One sentence, one search box, what people come for; then announcements, news and new documents."""

    welcome = models.CharField(
        _("sentence above the search box"),
        max_length=120,
        help_text=_("What people find here, in one sentence."),
    )
    search_example = models.CharField(
        _("example inside the search box"),
        max_length=100,
        blank=True,
        help_text=_("For example: birth registration, 12/2026/QĐ-UBND"),
    )

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("welcome"),
        FieldPanel("search_example"),
        InlinePanel("tasks", heading=_("Most-wanted tasks"), max_num=10),
    ]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = [
        "news.NewsIndexPage",
        "legal.LegalIndexPage",
        "services.ProcedureIndexPage",
        "preparing.LifeEventIndexPage",
        "home.ContentPage",
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add ``view``, everything that is shown beside the page's own words (a ``home.reads.HomeView``)."""
        return super().get_context(request, *args, **kwargs) | {"view": home_view(self, request)}


class HomeTask(EditorsLink):
    """Something that many people come for: a page of ours, an address, or a search."""

    home = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="tasks")

    class Meta(EditorsLink.Meta):
        verbose_name = pgettext_lazy("what people come for", "task")
        verbose_name_plural = pgettext_lazy("what people come for", "tasks")
