"""Factories of valid things: tests state only what matters to them."""

from .directory import AgencyFactory, FieldFactory
from .pages import ContentPageFactory, NewsPageFactory, news_index, publish

__all__ = ["AgencyFactory", "ContentPageFactory", "FieldFactory", "NewsPageFactory", "news_index", "publish"]
