"""One item of news or one announcement, its corrections, and what an editor sets beside it."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from core.addresses import page_address
from core.models import BodyPage
from core.models.pages import is_showing
from directory.models import PlacedPage
from news.kinds import NewsKind
from news.querysets import NewsPageQuerySet
from news.related import RelatedItem, places_of, places_stored, related_items


class NewsPage(PlacedPage, BodyPage):
    """What happened, what is announced."""

    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=NewsKind.choices,
        default=NewsKind.NEWS,
        db_index=True,
    )
    source_name = models.CharField(
        _("source"),
        max_length=255,
        blank=True,
        help_text=_("Who wrote it, where it was taken over from somebody else."),
    )
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    is_undated = models.BooleanField(
        _("the date is not known"),
        default=False,
        help_text=_("For items taken over from elsewhere: unless a published date is given, readers see no date."),
    )
    import_digest = models.CharField(max_length=64, blank=True, default="", editable=False)
    """Fingerprint of the source at the last import; the next one leaves the page alone while it is the same."""

    objects: ClassVar[Any] = PageManager.from_queryset(NewsPageQuerySet)()

    search_fields: ClassVar[list[index.BaseField]] = [
        *BodyPage.search_fields,
        index.FilterField("kind"),
        index.FilterField("agency"),
    ]
    content_panels: ClassVar = [
        *BodyPage.content_panels[:1],
        FieldPanel("kind", help_text=_("Announcements stand apart on the home page; readers filter by it.")),
        *BodyPage.content_panels[1:],
        *PlacedPage.placement_panels,
        InlinePanel(
            "corrections",
            heading=_("Corrections"),
            help_text=_("Say what was wrong and what is right. A correction stays on the page for good."),
        ),
        InlinePanel("related_pages", heading=_("Related pages"), max_num=5),
        FieldPanel("source_name"),
        FieldPanel("source_url", help_text=_("The page that it was taken over from.")),
    ]
    settings_panels: ClassVar = [
        *BodyPage.settings_panels[:1],
        FieldPanel("is_undated"),
        *BodyPage.settings_panels[1:],
    ]
    exclude_fields_in_copy: ClassVar[list[str]] = [*BodyPage.exclude_fields_in_copy, "import_digest"]
    parent_page_types: ClassVar[list[str]] = ["news.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")

    @property
    def shown_date(self) -> datetime | None:
        """Return the date that readers see; none where nobody knows it, rather than the day of the import."""
        return self.published_at if self.is_undated else super().shown_date

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add corrections, fields, ``related`` items, and the list above with its path where the public may see it."""
        parent, fields = self.get_parent(), list(self.fields.all())
        is_listed = parent is not None and is_showing(parent)
        return super().get_context(request, *args, **kwargs) | {
            "index": parent if is_listed else None,
            "index_path": page_address(parent, request) if is_listed else "",
            "kind_word": NewsKind(self.kind).address_word,
            "fields": fields,
            "corrections": list(self.corrections.all()) if getattr(self, "has_corrections", True) else [],
            "related": self.related(request, field_ids=[field.pk for field in fields]),
        }

    def related(self, request: HttpRequest, *, field_ids: list[int]) -> list[RelatedItem]:
        """Return what else to read: the editor's choice first, then the newest of the same fields or agency."""
        is_preview = getattr(request, "is_preview", False)
        place = (
            places_of([link.target_id for link in self.related_pages.all()])
            if is_preview
            else places_stored(NewsRelatedPage.objects.filter(page_id=self.pk))
        )
        alike = type(self).objects.sharing(field_ids=field_ids, agency_id=self.agency_id)
        return related_items(self, request, place=place, alike=alike)


class CorrectionNotice(Orderable):
    """What was wrong in a published item and what is right; it stays visible."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="corrections")
    corrected_on = models.DateField(_("date"), default=timezone.localdate)
    text = models.TextField(
        _("text"),
        max_length=1000,
        help_text=_("For example: “The first version gave the wrong date; it is 5 May.”"),
    )

    panels: ClassVar = [
        FieldPanel("corrected_on", help_text=_("The day on which it was put right.")),
        FieldPanel("text"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")


class NewsRelatedPage(Orderable):
    """A page that an editor sets beside an item; the rest of the related items follow from field and agency."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="related_pages")
    target = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels: ClassVar = [PageChooserPanel("target", help_text=_("It is shown only while the public may see it."))]

    class Meta(Orderable.Meta):
        verbose_name = _("related page")
        verbose_name_plural = _("related pages")
