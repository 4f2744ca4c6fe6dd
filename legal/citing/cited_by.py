"""Who cites a document, and which of its articles: what the public may read, in the language of the document.

It is read by the model of documents, and so takes the models from the page that it is given.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Count, Exists, F, Max, OuterRef, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber, StrIndex, Substr
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.timezone import localdate
from wagtail.models import Page

from core.addresses import page_address
from core.models.pages import PortalPageQuerySet
from legal.structure.landing import asked_anchor

SHOWN_OF_A_KIND = 10
ENCLOSED_WITH = "kèm theo"
AS_IT_STANDS, IN_ENCLOSURE = Value(-1), Value(0)
"""Told apart from counts, which stand in the same column."""
CITED_BY_WORD = "dan-chieu"
"""Below the address of a document: who cites it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitingPage:
    """A page that cites."""

    pk: int
    title: str
    url: str
    dated_on: date | None
    """When a document was issued, or when another page was first published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitingGroup:
    """The citing pages of one kind, the newest first."""

    heading: str
    total: int
    pages: Sequence[CitingPage]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedBy:
    """Everything that cites a document, each page once."""

    total: int
    groups: Sequence[CitingGroup]
    articles: Mapping[str, int]
    """How many pages cite each article, or something in it, by its anchor; other outermost provisions alike."""
    asked: frozenset[str] = frozenset()
    """To which provisions links lead here from elsewhere, by the anchors that they have."""


NOBODY = CitedBy(total=0, groups=(), articles={})


def cited_by(page: Any, request: HttpRequest | None = None) -> CitedBy:
    """Return who cites ``page``, up to ten pages of each kind: two statements, one where nobody does."""
    if page.pk is None:
        return NOBODY
    ranked = citing_pages(page).annotate(
        rank=Window(RowNumber(), partition_by=F("content_type_id"), order_by=NEWEST_FIRST),
        of_kind=Window(Count("pk"), partition_by=F("content_type_id")),
    )
    by_kind: dict[int, list[Any]] = {}
    for one in ranked.filter(rank__lte=SHOWN_OF_A_KIND).order_by("content_type_id", "rank"):
        by_kind.setdefault(one.content_type_id, []).append(one)
    if not by_kind:
        return NOBODY
    own_kind = page.content_type_id
    groups = [
        _group(content_type_id, ones, request)
        for content_type_id, ones in sorted(
            by_kind.items(), key=lambda kind: (kind[0] != own_kind, -kind[1][0].of_kind)
        )
    ]
    articles, asked = _provisions(page)
    return CitedBy(total=sum(group.total for group in groups), groups=groups, articles=articles, asked=asked)


NEWEST_FIRST = (F("day").desc(nulls_last=True), F("first_published_at").desc(nulls_last=True), F("pk").desc())


def citing_pages(page: Any, provision: str = "") -> QuerySet:
    """Return the public pages in the language of ``page`` that cite it, or its ``provision`` (an anchor) or in it."""
    found = _pages_beside(page).filter(pk__in=citations_of(page, provision).values("page_id"))
    found = found.annotate(day=F(f"{type(page)._meta.model_name}__issued_on"))
    return found.only("title", "url_path", "content_type_id", "first_published_at", "locale_id")


def citations_of(page: Any, provision: str = "") -> QuerySet:
    """Return the rows of citations of ``page`` in published texts; of a ``provision``, and of what stands in it."""
    citations = type(page)._meta.get_field("citations_of_this").related_model._base_manager
    found: QuerySet = citations.filter(target_id=page.pk, is_draft=False)
    if provision:
        found = found.filter(Q(provision=provision) | Q(provision__startswith=f"{provision}."))
    return found


def as_citing_page(one: Any, request: HttpRequest | None) -> CitingPage:
    """Return what is shown of a page of ``citing_pages``."""
    published = localdate(one.first_published_at) if one.first_published_at else None
    return CitingPage(pk=one.pk, title=one.title, url=page_address(one, request), dated_on=one.day or published)


def _pages_beside(page: Any) -> QuerySet:
    """Return the public pages in the language of ``page`` but itself."""
    found: QuerySet = PortalPageQuerySet(Page).showing().public().filter(locale_id=page.locale_id).exclude(pk=page.pk)
    return found


def _group(content_type_id: int, ones: Sequence[Any], request: HttpRequest | None) -> CitingGroup:
    model = ContentType.objects.get_for_id(content_type_id).model_class() or Page
    return CitingGroup(
        heading=capfirst(str(model._meta.verbose_name_plural)),
        total=ones[0].of_kind,
        pages=[as_citing_page(one, request) for one in ones],
    )


def cited_articles(page: Any) -> dict[str, int]:
    """Return how many pages cite each outermost provision of ``page`` or something in it, by its anchor."""
    return dict(_counted_articles(page))


def _provisions(page: Any) -> tuple[dict[str, int], frozenset[str]]:
    """Return what ``cited_articles`` does, and the anchors of all links to ``page``, in one statement."""
    elsewhere = citations_of(page).exclude(provision="").exclude(page_id=page.pk).order_by()
    enclosed = Max(Case(When(words__contains=ENCLOSED_WITH, then=IN_ENCLOSURE), default=AS_IT_STANDS))
    rows = elsewhere.values_list("provision").annotate(number=enclosed)
    articles, asked = {}, set()
    for provision, number in _counted_articles(page).union(rows, all=True):
        if number > 0:
            articles[provision] = number
        else:
            asked.add(asked_anchor(provision, ENCLOSED_WITH if number == 0 else ""))
            asked.add(provision)
    return articles, frozenset(asked)


def _counted_articles(page: Any) -> QuerySet:
    outermost = Case(
        When(provision__contains=".", then=Substr("provision", 1, StrIndex("provision", Value(".")) - 1)),
        default=F("provision"),
    )
    rows = citations_of(page).exclude(provision="").filter(Exists(_pages_beside(page).filter(pk=OuterRef("page_id"))))
    counted = rows.annotate(article=outermost).order_by().values_list("article")
    return counted.annotate(number=Count("page_id", distinct=True))
