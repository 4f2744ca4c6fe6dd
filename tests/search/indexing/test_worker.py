"""The search worker as a process: it starts, shows that it lives, survives what is away, and stops when asked."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Revision

from news.models import NewsPage
from search.indexing import heartbeat
from search.indexing.schedule import tick
from search.indexing.worker import Clock
from search.models import SearchEntry
from tests.factories import NewsPageFactory
from tests.servers.processes import ROOT, free_port

ENOUGH = 60.0
"""Seconds that something may take on a loaded machine before a test gives up; no test waits for them to pass."""


def until(claim: Callable[[], bool]) -> None:
    """Return when ``claim`` holds; fail when it does not in ``ENOUGH`` seconds."""
    deadline = time.monotonic() + ENOUGH
    while not claim():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.1)


class Installation:
    """A portal of its own: an SQLite file in ``folder``, and manage.py to work on it."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "portal.sqlite3"
        self.log = folder / "worker.log"
        self.environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {
            "PORTAL_STATE_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "portal.settings.development",
            "ELASTICSEARCH_URL": "",
        }
        self.started: list[subprocess.Popen[bytes]] = []

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command and return what came of it."""
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def start_worker(self) -> subprocess.Popen[bytes]:
        """Start the worker and return when it says that it works."""
        before = self.said("search.worker_started")
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "manage.py", "search_worker"], cwd=ROOT, env=self.environment, stderr=log
            )
        self.started.append(process)
        until(lambda: self.said("search.worker_started") > before)
        return process

    def said(self, event: str) -> int:
        """Return how many times the worker said ``event``."""
        return self.log.read_text().count(event) if self.log.exists() else 0

    def mark_everything(self) -> None:
        """Mark every source, as a request does that dies before it builds."""
        with contextlib.closing(sqlite3.connect(self.database, timeout=ENOUGH)) as database, database:
            database.execute("UPDATE search_searchsource SET version = version + 1")

    def unbuilt(self) -> int:
        """Return how many sources wait."""
        with contextlib.closing(sqlite3.connect(self.database, timeout=ENOUGH)) as database:
            (count,) = database.execute(
                "SELECT count(*) FROM search_searchsource WHERE version > built_version"
            ).fetchone()
            return int(count)


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with two pages in it, to be copied."""
    made = Installation(tmp_path_factory.mktemp("installation"))
    prepared = made.manage("migrate", "--verbosity=0")
    assert prepared.returncode == 0, prepared.stderr
    prepared = made.manage("shell", "-c", "from tests.factories import NewsPageFactory as news; news(); news()")
    assert prepared.returncode == 0, prepared.stderr
    return made.database


@pytest.fixture
def installation(tmp_path: Path, migrated: Path) -> Iterator[Installation]:
    made = Installation(tmp_path)
    with (
        contextlib.closing(sqlite3.connect(migrated)) as source,
        contextlib.closing(sqlite3.connect(made.database)) as copy,
    ):
        source.backup(copy)
    yield made
    for process in made.started:
        process.kill()
        process.wait()


def test_the_worker_shows_that_it_lives_and_stops_in_good_order_when_it_is_asked_to(installation: Installation) -> None:
    assert installation.manage("search_worker", "--health").returncode == 1
    for number in (signal.SIGTERM, signal.SIGINT):
        process = installation.start_worker()
        installation.mark_everything()
        until(lambda: installation.unbuilt() == 0)
        if number is signal.SIGTERM:
            assert installation.manage("search_worker", "--health").returncode == 0
        process.send_signal(number)
        assert process.wait(timeout=ENOUGH) == 0
    assert installation.said("search.worker_stopped") == 2
    assert installation.manage("search_worker", "--health").returncode == 1


def test_a_worker_killed_in_its_work_is_followed_by_one_that_ends_it(installation: Installation) -> None:
    process = installation.start_worker()
    installation.mark_everything()
    process.kill()
    process.wait()
    installation.mark_everything()
    assert installation.unbuilt() > 0
    installation.start_worker()
    until(lambda: installation.unbuilt() == 0)


def test_a_worker_without_its_tables_says_so_once_and_goes_on_when_they_are_there(installation: Installation) -> None:
    aside = installation.database.with_suffix(".aside")
    installation.database.rename(aside)
    process = installation.start_worker()
    until(lambda: installation.said("search.database_away") == 1)
    aside.rename(installation.database)
    until(lambda: installation.said("search.worker_goes_on") == 1)
    installation.mark_everything()
    until(lambda: installation.unbuilt() == 0)
    assert installation.said("search.database_away") == 1
    assert process.poll() is None


def test_a_worker_without_elasticsearch_says_so_once_and_builds_all_the_same(installation: Installation) -> None:
    installation.environment["ELASTICSEARCH_URL"] = f"http://127.0.0.1:{free_port()}"
    installation.start_worker()
    until(lambda: installation.said("search.elasticsearch_away") == 1)
    for _ in range(3):
        installation.mark_everything()
        until(lambda: installation.unbuilt() == 0)
    assert installation.said("search.elasticsearch_away") == 1
    assert "Elasticsearch: away" in installation.manage("search_worker", "--health").stdout


def scheduled(**fields: object) -> NewsPage:
    """Return a page that should have gone live a minute ago."""
    past = timezone.now() - timedelta(minutes=1)
    page = NewsPageFactory(live=False, go_live_at=past, **fields)
    Revision.objects.for_instance(page).update(approved_go_live_at=past)
    return page


@pytest.mark.django_db
def test_a_pass_publishes_what_is_due_and_it_is_found() -> None:
    page = scheduled(title="Hội nghị")
    output = StringIO()
    call_command("search_worker", once=True, stdout=output)
    assert NewsPage.objects.get(pk=page.pk).live
    assert SearchEntry.objects.public().get().key == f"page:{page.pk}"
    assert "failed 0" in output.getvalue()


@pytest.mark.django_db
def test_one_page_that_cannot_be_published_does_not_keep_the_others_waiting() -> None:
    broken, fine = scheduled(title="Hỏng"), scheduled(title="Hội nghị")
    revision = Revision.objects.for_instance(broken).get()
    revision.content["path"] = None
    del revision.content["pk"]
    revision.content["agency"] = "no number"
    revision.save()
    tick()
    assert NewsPage.objects.get(pk=fine.pk).live
    assert not NewsPage.objects.get(pk=broken.pk).live


@pytest.mark.django_db
def test_a_worker_that_was_killed_counts_as_dead_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not heartbeat.worker_is_alive()
    heartbeat.beat(elasticsearch="none")
    assert heartbeat.worker_is_alive()
    moment = time.time()
    monkeypatch.setattr("search.indexing.heartbeat.time.time", lambda: moment + heartbeat.DEAD_AFTER)
    assert not heartbeat.worker_is_alive()


def test_a_failing_step_waits_longer_each_time_and_as_usual_after_it_succeeded() -> None:
    clock = Clock(5.0)
    assert clock.is_due
    waits = []
    for _ in range(4):  # 1, 2, 4 and 8 s, less up to a half
        clock.failed()
        waits.append(clock.next - time.monotonic())
    assert waits[2] > waits[0]
    assert waits[3] > waits[1]
    clock.done()
    assert not clock.is_due
    assert clock.failures == 0
