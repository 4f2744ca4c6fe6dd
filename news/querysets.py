"""Reads of news."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Case, Count, Exists, F, OuterRef, Q, When
from django.db.models.functions import Coalesce, ExtractYear
from django.utils.timezone import get_default_timezone

from core.models.pages import PortalPageQuerySet
from core.restrictions import is_restricted
from news.filters import NewsFilter


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many items share a kind, a year and an agency; or, without kind and year, a field."""

    number: int
    kind: str = ""
    year: int | None = None
    """None where nobody knows the date."""
    slug: str = ""
    """Of the agency or the field; empty where an item has none."""
    name: str = ""
    name_en: str = ""


class NewsPageQuerySet(PortalPageQuerySet):
    """News pages; chains read aloud: ``NewsPage.objects.showing().of_kind("news").newest_first()``."""

    def of_kind(self, *kinds: str) -> "NewsPageQuerySet":
        """Keep items of any of ``kinds``."""
        return self.filter(kind__in=kinds)

    def with_shown_date(self) -> "NewsPageQuerySet":
        """Add ``shown_at``, the date that readers see; none for an item whose date nobody knows."""
        return self.annotate(
            shown_at=Case(
                When(is_undated=True, then=F("published_at")),
                default=Coalesce("published_at", "first_published_at"),
            )
        )

    def newest_first(self) -> "NewsPageQuerySet":
        """Order by the date that readers see; items without one come last."""
        return self.with_shown_date().order_by(F("shown_at").desc(nulls_last=True), "-pk")

    def for_reading(self) -> "NewsPageQuerySet":
        """Bring along what an item's own page shows, and whether it is private or corrected: most are neither."""
        corrections = self.model._meta.get_field("corrections").related_model._base_manager
        return self.select_related("agency", "listing_image").annotate(
            has_corrections=Exists(corrections.filter(page_id=OuterRef("pk"))),
            is_private=is_restricted(),
        )

    def for_lists(self) -> "NewsPageQuerySet":
        """Leave the texts in the database: lists show none, and sorting thousands of them takes time."""
        return self.defer("body")

    def with_shown_year(self) -> "NewsPageQuerySet":
        """Add ``year``, that of the date that readers see, as clocks in the province have it."""
        return self.with_shown_date().annotate(year=ExtractYear("shown_at", tzinfo=get_default_timezone()))

    def in_fields(self, slugs: tuple[str, ...]) -> "NewsPageQuerySet":
        """Keep items of any of the fields, each item once; all items where no field is given."""
        if not slugs:
            return self
        links = self.model._meta.get_field("fields").remote_field.through
        return self.filter(Exists(links.objects.filter(newspage_id=OuterRef("pk"), field__slug__in=slugs)))

    def matching(self, chosen: NewsFilter, *, but_any_field: bool = False) -> "NewsPageQuerySet":
        """Keep what a reader asked for; ``but_any_field`` leaves the fields out, to count what each would give."""
        found = self if but_any_field else self.in_fields(chosen.fields)
        if chosen.kinds:
            found = found.of_kind(*chosen.kinds)
        if chosen.agencies:
            found = found.filter(agency__slug__in=chosen.agencies)
        if chosen.years:
            found = found.with_shown_year().filter(year__in=chosen.years)
        return found

    def counts(self) -> list[Tally]:
        """Return how many items there are of each kind, agency and year, in one statement."""
        columns = ("kind", "year", "agency__slug", "agency__name", "agency__name_en")
        rows = self.with_shown_year().order_by().values_list(*columns).annotate(number=Count("pk"))
        return [
            Tally(kind=kind, year=year, slug=slug or "", name=name or "", name_en=name_en or "", number=number)
            for kind, year, slug, name, name_en, number in rows
        ]

    def counts_by_field(self) -> list[Tally]:
        """Return how many items there are of each field, in one statement."""
        columns = ("fields__slug", "fields__name", "fields__name_en")
        rows = self.filter(fields__isnull=False).order_by().values_list(*columns).annotate(number=Count("pk"))
        return [Tally(slug=slug, name=name, name_en=name_en, number=number) for slug, name, name_en, number in rows]

    def sharing(self, *, field_ids: Collection[int], agency_id: int | None) -> "NewsPageQuerySet":
        """Keep items of any of the fields or of the agency; none where neither is given."""
        links = self.model._meta.get_field("fields").remote_field.through
        same = Q(Exists(links.objects.filter(newspage_id=OuterRef("pk"), field_id__in=field_ids)))
        return self.filter(same | Q(agency_id=agency_id) if agency_id else same)
