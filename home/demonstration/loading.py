"""Loads the demonstration content: makes what is missing, leaves what is there, all of it or nothing."""

from collections.abc import Callable

from django.db import transaction
from django.db.models.fields.files import FieldFile
from wagtail.models import Page

from directory.models import Agency, Field
from home.demonstration import content
from home.demonstration.fittings import fit
from home.demonstration.media import store_media
from home.demonstration.pages import PAGE_TYPES, make_page, pages_by_key, relate_pages
from home.foundation import lay_foundation
from home.models import HomePage
from news.models import NewsIndexPage

Say = Callable[[str], None]


class RealContentError(Exception):
    """There are pages that somebody wrote for the public; demonstration content must not come among them unasked."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


def load_demonstration(say: Say, *, among_real_pages: bool = False) -> int:
    """Make what is missing of the demonstration content and return the number of pages made.

    Raises ``RealContentError`` where something is missing, real pages exist and ``among_real_pages`` was not asked for.
    """
    written: list[FieldFile] = []
    try:
        with transaction.atomic():
            return _load(say, written, among_real_pages=among_real_pages)
    except BaseException:
        for file in written:
            file.storage.delete(str(file.name))
        raise


def _load(say: Say, written: list[FieldFile], *, among_real_pages: bool) -> int:
    lay_foundation()
    found = pages_by_key()
    missing = [text for text in content.page_texts() if text.key not in found]
    real = _count_real_pages()
    if missing and real and not among_real_pages:
        raise RealContentError(real)
    _name_agencies_and_fields(say)
    places = store_media(content.media(), say, written=written)
    for number, text in enumerate(missing, start=1):
        found[text.key] = make_page(text, places, found)
        say(f"Page {number} of {len(missing)}: {text.title}")
    relate_pages(missing, found)
    fit(found)
    return len(missing)


def _count_real_pages() -> int:
    pages = Page.objects.filter(depth__gt=1).not_exact_type(HomePage, NewsIndexPage)
    for model in PAGE_TYPES:
        pages = pages.exclude(pk__in=model.objects.filter(is_demonstration=True).values("page_ptr_id"))
    count: int = pages.count()
    return count


def _name_agencies_and_fields(say: Say) -> None:
    agencies, fields = content.agencies(), content.fields()
    for thing in agencies:
        names = {"name": thing.name, "name_en": thing.name_en, "kind": thing.kind}
        Agency.objects.get_or_create(slug=thing.slug, defaults=names)
    for thing in fields:
        Field.objects.get_or_create(slug=thing.slug, defaults={"name": thing.name, "name_en": thing.name_en})
    say(f"Agencies: {len(agencies)}; fields of activity: {len(fields)}.")
