"""What only the calendar changes, such as the day on which a decree comes into force, is built anew on that day."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from news.models import NewsPage
from search.documents import Kind, SearchDocument
from search.indexing import rendering, schedule
from search.models import SearchEntry, SearchSource
from search.registry import registry
from tests.factories import NewsPageFactory
from tests.search.conftest import Editing

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 26)
TOMORROW = TODAY + timedelta(days=1)


class Calendar:
    """The day that the portal takes for today."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.today = TODAY
        for module in (rendering, schedule):
            monkeypatch.setattr(module.timezone, "localdate", lambda *_: self.today)


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    return Calendar(monkeypatch)


@pytest.fixture
def pending_page(monkeypatch: pytest.MonkeyPatch, calendar: Calendar, editing: Editing) -> NewsPage:
    """A page that says it is pending until tomorrow, and in force from then on."""

    def builder(page: Any) -> SearchDocument:
        is_pending = timezone.localdate() < TOMORROW
        return SearchDocument(
            key=f"page:{page.pk}",
            kind=Kind.NEWS,
            title="chưa có hiệu lực" if is_pending else "còn hiệu lực",
            url=page.url,
            language="vi",
            stale_on=TOMORROW if is_pending else None,
        )

    monkeypatch.setitem(registry.builders, NewsPage, builder)
    with editing():
        return NewsPageFactory()


def title_of(page: NewsPage) -> str:
    return SearchEntry.objects.get(key=f"page:{page.pk}").title


def test_nothing_is_built_anew_before_its_day(pending_page: NewsPage, editing: Editing) -> None:
    with editing():
        assert schedule.mark_stale() == 0
    assert title_of(pending_page) == "chưa có hiệu lực"


def test_on_its_day_it_says_what_holds_now_though_nobody_saved_it(
    pending_page: NewsPage, calendar: Calendar, editing: Editing
) -> None:
    calendar.today = TOMORROW
    with editing():
        assert schedule.mark_stale() == 1
    assert title_of(pending_page) == "còn hiệu lực"
    with editing():
        assert schedule.mark_stale() == 0, "once is enough"


def test_what_waits_to_be_built_anyway_is_not_marked_again(pending_page: NewsPage, calendar: Calendar) -> None:
    calendar.today = TOMORROW
    assert schedule.mark_stale() == 1
    assert schedule.mark_stale() == 0


def test_a_day_that_has_passed_is_a_fault_of_who_says_it(
    pending_page: NewsPage, monkeypatch: pytest.MonkeyPatch, editing: Editing
) -> None:
    usual = registry.builders[NewsPage]

    def late(page: Any) -> Any:
        document = usual(page)
        return SearchDocument(
            key=document.key, kind=document.kind, title="x", url=document.url, language="vi", stale_on=TODAY
        )

    monkeypatch.setitem(registry.builders, NewsPage, late)
    with editing():
        pending_page.save()
    assert "stale" in SearchSource.objects.get(page_id=pending_page.pk).last_error
