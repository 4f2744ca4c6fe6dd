"""What else to read beside an item: what an editor chose first, then the newest of the same fields or agency."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from wagtail.models import Page

from core.addresses import page_address
from core.models.pages import PortalPageQuerySet

MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedItem:
    """One page beside an item."""

    title: str
    url: str
    date: datetime | None = None
    agency: str = ""


def places_stored(links: QuerySet) -> Combinable:
    """Return the place of a page among ``links`` (rows with ``target`` and ``sort_order``) as the database has them."""
    place = links.filter(target_id=OuterRef("pk")).order_by("sort_order").values(found=Coalesce("sort_order", 0))
    return Subquery(place[:1], output_field=IntegerField())


def places_of(target_ids: Sequence[int]) -> Combinable:
    """Return the place of a page among ``target_ids``, for a preview, whose choice is not stored yet."""
    if not target_ids:
        return Value(None, output_field=IntegerField())
    return Case(*(When(pk=key, then=order) for order, key in enumerate(target_ids)), output_field=IntegerField())


def related_items(page: Page, request: HttpRequest, *, place: Combinable, alike: QuerySet) -> list[RelatedItem]:
    """Return the pages that have a ``place``, then the newest of ``alike`` (news pages), as the public may see them.

    One statement for both.
    """
    pages = PortalPageQuerySet(Page).showing().public().exclude(pk=page.pk).annotate(place=place)
    date = Case(
        When(newspage__is_undated=True, then=F("newspage__published_at")),
        default=Coalesce("newspage__published_at", "first_published_at"),
    )
    found = (
        pages.filter(Q(place__isnull=False) | Q(pk__in=alike.values("pk"), locale_id=page.locale_id))
        .order_by(F("place").asc(nulls_last=True), date.desc(nulls_last=True), "-pk")
        .select_related("newspage__agency")
    )
    return [_item(one, request) for one in found[:MOST]]


def _item(page: Page, request: HttpRequest) -> RelatedItem:
    url = page_address(page, request)
    news = getattr(page, "newspage", None)
    if news is None:
        return RelatedItem(title=page.title, url=url)
    agency = news.agency.shown_name if news.agency else ""
    return RelatedItem(title=page.title, url=url, date=news.shown_date, agency=agency)
