"""News pages, and the index that lists them."""

from news.kinds import NewsKind

from .index import NewsIndexPage
from .news import CorrectionNotice, NewsPage, NewsRelatedPage

__all__ = [
    "CorrectionNotice",
    "NewsIndexPage",
    "NewsKind",
    "NewsPage",
    "NewsRelatedPage",
]
