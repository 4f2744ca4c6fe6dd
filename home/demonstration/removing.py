"""Takes the demonstration content away again, without touching what people wrote."""

from collections.abc import Callable, Iterable

from django.db import transaction
from wagtail.models import Page, PageLogEntry

from home.demonstration.fittings import take_away
from home.demonstration.life_events import remove_held_papers
from home.demonstration.media import remove_media
from home.demonstration.pages import PAGE_TYPES
from home.demonstration.quality import remove_quality
from home.demonstration.unused import remove_rows

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
    remove_held_papers()
    remove_quality()
    remove_media(say)
    remove_rows(say)
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
