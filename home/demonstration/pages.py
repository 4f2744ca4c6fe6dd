"""The demonstration pages: how they are known, and how one is made, published as an editor would."""

from collections.abc import Iterable, Mapping
from typing import Any

from wagtail.models import Page

from core.models import BasePage
from directory.models import Agency, Field
from home.demonstration.bodies import Places, body_json
from home.demonstration.content import PageText, Written
from home.demonstration.documents import document_page
from home.demonstration.life_events import life_event_page
from home.demonstration.procedures import procedure_page
from home.models import ContentPage, HomePage
from legal.models import LegalDocumentPage, LegalIndexPage
from news.models import CorrectionNotice, NewsIndexPage, NewsPage, NewsRelatedPage
from preparing.models import LifeEventIndexPage, LifeEventPage
from services.models import ProcedureIndexPage, ProcedurePage

#: Begins ``BasePage.imported_from`` of every page made here; the page's key follows.
ORIGIN = "demonstration:"
PAGE_TYPES: tuple[type[BasePage], ...] = (ContentPage, NewsPage, LegalDocumentPage, ProcedurePage, LifeEventPage)
SECTIONS: Mapping[type[BasePage], type[BasePage]] = {
    NewsPage: NewsIndexPage,
    LegalDocumentPage: LegalIndexPage,
    ProcedurePage: ProcedureIndexPage,
    LifeEventPage: LifeEventIndexPage,
}
"""Where pages of a type stand; the others stand on the home page."""


def pages_by_key() -> dict[str, BasePage]:
    """Return the demonstration pages that exist, by their keys in ``content/``."""
    pages: dict[str, BasePage] = {}
    for model in PAGE_TYPES:
        for page in model.objects.filter(imported_from__startswith=ORIGIN, is_demonstration=True):
            pages[page.imported_from.removeprefix(ORIGIN)] = page
    return pages


def home_in(language: str) -> HomePage:
    """Return the home page of ``language``, which the foundation has made."""
    home: HomePage = HomePage.objects.get(locale__language_code=language, depth=2)
    return home


def make_page(text: PageText, places: Places, found: Mapping[str, BasePage]) -> BasePage:
    """Make and publish a plain page or an item of news; ``found`` holds the page that it translates."""
    page = _news_page(text, places) if text.is_news else ContentPage(**_shared_values(text, places))
    if text.translation_of:
        page.translation_key = found[text.translation_of].translation_key
    return _publish(page, language=text.language)


def make_document(written: Written, places: Places, found: Mapping[str, BasePage]) -> BasePage:
    """Make and publish a document; ``found`` holds the older ones that it acts on."""
    return _publish(document_page(written, places, _origin(written.key), found), language="vi")


def make_procedure(written: Written, found: Mapping[str, BasePage]) -> BasePage:
    """Make and publish a procedure; ``found`` holds the documents that it stands on."""
    return _publish(procedure_page(written, _origin(written.key), found), language="vi")


def make_life_event(written: Written, found: Mapping[str, BasePage]) -> BasePage:
    """Make and publish an event of life; ``found`` holds the procedures of its steps."""
    return _publish(life_event_page(written, _origin(written.key), found), language="vi")


def _publish(page: BasePage, *, language: str) -> BasePage:
    """Publish ``page`` where its type belongs, under another address where somebody's page has that one."""
    home = home_in(language)
    section = SECTIONS.get(type(page))
    parent: Page = section.objects.child_of(home).get() if section else home
    page.locale = parent.locale
    if parent.get_children().filter(slug=page.slug).exists():
        page.slug = f"{page.slug}-minh-hoa"
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _origin(key: str) -> dict[str, Any]:
    return {"is_demonstration": True, "imported_from": f"{ORIGIN}{key}", "live": False}


def relate_pages(texts: Iterable[PageText], found: Mapping[str, BasePage]) -> None:
    """Set beside each new item the items that it names; all of them exist by now."""
    for text in texts:
        targets = [found[key] for key in text.related if key in found]
        if not targets:
            continue
        page = NewsPage.objects.get(pk=found[text.key].pk)
        page.related_pages = [NewsRelatedPage(target=target, sort_order=place) for place, target in enumerate(targets)]
        page.save_revision().publish()


def _shared_values(text: PageText, places: Places) -> dict[str, Any]:
    described = text.picture_alt or places.descriptions[text.picture] if text.picture else ""
    return {
        "title": text.title,
        "slug": text.slug,
        "summary": text.summary,
        "body": body_json(text.body, places),
        "listing_image_id": places.pictures[text.picture] if text.picture else None,
        "listing_image_alt": described,
        "published_at": text.published_at,
        "expire_at": text.expire_at,
        **_origin(text.key),
    }


def _news_page(text: PageText, places: Places) -> NewsPage:
    page = NewsPage(
        **_shared_values(text, places),
        kind=text.kind,
        agency=Agency.objects.get(slug=text.agency),
        source_name=text.source_name,
    )
    page.fields = list(Field.objects.filter(slug__in=text.fields))
    page.corrections = [CorrectionNotice(corrected_on=said.corrected_on, text=said.text) for said in text.corrections]
    return page
