"""Marking what changed: in the editor's own transaction, so that neither a crash nor a roll-back tells a lie."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from news.models import NewsPage
from search.indexing.building import BUILT_IN_A_REQUEST, build_due
from search.indexing.marking import mark_pages
from search.models import SearchEntry, SearchSource
from tests.factories import NewsPageFactory
from tests.search.conftest import Editing, Public

pytestmark = pytest.mark.django_db

WORDS = "hội nghị BCVT"
TITLE = "Hội nghị BCVT"


def version_of(page: NewsPage) -> tuple[int, int]:
    """Return how often the page was marked, and for which mark it was built."""
    return SearchSource.objects.values_list("version", "built_version").get(page_id=page.pk)


def test_a_large_branch_is_hidden_whole_at_once_and_the_rest_is_left_to_the_worker(
    editing: Editing, monkeypatch: pytest.MonkeyPatch
) -> None:
    with editing():
        pages = [NewsPageFactory(title=f"{TITLE} lần {number}") for number in range(4)]
    monkeypatch.setattr("search.indexing.building.BUILT_IN_A_REQUEST", 1)
    with editing(), transaction.atomic():
        for page in pages:
            page.unpublish()
    assert not SearchEntry.objects.public().exists()
    waiting = SearchSource.objects.unbuilt().count()
    assert waiting > 0
    assert build_due().done == waiting


def test_a_mark_of_a_transaction_that_was_rolled_back_is_forgotten(editing: Editing) -> None:
    with editing():
        page = NewsPageFactory(title=TITLE)
    version = version_of(page)[0]
    with editing():
        with transaction.atomic():
            mark_pages([page.pk])
            transaction.set_rollback(True)
        assert version_of(page)[0] == version
        mark_pages([page.pk])
    assert version_of(page)[1] == version + 1


def test_what_was_marked_in_vain_does_not_stand_before_what_is_marked_next(editing: Editing) -> None:
    with editing():
        with transaction.atomic():
            mark_pages(range(1_000_000, 1_000_000 + 2 * BUILT_IN_A_REQUEST))
            transaction.set_rollback(True)
        page = NewsPageFactory(title=TITLE)
    assert SearchEntry.objects.filter(key=f"page:{page.pk}").exists()


def test_what_was_marked_and_never_built_is_found_after_the_workers_pass(public: Public) -> None:
    page = NewsPageFactory(title=TITLE)  # killed after the commit: nothing that waited for it ran
    assert not SearchEntry.objects.exists()
    assert build_due().done > 0
    assert public.find(WORDS) == {page.pk}


def test_a_page_hidden_too_late_by_a_crash_is_hidden_by_the_workers_pass(public: Public, editing: Editing) -> None:
    with editing():
        page = NewsPageFactory(title=TITLE, expire_at=timezone.now() + timedelta(days=1))
    page.unpublish()  # and killed
    build_due()
    assert public.find(WORDS) == set()
