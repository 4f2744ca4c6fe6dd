"""The list of all news in one language."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.url_routing import RouteResult

from core.addresses import page_address
from core.models import BasePage
from core.surroundings import surroundings_in
from news.feeds import ITEMS, Feed, FeedKind, feed_response
from news.filters import read
from news.listing import existing, news_list, title_of
from news.querysets import NewsPageQuerySet

from .news import NewsPage


class NewsIndexPage(BasePage):
    """Lists news with filters, and offers them as feeds."""

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["news.NewsPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    @property
    def news(self) -> NewsPageQuerySet:
        """Return the items below that the public may see at this moment."""
        return NewsPage.objects.child_of(self).showing().public()

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the list, its feeds below it, or an item."""
        if len(path_components) != 1:
            return super().route(request, path_components)
        if path_components[0] in list(FeedKind):
            result = super().route(request, [])
            result.kwargs["feed"] = FeedKind(path_components[0])
            return result
        items = NewsPage.objects.child_of(self).for_reading()
        item = get_object_or_404(items, slug=path_components[0])
        item._cached_parent_obj = self  # where treebeard looks for the parent first
        return item.route(request, [])

    def serve(self, request: HttpRequest, *args: Any, feed: FeedKind | None = None, **kwargs: Any) -> HttpResponse:
        """Show the list, or answer with it as a feed."""
        return super().serve(request, *args, **kwargs) if feed is None else self.serve_feed(request, feed)

    def serve_feed(self, request: HttpRequest, kind: FeedKind) -> HttpResponse:
        """Answer with the newest items of the filter in the address."""
        chosen, names, _messages = existing(read(dict(request.GET.lists())).filter)
        language = self.locale.language_code
        surroundings = surroundings_in(language)
        words = title_of(chosen, names)
        path = page_address(self, request)
        feed = Feed(
            kind=kind,
            title=f"{self.title}: {words}" if words else f"{self.title} – {surroundings.province_name}",
            description=self.summary or f"{surroundings.portal_name} {surroundings.province_name}",
            author=surroundings.owner or surroundings.portal_name,
            language=language,
            page_path=f"{path}{chosen.query}",
            own_path=f"{path}{kind}/{chosen.query}",
        )
        items = (
            self.news.matching(chosen).newest_first().for_lists().select_related("agency").prefetch_related("fields")
        )
        return feed_response(request, feed, items[:ITEMS])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add ``found``, the list that was asked for, and ``path``, the address of all of it."""
        path = page_address(self, request)
        found = news_list(self.news, read(dict(request.GET.lists())), path=path)
        return super().get_context(request, *args, **kwargs) | {"found": found, "path": path}
