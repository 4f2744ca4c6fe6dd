"""What the home page of one language reads: its tasks, the newest announcements, the newest news."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from core.surroundings import Link
from news.models import NewsIndexPage, NewsKind, NewsPage

if TYPE_CHECKING:
    from home.models.home import HomePage

ANNOUNCEMENTS_SHOWN = 4
NEWS_SHOWN = 5
NEWS_KINDS = tuple(kind for kind in NewsKind.values if kind != NewsKind.ANNOUNCEMENT)


@dataclass(frozen=True, kw_only=True)
class HomeView:
    """Everything on the home page that is not the page's own; addresses are empty where there is no list of news."""

    announcements: tuple[NewsPage, ...]
    news: tuple[NewsPage, ...]
    tasks: tuple[Link, ...]
    news_url: str
    announcements_url: str


def home_view(home: "HomePage", request: HttpRequest | None) -> HomeView:
    """Read what ``home`` shows, in its language: nothing expired, nothing that the public may not see."""
    restricted = _restricted_branches()
    index = NewsIndexPage.objects.child_of(home).live().first()
    news_url = _address(index, restricted, request) if index else ""
    return HomeView(
        announcements=_newest(home, restricted, kinds=(NewsKind.ANNOUNCEMENT,), count=ANNOUNCEMENTS_SHOWN),
        news=_newest(home, restricted, kinds=NEWS_KINDS, count=NEWS_SHOWN),
        tasks=tuple(_tasks(home, restricted, request)),
        news_url=news_url,
        announcements_url=f"{news_url}?loai={NewsKind.ANNOUNCEMENT.address_word}" if news_url else "",
    )


def _restricted_branches() -> tuple[str, ...]:
    """Return the tree paths below which pages are private; read once, where Wagtail would ask for each page."""
    return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))


def _newest(home: "HomePage", restricted: Iterable[str], *, kinds: Iterable[str], count: int) -> tuple[NewsPage, ...]:
    pages = NewsPage.objects.showing().in_language_of(home).of_kind(*kinds)
    for path in restricted:
        pages = pages.exclude(path__startswith=path)
    return tuple(pages.select_related("agency", "listing_image").defer("body").newest_first()[:count])


def _tasks(home: "HomePage", restricted: tuple[str, ...], request: HttpRequest | None) -> Iterable[Link]:
    for task in home.tasks.select_related("page__locale"):
        address = _address(task.page, restricted, request) if task.page else task.address
        if address:
            yield Link(text=task.text, url=address)


def _address(page: Page, restricted: tuple[str, ...], request: HttpRequest | None) -> str:
    """Return the page's address, or an empty text where the public may not see it now."""
    has_expired = page.expire_at is not None and page.expire_at <= timezone.now()
    if not page.live or has_expired or page.path.startswith(restricted):
        return ""
    return page.get_url(request) or ""
