"""Loads the demonstration content: makes what is missing, leaves what is there, all of it or nothing."""

from collections.abc import Callable
from functools import partial

from django.db import transaction
from django.db.models.fields.files import FieldFile
from wagtail.models import Page

from core.models import BasePage
from home.demonstration import content
from home.demonstration.content import PageText, Written
from home.demonstration.documents import oldest_first
from home.demonstration.fittings import fit
from home.demonstration.life_events import make_held_papers
from home.demonstration.media import store_media
from home.demonstration.pages import (
    PAGE_TYPES,
    SECTIONS,
    make_document,
    make_life_event,
    make_page,
    make_procedure,
    pages_by_key,
    relate_pages,
)
from home.demonstration.quality import make_quality
from home.demonstration.rows import make_agencies, make_communes, make_fields
from home.foundation import lay_foundation
from home.models import HomePage

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
    texts = [text for text in content.page_texts() if text.key not in found]
    documents, procedures, events = (
        [one for one in content.written(folder) if one.key not in found]
        for folder in ("documents", "procedures", "life_events")
    )
    missing = [*texts, *documents, *procedures, *events]
    real = _count_real_pages()
    if missing and real and not among_real_pages:
        raise RealContentError(real)
    say(f"Agencies: {make_agencies()}; communes: {make_communes()}; fields of activity: {make_fields()}.")
    places = store_media(content.media(), say, written=written)
    makers: list[tuple[PageText | Written, Callable[[], BasePage]]] = [
        *((text, partial(make_page, text, places, found)) for text in texts),
        *((document, partial(make_document, document, places, found)) for document in oldest_first(documents)),
        *((procedure, partial(make_procedure, procedure, found)) for procedure in procedures),
        *((event, partial(make_life_event, event, found)) for event in events),
    ]
    for number, (text, make) in enumerate(makers, start=1):
        found[text.key] = make()
        say(f"Page {number} of {len(missing)}: {text.title}")
    make_held_papers(content.held_papers())
    make_quality(content.quality())
    relate_pages(texts, found)
    fit(found)
    return len(missing)


def _count_real_pages() -> int:
    pages = Page.objects.filter(depth__gt=1).not_exact_type(HomePage, *SECTIONS.values())
    for model in PAGE_TYPES:
        pages = pages.exclude(pk__in=model.objects.filter(is_demonstration=True).values("page_ptr_id"))
    count: int = pages.count()
    return count
