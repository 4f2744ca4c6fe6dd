"""Rows written many at a time are what Django would have written one by one."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, IntegrityError
from django.db.transaction import atomic
from wagtail.models import Page, PageLogEntry, Revision

from core.importing.rows import insert_rows, insert_values
from news.models import NewsPage
from search.models import SearchEntry, SearchEntryFacet, SearchSource
from tests.factories import NewsPageFactory

pytestmark = pytest.mark.django_db

HARD = "Tab\t, dòng\nmới\r\n, gạch \\N \\. và “dấu”, 'nháy' %s"


@pytest.fixture(autouse=True)
def _nothing_is_found_yet() -> None:
    """Tests that commit leave sources of the foundation's pages behind."""
    SearchSource.objects.all().delete()


def entry(key: str, source: SearchSource, **more: object) -> SearchEntry:
    return SearchEntry(
        key=key, source=source, version=1, kind="news", language="vi", url=f"/{key}/", title="Một tin", **more
    )


def as_read(row: SearchEntry) -> dict[str, object]:
    read = SearchEntry.objects.get(pk=row.pk)
    apart = {"id", "key", "url"}
    return {
        field.name: getattr(read, field.attname)
        for field in SearchEntry._meta.concrete_fields
        if field.name not in apart
    }


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"body": HARD, "summary": "\\", "official_title": "\\N"},
        {"identifiers": ["12/2007/QĐ-UBND", HARD], "facets": {"co-quan": ["sở-y-tế", '"']}},
        {"dated_on": date(1976, 7, 2), "live_from": datetime(2026, 3, 1, 7, 30, 0, 123456, tzinfo=UTC)},
        {"weight": 0.35, "is_public": False, "is_demonstration": True, "expires_at": None},
    ],
    ids=["plain", "signs that mean something to a copy", "values of JSON", "days and moments", "figures"],
)
def test_a_row_reads_as_if_it_had_been_saved_alone(more):
    source = SearchSource.objects.create(key="page:1", page_id=1)
    saved = entry("page:1", source, **more)
    saved.save()
    (written,) = insert_rows(SearchEntry, [entry("page:1#a", source, **more)])
    assert as_read(written) == as_read(saved)


def test_rows_get_keys_in_their_order_and_can_be_used_afterwards():
    source = SearchSource.objects.create(key="page:1", page_id=1)
    rows = insert_rows(SearchEntry, (entry(f"page:1#{place}", source) for place in range(5)))
    assert [row.pk for row in rows] == sorted({row.pk for row in rows})
    rows[3].title = "Tin khác"
    rows[3].save()
    assert SearchEntry.objects.count() == 5
    assert SearchEntry.objects.get(key="page:1#3").title == "Tin khác"


def test_what_is_saved_alone_afterwards_takes_no_key_that_was_given():
    (first,) = insert_rows(SearchSource, [SearchSource(key="page:1", page_id=1)])
    alone = SearchSource.objects.create(key="page:2", page_id=2)
    (last,) = insert_rows(SearchSource, [SearchSource(key="page:3", page_id=3)])
    assert first.pk < alone.pk < last.pk


def test_the_key_of_a_row_that_is_gone_is_not_given_again():
    (gone,) = insert_rows(SearchSource, [SearchSource(key="page:1", page_id=1)])
    key = gone.pk
    gone.delete()
    (later,) = insert_rows(SearchSource, [SearchSource(key="page:1", page_id=1)])
    assert later.pk > key


def test_of_a_type_that_stands_on_another_table_its_own_table_is_written():
    page = NewsPageFactory()
    NewsPage._base_manager.filter(pk=page.pk)._raw_delete("default")
    assert not NewsPage.objects.exists()
    insert_rows(NewsPage, [page])
    assert NewsPage.objects.get().title == page.title
    assert Page.objects.filter(pk=page.pk).count() == 1


def test_rows_that_name_each_other_and_have_keys_of_their_own_are_written():
    page = NewsPageFactory()
    revision = Revision.objects.filter(object_id=str(page.pk)).first() or page.save_revision()
    line = PageLogEntry(
        page_id=page.pk,
        content_type_id=page.content_type_id,
        label=page.title,
        action="wagtail.publish",
        timestamp=datetime(2026, 3, 1, tzinfo=UTC),
        revision=revision,
        data={"of": "an import"},
    )
    insert_rows(PageLogEntry, [line])
    read = PageLogEntry.objects.get(pk=line.pk)
    assert (read.revision_id, read.data, read.uuid) == (revision.pk, {"of": "an import"}, line.uuid)


def test_values_are_written_without_objects():
    (row,) = insert_rows(SearchEntry, [entry("page:1", SearchSource.objects.create(key="page:1"))])
    values = [(row.pk, "linh-vuc", "đất-đai"), (row.pk, "co-quan", HARD)]
    insert_values(SearchEntryFacet, ("entry_id", "facet", "value"), values)
    assert list(SearchEntryFacet.objects.order_by("pk").values_list("entry_id", "facet", "value")) == values
    insert_values(SearchEntryFacet, ("entry_id", "facet", "value"), [])
    assert SearchEntryFacet.objects.count() == len(values)


def test_where_one_row_is_refused_none_is_written():
    source = SearchSource.objects.create(key="page:1", page_id=1)
    with pytest.raises(IntegrityError), atomic():
        insert_rows(SearchEntry, [entry("page:1", source), entry("page:1#a", source), entry("page:1", source)])
    assert not SearchEntry.objects.exists()


def test_what_no_database_takes_is_refused_as_django_would():
    (entry_row,) = insert_rows(SearchEntry, [entry("page:1", SearchSource.objects.create(key="page:1"))])
    row = SearchEntryFacet(entry=entry_row, facet=None, value="nothing")
    with pytest.raises(DatabaseError), atomic():
        insert_rows(SearchEntryFacet, [row])


def test_nothing_is_asked_of_the_database_for_no_rows(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert insert_rows(SearchEntry, []) == []
