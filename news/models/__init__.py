"""News pages, and the index that lists them."""

from .index import NewsIndexPage
from .news import CorrectionNotice, NewsKind, NewsPage, NewsRelatedPage

__all__ = [
    "CorrectionNotice",
    "NewsIndexPage",
    "NewsKind",
    "NewsPage",
    "NewsRelatedPage",
]
