"""Which view restrictions hold for a page: one rule for reading, listing and finding.

As in Wagtail, a restriction holds for its page and all below, and for the aliases of its page and all below them.
Wagtail's own querysets forget the aliases, and its check costs two statements a page; here it costs one, or none beside
the caller's.
"""

from functools import cache

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from wagtail.models import Page, PageViewRestriction

WAYS_TO_A_PAGE = ("", "aliases__", "aliases__aliases__")
"""From the restricted page to the one that it holds for: itself, an alias of it, an alias of an alias."""


@cache
def is_restricted() -> Exists:
    """Return the condition, for any queryset of pages, that a restriction holds for the page.

    It is the same each time, and made once: a page asks it of half a dozen querysets.
    """
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    holds = Q()
    for way in WAYS_TO_A_PAGE:
        holds |= Q(asked__startswith=F(f"page__{way}path"))
    restrictions = PageViewRestriction.objects.exclude(restriction_type=PageViewRestriction.NONE)
    return Exists(restrictions.alias(asked=path).filter(holds))


def restrictions_of(page: Page) -> QuerySet[PageViewRestriction]:
    """Return the restrictions that hold for ``page``."""
    lengths = range(page.steplen, len(page.path) + 1, page.steplen)
    paths = [page.path[:length] for length in lengths]
    holds = Q()
    for way in WAYS_TO_A_PAGE:
        holds |= Q(**{f"{way}path__in": paths})
    return PageViewRestriction.objects.filter(page__in=Page.objects.filter(holds).values("pk"))


def pages_to_restrict(page_id: int) -> list[int]:
    """Return the page and its aliases: what a restriction of the page holds for, with all below each."""
    reached = Q()
    for way in ("", "alias_of__", "alias_of__alias_of__"):
        reached |= Q(**{f"{way}pk": page_id})
    return list(Page.objects.filter(reached).values_list("pk", flat=True))
