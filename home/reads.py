"""What the home page of one language reads: its tasks, the newest announcements, news and documents."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page

from core.addresses import page_address
from core.models.pages import PortalPageQuerySet
from core.surroundings import Link
from legal.models import LegalDocumentPage, LegalIndexPage
from news.models import NewsIndexPage, NewsKind, NewsPage

if TYPE_CHECKING:
    from home.models.home import HomePage

ANNOUNCEMENTS_SHOWN = 4
NEWS_SHOWN = 5
DOCUMENTS_SHOWN = 5
NEWS_KINDS = tuple(kind for kind in NewsKind.values if kind != NewsKind.ANNOUNCEMENT)


@dataclass(frozen=True, kw_only=True)
class HomeView:
    """Everything on the home page that is not the page's own; addresses are empty where there is no such list."""

    announcements: tuple[NewsPage, ...]
    news: tuple[NewsPage, ...]
    documents: tuple[LegalDocumentPage, ...]
    """In Vietnamese on English pages too: documents are not translated."""
    tasks: tuple[Link, ...]
    news_url: str
    announcements_url: str
    documents_url: str


def home_view(home: "HomePage", request: HttpRequest | None) -> HomeView:
    """Read what ``home`` shows, in its language: nothing expired, nothing that the public may not see."""
    sections = _sections(home, request)
    news_url = sections.get(NewsIndexPage, "")
    return HomeView(
        announcements=_newest(home, kinds=(NewsKind.ANNOUNCEMENT,), count=ANNOUNCEMENTS_SHOWN),
        news=_newest(home, kinds=NEWS_KINDS, count=NEWS_SHOWN),
        documents=_newest_documents(),
        tasks=tuple(_tasks(home, request)),
        news_url=news_url,
        announcements_url=f"{news_url}?loai={NewsKind.ANNOUNCEMENT.address_word}" if news_url else "",
        documents_url=sections.get(LegalIndexPage, ""),
    )


def _sections(home: "HomePage", request: HttpRequest | None) -> dict[type[Page], str]:
    """Return the addresses of the public lists of news and documents, in one statement."""
    indexes = PortalPageQuerySet(Page).child_of(home).showing().public().type(NewsIndexPage, LegalIndexPage)
    return {page.specific_class: page_address(page, request) for page in indexes}


def _newest(home: "HomePage", *, kinds: Iterable[str], count: int) -> tuple[NewsPage, ...]:
    pages = NewsPage.objects.showing().public().in_language_of(home).of_kind(*kinds)
    return tuple(pages.select_related("agency", "listing_image").defer("body").newest_first()[:count])


def _newest_documents() -> tuple[LegalDocumentPage, ...]:
    pages = LegalDocumentPage.objects.showing().public().filter(locale__language_code=settings.LANGUAGE_CODE)
    return tuple(pages.select_related("locale").defer("body").newest_first()[:DOCUMENTS_SHOWN])


def _tasks(home: "HomePage", request: HttpRequest | None) -> Iterable[Link]:
    tasks = list(home.tasks.all())
    asked = [task.page_id for task in tasks if task.page_id]
    pages = PortalPageQuerySet(Page).showing().public().select_related("locale").in_bulk(asked) if asked else {}
    for task in tasks:
        page = pages.get(task.page_id)
        address = page_address(page, request) if page else task.address
        if address:
            yield Link(text=task.text, url=address)
