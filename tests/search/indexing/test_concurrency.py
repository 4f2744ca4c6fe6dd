"""Several at once: editors and the worker, each a process of its own, on one SQLite file."""

import os
import subprocess
import sys
import threading

import pytest
from django.db import connection, transaction

from search.indexing.building import build_sources
from search.indexing.marking import mark_pages
from search.models import SearchEntry, SearchSource
from tests.factories import NewsPageFactory
from tests.servers.processes import ROOT


def test_two_editors_and_the_worker_at_once_lose_nothing_and_see_no_locked_database() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    run = subprocess.run(
        [sys.executable, "bench/publishing_under_load.py", "--seconds", "5"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "refused 0" in run.stdout
    assert "differences 0, unbuilt 0, locked 0" in run.stdout


@pytest.mark.django_db(transaction=True)
def test_marks_of_several_editors_all_count_and_the_last_words_are_found() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("the tests' SQLite is in memory, where threads lock whole tables; the test above has a file")
    pages = [NewsPageFactory(title=f"Tin {number}") for number in range(4)]
    before = dict(SearchSource.objects.values_list("page_id", "version"))
    failures: list[Exception] = []

    def edit(order: int) -> None:
        try:
            for round_number in range(5):
                with transaction.atomic():
                    mark_pages([page.pk for page in pages[::order]])
                    type(pages[0]).objects.filter(pk=pages[0].pk).update(title=f"Tin sửa {order} {round_number}")
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    editors = [threading.Thread(target=edit, args=(order,)) for order in (1, -1)]
    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join()
    assert not failures
    after = dict(SearchSource.objects.values_list("page_id", "version"))
    assert all(after[page.pk] == before[page.pk] + 10 for page in pages)
    build_sources([f"page:{page.pk}" for page in pages])
    assert not SearchSource.objects.unbuilt().exists()
    title = type(pages[0]).objects.get(pk=pages[0].pk).title
    assert SearchEntry.objects.get(key=f"page:{pages[0].pk}").title == title
