"""The list of all news in one language."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from core.models import BasePage


class NewsIndexPage(BasePage):
    """Lists news with filters, and offers them as feeds."""

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["news.NewsPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")
