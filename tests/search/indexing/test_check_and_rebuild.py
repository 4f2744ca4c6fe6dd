"""``search_check`` and ``search_rebuild`` where the database alone answers."""

from collections.abc import Iterable
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from news.models import NewsPage
from search.documents import Facet, SearchDocument
from search.engines import database_engine
from search.engines.database.store import forget_tokens
from search.indexing import heartbeat
from search.models import SearchEntry, SearchEntryFacet, SearchSource
from search.queries import SearchQuery
from search.registry import registry
from tests.factories import FieldFactory, NewsPageFactory
from tests.search.conftest import Editing

pytestmark = pytest.mark.django_db

WORDS = "hội nghị BCVT"
TITLE = "Hội nghị BCVT"


def check(**options: Any) -> tuple[bool, str]:
    """Return whether ``search_check`` is content, and what it says."""
    output = StringIO()
    try:
        call_command("search_check", stdout=output, **options)
    except SystemExit:
        return False, output.getvalue()
    return True, output.getvalue()


@pytest.fixture
def page(editing: Editing) -> NewsPage:
    """A published page whose request has ended."""
    with editing():
        return NewsPageFactory(title=TITLE, fields=[FieldFactory()])


def test_nothing_is_wrong_after_an_editors_request(page: NewsPage) -> None:
    assert check() == (True, "Nothing is wrong.\n")
    assert check(deep=True) == (True, "Nothing is wrong.\n")


def test_a_lost_row_is_told_and_mended(page: NewsPage) -> None:
    SearchEntry.objects.all().delete()
    is_content, said = check()
    assert not is_content
    assert f"Pages: 1 missing, such as page:{page.pk}" in said
    assert check(repair=True)[0]
    assert SearchEntry.objects.public().get().key == f"page:{page.pk}"


def test_a_leak_is_told_and_mended(page: NewsPage) -> None:
    NewsPage.objects.update(live=False)
    is_content, said = check()
    assert not is_content
    assert f"Pages: 1 leaked, such as page:{page.pk}" in said
    assert check(repair=True)[0]
    assert not SearchEntry.objects.public().exists()


def test_other_words_are_told_by_a_deep_comparison_only(page: NewsPage) -> None:
    NewsPage.objects.update(title="Họp báo")
    assert check()[0]
    is_content, said = check(deep=True)
    assert not is_content
    assert f"Pages: 1 changed, such as page:{page.pk}" in said
    assert check(deep=True, repair=True)[0]
    assert SearchEntry.objects.get().title == "Họp báo"


def test_a_page_of_which_there_is_nothing_to_find_is_no_fault(
    editing: Editing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(page: NewsPage) -> Iterable[SearchDocument]:
        return ()

    monkeypatch.setitem(registry.builders, NewsPage, nothing)
    with editing():
        NewsPageFactory(title=TITLE)
    assert not SearchEntry.objects.exists()
    assert check()[0]
    assert check(deep=True)[0]


def test_what_waits_is_wrong_only_when_no_worker_is_alive() -> None:
    NewsPageFactory(title=TITLE)  # killed before it was built
    is_content, said = check()
    assert not is_content
    assert "No search worker is alive" in said
    heartbeat.beat(elasticsearch="none")
    is_content, said = check()
    assert is_content
    assert "Waiting for the worker" in said


def test_a_page_that_cannot_be_built_is_told_with_its_reason(
    page: NewsPage, editing: Editing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(page: NewsPage) -> SearchDocument:
        raise ValueError("no such thing")

    heartbeat.beat(elasticsearch="none")
    monkeypatch.setitem(registry.builders, NewsPage, failing)
    with editing():
        page.save_revision().publish()
    is_content, said = check()
    assert not is_content
    assert f"Failed 1 times: page:{page.pk}: ValueError: no such thing" in said


def test_a_rebuild_makes_lost_words_and_filters_findable_again(page: NewsPage) -> None:
    forget_tokens(SearchEntry.objects.values_list("pk", flat=True))
    SearchEntryFacet.objects.all().delete()
    slug = page.fields.get().slug
    assert database_engine().search(SearchQuery(words=WORDS)).keys == ()
    call_command("search_rebuild", stdout=StringIO(), stderr=StringIO())
    assert database_engine().search(SearchQuery(words=WORDS, choices={Facet.FIELD: (slug,)})).keys == (
        f"page:{page.pk}",
    )


def test_a_rebuild_of_the_documents_forgets_what_is_gone_and_reads_what_is_there(page: NewsPage) -> None:
    NewsPage.objects.update(title="Họp báo")
    SearchSource.objects.all().delete()
    call_command("search_rebuild", documents=True, stdout=StringIO(), stderr=StringIO())
    assert SearchEntry.objects.public().get().title == "Họp báo"
