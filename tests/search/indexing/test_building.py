"""Building what was marked: from fresh rows, few queries, and no page's fault is another's or an editor's."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from news.models import NewsPage
from search.documents import SearchDocument
from search.indexing.building import build_due, build_sources
from search.indexing.marking import mark_all_pages, mark_pages
from search.models import SearchEntry, SearchEntryFacet, SearchSource
from search.registry import registry
from tests.factories import AgencyFactory, FieldFactory, NewsPageFactory, publish
from tests.search.conftest import Editing, Public

pytestmark = pytest.mark.django_db

WORDS = "hội nghị BCVT"
TITLE = "Hội nghị BCVT"
Builder = Callable[[NewsPage], SearchDocument | Iterable[SearchDocument]]


class News:
    """How news are searched, for one test."""

    usual: Builder = staticmethod(registry.builders[NewsPage])

    def document(self, page: NewsPage) -> SearchDocument:
        """Return what the portal says of a page."""
        made = self.usual(page)
        assert isinstance(made, SearchDocument)
        return made

    def become(self, builder: Builder) -> None:
        """Let ``builder`` say it instead."""
        registry.builders[NewsPage] = builder


@pytest.fixture
def news() -> Iterator[News]:
    yield News()
    registry.builders[NewsPage] = News.usual


def source_of(page: NewsPage) -> SearchSource:
    return SearchSource.objects.get(page_id=page.pk)


def entry_of(page: NewsPage) -> SearchEntry:
    return SearchEntry.objects.get(key=f"page:{page.pk}")


def failing(page: NewsPage) -> SearchDocument:
    raise KeyError("a fault in the builder")


def test_a_page_that_cannot_be_built_does_not_fail_its_editor_and_is_found_as_before(
    public: Public, editing: Editing, news: News
) -> None:
    with editing():
        page = NewsPageFactory(title=TITLE)
    news.become(failing)
    with editing():
        page.title = "Họp báo"
        publish(page)
    source = source_of(page)
    assert (source.attempts, source.last_error) == (1, "KeyError: 'a fault in the builder'")
    assert source.retry_at is not None
    assert source.retry_at > timezone.now()
    assert public.find(WORDS) == {page.pk}


def test_a_page_that_cannot_be_built_is_hidden_all_the_same(public: Public, editing: Editing, news: News) -> None:
    with editing():
        page = NewsPageFactory(title=TITLE)
    news.become(failing)
    with editing():
        page.unpublish()
    assert public.find(WORDS) == set()


def test_a_failed_page_is_built_when_its_time_has_come_and_its_fault_is_forgotten(
    public: Public, editing: Editing, news: News
) -> None:
    news.become(failing)
    with editing():
        page = NewsPageFactory(title=TITLE)
    news.become(News.usual)
    assert build_due().done == 0
    SearchSource.objects.update(retry_at=timezone.now())
    assert build_due().done == 1
    assert (source_of(page).attempts, source_of(page).last_error, source_of(page).retry_at) == (0, "", None)
    assert public.find(WORDS) == {page.pk}


def test_a_failed_page_waits_longer_after_each_failure_and_not_at_all_when_it_is_published(
    editing: Editing, news: News
) -> None:
    news.become(failing)
    with editing():
        page = NewsPageFactory(title=TITLE)
    waits = []
    for _ in range(5):
        waits.append(source_of(page).retry_at - timezone.now())
        SearchSource.objects.update(retry_at=timezone.now())
        assert build_due().failed == 1
    assert waits == sorted(waits)
    news.become(News.usual)
    with editing():
        publish(page)
    assert entry_of(page).title == TITLE


def test_one_bad_page_among_many_is_the_only_one_that_is_not_found(
    public: Public, editing: Editing, news: News
) -> None:
    def failing_once(page: NewsPage) -> SearchDocument:
        return failing(page) if page.title.endswith("3") else news.document(page)

    news.become(failing_once)
    with editing():
        pages = [NewsPageFactory(title=f"{TITLE} lần {number}") for number in range(1, 6)]
    assert public.find(WORDS) == {page.pk for page in pages if not page.title.endswith("3")}


@pytest.mark.parametrize(
    "fault",
    [
        {"key": "page:999999"},
        {"title": "x" * 300},
        {"url": "/" + "x" * 3000},
        {"kind": None},
        {"dated_on": "yesterday"},
        {"weight": "heavy"},
    ],
)
def test_a_document_that_cannot_be_kept_is_refused_with_its_reason_and_the_others_are_written(
    fault: dict[str, Any], editing: Editing, news: News
) -> None:
    def faulty_once(page: NewsPage) -> SearchDocument:
        document = news.document(page)
        return replace(document, **fault) if page.title == "Bad" else document

    news.become(faulty_once)
    with editing(), transaction.atomic():
        bad = NewsPageFactory(title="Bad")
        good = NewsPageFactory(title=TITLE)
    assert source_of(bad).last_error
    assert not SearchEntry.objects.filter(source__page_id=bad.pk).exists()
    assert entry_of(good).is_public


def test_characters_that_no_database_keeps_are_left_out(editing: Editing, news: News) -> None:
    news.become(lambda page: replace(news.document(page), attachments="Tệp\x00 đính\ud800 kèm"))
    with editing():
        page = NewsPageFactory()
    assert entry_of(page).attachments == "Tệp đính kèm"


def test_a_page_changed_while_it_was_read_is_read_again(editing: Editing, news: News) -> None:
    readings: list[str] = []

    def interrupted(page: NewsPage) -> SearchDocument:
        document = news.document(page)
        if not readings:  # an editor publishes at this very moment
            NewsPage.objects.filter(pk=page.pk).update(title="Họp báo")
            SearchSource.objects.filter(page_id=page.pk).update(version=F("version") + 1)
        readings.append(document.title)
        return document

    with editing():
        page = NewsPageFactory(title=TITLE)
    news.become(interrupted)
    mark_pages([page.pk])
    build_sources([f"page:{page.pk}"])
    assert readings == [TITLE, "Họp báo"]
    assert entry_of(page).title == "Họp báo"
    assert source_of(page).built_version == source_of(page).version


def test_a_page_can_give_several_entries_and_takes_back_those_that_it_no_longer_has(
    public: Public, editing: Editing, news: News
) -> None:
    def with_articles(*numbers: int) -> Builder:
        def build(page: NewsPage) -> Iterable[SearchDocument]:
            whole = news.document(page)
            yield whole
            for number in numbers:
                yield replace(
                    whole, key=f"{whole.key}#dieu-{number}", title=f"Điều {number} khai sinh", parent_key=whole.key
                )

        return build

    news.become(with_articles(1, 2))
    with editing():
        page = NewsPageFactory(title=TITLE)
    key = f"page:{page.pk}"
    assert set(SearchEntry.objects.public().values_list("key", flat=True)) == {key, f"{key}#dieu-1", f"{key}#dieu-2"}
    news.become(with_articles(2))
    with editing():
        publish(page)
    assert set(SearchEntry.objects.public().values_list("key", flat=True)) == {key, f"{key}#dieu-2"}
    with editing():
        page.delete()
    assert public.find("khai sinh") == set()


def test_what_did_not_change_is_not_written_again(editing: Editing) -> None:
    with editing():
        page = NewsPageFactory(title=TITLE)
    version = entry_of(page).version
    with editing():
        publish(page)
    assert source_of(page).built_version == source_of(page).version > version
    assert entry_of(page).version == version


def test_filters_follow_the_page(editing: Editing) -> None:
    first, second = FieldFactory(), FieldFactory()
    with editing():
        page = NewsPageFactory(fields=[first, second], agency=AgencyFactory(slug="so-y-te"))
    rows = SearchEntryFacet.objects.filter(entry__key=f"page:{page.pk}").values_list("facet", "value")
    assert set(rows) == {("linh-vuc", first.slug), ("linh-vuc", second.slug), ("co-quan", "so-y-te")}
    with editing():
        page.fields = [second]
        publish(page)
    assert set(rows.all()) == {("linh-vuc", second.slug), ("co-quan", "so-y-te")}


def test_the_editors_own_language_and_time_zone_change_nothing(editing: Editing) -> None:
    late = datetime(2007, 1, 29, 18, 0, tzinfo=UTC)  # the 30th in Vietnam
    with translation.override("en"), timezone.override(UTC), editing():
        page = NewsPageFactory(title=TITLE, published_at=late)
    entry = entry_of(page)
    assert entry.url == "/tin-tuc/hoi-nghi-bcvt/"
    assert entry.dated_on is not None
    assert entry.dated_on.isoformat() == "2007-01-30"


def test_many_pages_need_as_many_queries_as_few() -> None:
    agency, field = AgencyFactory(), FieldFactory()
    pages = [NewsPageFactory(agency=agency, fields=[field]) for _ in range(14)]
    keys = [f"page:{page.pk}" for page in pages]
    with CaptureQueriesContext(connection) as few:
        assert build_sources(keys[:2]).done == 2
    with CaptureQueriesContext(connection) as many:
        assert build_sources(keys[2:]).done == 12
    assert len(many) == len(few)


def test_everything_of_one_transaction_is_built_together(editing: Editing, news: News) -> None:
    read: list[int] = []

    def counting(page: NewsPage) -> SearchDocument:
        read.append(page.pk)
        return news.document(page)

    with editing():
        pages = [NewsPageFactory(title=f"{TITLE} lần {number}") for number in range(3)]
    news.become(counting)
    with editing(), transaction.atomic():
        for _ in range(3):
            mark_pages([page.pk for page in pages])
        mark_all_pages()
    assert sorted(read) == sorted(page.pk for page in pages)
