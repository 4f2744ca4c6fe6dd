"""Rows and a real Elasticsearch: nothing is lost when it dies or is rebuilt, and drift is seen and mended."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from elasticsearch import Elasticsearch

from search.engines.elasticsearch.indexing import Index, alias
from search.indexing.rebuilding import rebuild_index
from search.indexing.worker import Worker
from search.models import SearchEntry, SearchSource
from search.queries import EngineUnavailableError
from tests.factories import NewsPageFactory, publish
from tests.servers.elasticsearch import ElasticsearchNode

pytestmark = [pytest.mark.django_db, pytest.mark.live]

Editing = Callable[[], Any]


@pytest.fixture
def editing(django_capture_on_commit_callbacks: Any) -> Editing:
    """One request of an editor: what waits for its commit is done when the block ends."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def server(elasticsearch_prefix: str, elasticsearch_url: str) -> Elasticsearch:
    """The server itself, to spoil the index by hand."""
    return Elasticsearch(elasticsearch_url, request_timeout=30)


def check(**options: Any) -> tuple[bool, str]:
    """Return whether ``search_check`` is content, and what it says."""
    output = StringIO()
    try:
        call_command("search_check", stdout=output, **options)
    except SystemExit:
        return False, output.getvalue()
    return True, output.getvalue()


def indexed() -> dict[str, int]:
    """Return what the index has: versions by key."""
    Index().refresh()
    return dict(Index().listing())


def rows() -> dict[str, int]:
    """Return what the index should have."""
    return dict(SearchEntry.objects.public().values_list("key", "version"))


def test_what_was_published_while_the_server_was_dead_is_there_when_it_lives_again(
    elasticsearch_node: ElasticsearchNode, editing: Editing, settings: Any
) -> None:
    elasticsearch_node.start()
    settings.ELASTICSEARCH_URL = elasticsearch_node.url
    settings.ELASTICSEARCH_INDEX_PREFIX = "test-killed"
    with editing():
        first, second = NewsPageFactory(title="Hội nghị"), NewsPageFactory(title="Họp báo")
    Worker().run_once()
    assert check() == (True, "Nothing is wrong.\n")
    with editing():
        third = NewsPageFactory(title="Thông báo")
        first.title = "Hội nghị BCVT"
        publish(first)
        second.unpublish()
    elasticsearch_node.kill()
    with pytest.raises(EngineUnavailableError):
        Worker().run_once()
    with pytest.raises(CommandError, match="cannot be reached"):
        call_command("search_check", stdout=StringIO())
    with editing():
        fourth = NewsPageFactory(title="Chỉ đạo")  # while it is dead: the editor notices nothing
    elasticsearch_node.start()
    Worker().run_once()
    assert check() == (True, "Nothing is wrong.\n")
    assert indexed() == rows()
    assert set(indexed()) == {f"page:{page.pk}" for page in (first, third, fourth)}


def test_what_is_published_during_a_rebuild_is_in_the_new_index(server: Elasticsearch, editing: Editing) -> None:
    with editing():
        pages = [NewsPageFactory(title=f"Tin {number}") for number in range(3)]
    Worker().run_once()
    before = set(server.indices.get(index=alias()).body)

    happened: list[int] = []

    def somebody_publishes(done: int) -> None:
        happened.append(done)
        if len(happened) > 1:
            return
        with editing():
            NewsPageFactory(title="Tin giữa chừng")
            pages[0].title = "Tin sửa giữa chừng"
            publish(pages[0])
            pages[1].unpublish()
        Worker().run_once()  # into the old index, which still is the one in use

    rebuild_index(Index(), progress=somebody_publishes)
    after = set(server.indices.get(index=f"{alias()}*").body)
    assert len(after) == 1
    assert after.isdisjoint(before)
    assert indexed() == rows()
    assert len(rows()) == 3
    assert check()[0]


def test_rebuilding_by_command_reads_every_page_anew(server: Elasticsearch, editing: Editing) -> None:
    with editing():
        page = NewsPageFactory(title="Hội nghị")
    type(page).objects.filter(pk=page.pk).update(title="Họp báo")
    call_command("search_rebuild", documents=True, stdout=StringIO(), stderr=StringIO())
    assert server.get(index=alias(), id=f"page:{page.pk}")["_source"]["title"] == "Họp báo"
    assert check(deep=True)[0]


def test_an_index_of_other_fields_is_replaced_by_the_worker(server: Elasticsearch, editing: Editing) -> None:
    server.indices.create(
        index=f"{alias()}-old", aliases={alias(): {}}, mappings={"_meta": {"version": "of last year"}}
    )
    with editing():
        NewsPageFactory()
    assert Worker().run_once().is_rebuilt
    assert not server.indices.exists(index=f"{alias()}-old")
    assert indexed() == rows()
    assert not Worker().run_once().is_rebuilt


def spoil_by_deleting(server: Elasticsearch, key: str) -> None:
    server.delete(index=alias(), id=key)


def spoil_by_a_newer_version(server: Elasticsearch, key: str) -> None:
    old = server.get(index=alias(), id=key)["_source"]
    server.index(index=alias(), id=key, document=old | {"title": "Lạ"}, version=1000, version_type="external")


def spoil_by_a_stranger(server: Elasticsearch, key: str) -> None:
    old = server.get(index=alias(), id=key)["_source"]
    server.index(index=alias(), id="page:999999", document=old | {"key": "page:999999"})


def spoil_by_a_leak(server: Elasticsearch, key: str) -> None:
    """The row forgot that it is not public any more, and the index never heard of it."""
    SearchEntry.objects.filter(key=key).update(is_public=False, title="", body="")


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (spoil_by_deleting, "missing"),
        (spoil_by_a_newer_version, "stale"),
        (spoil_by_a_stranger, "orphaned"),
        (spoil_by_a_leak, "leaked"),
    ],
)
def test_drift_of_the_index_is_told_and_mended(
    spoil: Callable[[Elasticsearch, str], None], fault: str, server: Elasticsearch, editing: Editing
) -> None:
    with editing():
        pages = [NewsPageFactory(title=f"Tin {number}") for number in range(3)]
    Worker().run_once()
    assert check()[0]
    spoil(server, f"page:{pages[1].pk}")
    is_content, said = check()
    assert not is_content
    assert f"Index: 1 {fault}" in said
    is_content, said = check(repair=True)
    assert is_content, said
    assert indexed() == rows()


def test_an_entry_that_the_server_refuses_keeps_no_other_waiting_and_is_tried_again(
    server: Elasticsearch, editing: Editing
) -> None:
    with editing():
        pages = [NewsPageFactory(title=f"Tin {number}") for number in range(3)]
    bad, key = pages[1], f"page:{pages[1].pk}"
    SearchEntry.objects.filter(key=key).update(facets={"co-quan": ["x" * 40_000]})
    done = Worker().run_once()
    assert done.is_rebuilt
    assert set(indexed()) == set(rows()) - {key}
    source = SearchSource.objects.get(page_id=bad.pk)
    assert source.last_error.startswith("Elasticsearch: ")
    assert source.retry_at is not None
    assert Worker().run_once().drained.refused == 0, "it waits for its time"
    is_content, said = check()
    assert not is_content
    assert key in said
    SearchEntry.objects.filter(key=key).update(facets={})
    SearchSource.objects.update(retry_at=None)
    Worker().run_once()
    assert indexed() == rows()


def test_hidden_pages_leave_nothing_behind_once_the_server_knows(server: Elasticsearch, editing: Editing) -> None:
    with editing():
        kept, gone = NewsPageFactory(title="Tin một"), NewsPageFactory(title="Tin mật")
    Worker().run_once()
    with editing():
        kept.unpublish()
        gone.delete()
    assert not SearchEntry.objects.exclude(title="", body="", summary="").exists()
    Worker().run_once()
    assert not SearchEntry.objects.exists()
    assert SearchSource.objects.filter(page_id=kept.pk).exists()
    assert not SearchSource.objects.filter(page_id=gone.pk).exists()
    assert indexed() == {}
    with editing():
        publish(type(kept).objects.get(pk=kept.pk))
    Worker().run_once()
    assert set(indexed()) == {f"page:{kept.pk}"}
