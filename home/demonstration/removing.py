"""Takes the demonstration content away again, without touching what people wrote."""

from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import ForeignObjectRel, Model
from wagtail.models import Page, PageLogEntry

from directory.models import Agency, Field
from home.demonstration import content
from home.demonstration.fittings import take_away
from home.demonstration.media import remove_media
from home.demonstration.pages import PAGE_TYPES

Say = Callable[[str], None]


class RealPagesBelowError(Exception):
    """Pages that somebody wrote stand below demonstration pages and would go with them."""

    def __init__(self, titles: Iterable[str]) -> None:
        self.titles = tuple(titles)
        super().__init__(*self.titles)


@transaction.atomic
def remove_demonstration(say: Say) -> int:
    """Remove every page marked as demonstration and what came with them; return the number of pages removed.

    Agencies, fields, pictures and files that real pages use stay. Raises ``RealPagesBelowError``.
    """
    pages = _pages()
    _refuse_to_take_real_pages(pages)
    keys = [page.pk for page in pages]
    for page in pages:
        say(f"Removing {page.title}")
        page.delete()
    PageLogEntry.objects.filter(page_id__in=keys).delete()
    take_away()
    remove_media(say)
    _remove_unused(Agency, content.agencies(), say)
    _remove_unused(Field, content.fields(), say)
    return len(keys)


def _pages() -> list[Page]:
    keys = [
        pk for model in PAGE_TYPES for pk in model.objects.filter(is_demonstration=True).values_list("pk", flat=True)
    ]
    return list(Page.objects.filter(pk__in=keys).order_by("-depth"))


def _refuse_to_take_real_pages(pages: list[Page]) -> None:
    keys = [page.pk for page in pages]
    below = [
        title for page in pages for title in page.get_descendants().exclude(pk__in=keys).values_list("title", flat=True)
    ]
    if below:
        raise RealPagesBelowError(sorted(set(below)))


def _remove_unused(model: type[Agency | Field], named: Iterable[content.NamedThing], say: Say) -> None:
    for thing in model.objects.filter(slug__in=[one.slug for one in named]):
        if _is_used(thing):
            say(f"Kept, because other pages use it: {thing.name}")
        else:
            thing.delete()


def _is_used(thing: Model) -> bool:
    """Say whether any row of any app refers to ``thing``."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: thing}).exists()
        for relation in thing._meta.get_fields(include_hidden=True)
        if isinstance(relation, ForeignObjectRel)
    )
