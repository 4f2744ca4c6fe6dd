"""Abstract pages: what every page of the portal has, and what every page with a text has."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail.url_routing import RouteResult

from core.blocks import BodyBlock
from core.pages.views import PageView, view_below
from core.restrictions import is_restricted, restrictions_of
from core.slugs import slugify


class PortalPageQuerySet(PageQuerySet):
    """Reads that every page type shares."""

    def showing(self) -> "PortalPageQuerySet":
        """Keep what the public may see at this moment: live, and not past its expiry, even before the worker's tick."""
        return self.live().filter(models.Q(expire_at__isnull=True) | models.Q(expire_at__gt=timezone.now()))

    def public(self) -> "PortalPageQuerySet":
        """Keep pages that stand under no view restriction: as Wagtail's own, but within the same statement."""
        return self.exclude(is_restricted())

    def newest_first(self) -> "PortalPageQuerySet":
        """Order by the date that readers see."""
        return self.annotate(shown_at=Coalesce("published_at", "first_published_at")).order_by("-shown_at", "-pk")

    def in_language_of(self, page: Page) -> "PortalPageQuerySet":
        """Keep pages of the same language as ``page``."""
        return self.filter(locale_id=page.locale_id)


def is_showing(page: Page) -> bool:
    """Say of one page what ``PortalPageQuerySet.showing`` asks of many."""
    return bool(page.live) and (page.expire_at is None or page.expire_at > timezone.now())


PortalPageManager = PageManager.from_queryset(PortalPageQuerySet)


class BasePage(Page):
    """A page of the portal: title, summary, picture for lists, the date that readers see."""

    summary = models.TextField(
        _("summary"),
        max_length=500,
        blank=True,
        help_text=_("One or two sentences: what the page says, for lists and search results. At most 500 characters."),
    )
    listing_image = models.ForeignKey(
        "core.PortalImage",
        verbose_name=_("picture in lists"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    listing_image_alt = models.CharField(
        _("description of the picture"),
        max_length=255,
        blank=True,
        help_text=_("What the picture shows, for readers who cannot see it. Leave empty if it only decorates."),
    )
    search_image = models.ForeignKey(
        "core.PortalImage",
        verbose_name=_("picture when shared"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown when somebody shares the page. Without one, the picture in lists is used."),
    )
    published_at = models.DateTimeField(
        _("published date"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("The date that readers see. Leave empty for the moment of first publication."),
    )
    is_demonstration = models.BooleanField(default=False, editable=False)
    imported_from = models.CharField(max_length=255, blank=True, default="", editable=False, db_index=True)

    objects: ClassVar[Any] = PortalPageManager()

    # A copy or a translation is its editor's own page, whatever it was made from.
    exclude_fields_in_copy: ClassVar[list[str]] = ["is_demonstration", "imported_from"]

    # The names that readers meet in `search_fields` are for the admin's own search; the public one has `searchable.py`.
    search_fields: ClassVar[list[index.BaseField]] = [
        *Page.search_fields,
        index.SearchField("summary"),
    ]

    content_panels: ClassVar[list[FieldPanel]] = [
        *Page.content_panels,
        FieldPanel("summary"),
    ]
    promote_panels: ClassVar[list[FieldPanel]] = [
        MultiFieldPanel(
            [
                FieldPanel(
                    "listing_image",
                    help_text=_("Shown beside the title in lists and above the text. A page does well without one."),
                ),
                FieldPanel("listing_image_alt"),
            ],
            heading=_("In lists"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
            ],
            _("Address"),
        ),
        FieldPanel("search_image"),
    ]
    settings_panels: ClassVar[list[FieldPanel]] = [
        FieldPanel("published_at"),
        *Page.settings_panels,
    ]

    class Meta:
        abstract = True

    @property
    def shown_date(self) -> datetime | None:
        """Return the date that readers see, or none before the first publication."""
        return self.published_at or self.first_published_at

    @property
    def has_expired(self) -> bool:
        """Say whether the moment of expiry has passed, even when nobody has ticked yet."""
        return self.expire_at is not None and self.expire_at <= timezone.now()

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page at the address; one that has expired is gone even before the worker says so.

        As Wagtail does, but asking with each child whether it is private rather than in a statement of its own, and
        reading of pages on the way no more than their place.
        """
        if not path_components:
            if self.has_expired:
                raise Http404
            return super().route(request, [])
        view = view_below(self, path_components[0]) if len(path_components) == 1 else None
        if view is not None:
            page, *_rest = self.route(request, [])
            return RouteResult(page, kwargs={"view": view})
        children = self.get_children().annotate(is_private=is_restricted())
        child = children.filter(slug=path_components[0]).first()
        if child is None:
            raise Http404
        page = child.specific_deferred if path_components[1:] else child.specific
        page.is_private = child.is_private
        page._cached_parent_obj = self  # where treebeard looks for the parent first
        found: RouteResult = page.route(request, path_components[1:])
        return found

    def serve(self, request: HttpRequest, *args: Any, view: PageView | None = None, **kwargs: Any) -> HttpResponse:
        """Answer with the page, or with the view below it that ``route`` found."""
        response: HttpResponse = view(self, request) if view else super().serve(request, *args, **kwargs)
        return response

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """Return the restrictions that hold for the page: in one statement, or in none where it came as public.

        Whoever reads a page to serve it can annotate ``is_private=is_restricted()`` and so ask for both at once.
        """
        if getattr(self, "is_private", True) is False:
            return PageViewRestriction.objects.none()
        return restrictions_of(self)

    def serve_password_required_response(
        self, request: HttpRequest, form: BaseForm, action_url: str
    ) -> TemplateResponse:
        """Ask for the password; the template learns nothing of the page, so that it can show nothing of it."""
        context = {"form": form, "action_url": action_url}
        return TemplateResponse(request, settings.WAGTAIL_PASSWORD_REQUIRED_TEMPLATE, context)

    def _set_core_field_defaults(self) -> None:
        # Wagtail's own slug turns "Đăng ký" into "ang-ky" (architecture.md); ours folds.
        if not self.slug and self.path:
            self.slug: str = self._get_autogenerated_slug(slugify(self.title) or "trang")
        super()._set_core_field_defaults()


class BodyPage(BasePage):
    """A page with a text made of blocks."""

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True, use_json_field=True)

    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("body"),
    ]
    content_panels: ClassVar[list[FieldPanel]] = [
        *BasePage.content_panels,
        FieldPanel(
            "body",
            help_text=_("Paragraphs, headings, pictures, tables and files, in the order in which readers see them."),
        ),
    ]

    class Meta:
        abstract = True
