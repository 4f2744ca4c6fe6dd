"""Many answers in the same instant: none is lost, and one connection counts once."""

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from rating.actions import Outcome, leave_comment, rate
from rating.limits import reader_at
from rating.models import Comment, DailyRating, RatedPage
from rating.permits import PermitRefusedError, read_permit
from rating.subjects import Subject
from tests.servers.processes import ROOT

pytestmark = pytest.mark.django_db(transaction=True)

SUBJECT = Subject(key="agencies", language="vi", title="Cơ quan", address="/co-quan/")
READERS, EACH = 3, 10

PROGRAM = """
import django; django.setup()
from tests.rating.test_at_once import answer_often
answer_often({number})
"""


def answer_often(number: int) -> None:
    """Answer from ten connections of one's own, and each time from one that everybody shares."""
    for own in range(EACH):
        for network in (f"203.0.113.{number * EACH + own}", "198.51.100.1"):
            rate(SUBJECT, is_helpful=True, reader=reader_at(network), on=timezone.localdate())


def assert_all_counted(rows: tuple[int, int, int]) -> None:
    assert rows == (1, READERS * EACH + 1, READERS * EACH + 1)


@pytest.fixture(autouse=True)
def _enough_for_all(settings):
    settings.RATINGS_AN_HOUR = 1000


def test_readers_at_once_all_count_on_postgresql():
    if connection.vendor == "sqlite":
        pytest.skip("the tests' SQLite is in memory, where threads lock whole tables; the test below has a file")
    failures = in_threads([lambda number=number: answer_often(number) for number in range(READERS)])
    assert failures == []
    rated = RatedPage.objects.get()
    assert_all_counted((DailyRating.objects.count(), rated.helpful, DailyRating.objects.get().helpful))


def test_one_permit_sent_several_times_at_once_keeps_one_comment_on_postgresql():
    if connection.vendor == "sqlite":
        pytest.skip("threads lock whole tables of the SQLite in memory")
    outcome, answer = rate(SUBJECT, is_helpful=False, reader=reader_at("203.0.113.1"), on=timezone.localdate())
    assert outcome is Outcome.COUNTED
    assert answer is not None
    permit = read_permit(answer.permit)
    failures = in_threads([lambda: leave_comment(permit, SUBJECT, text="Một lần.")] * 4)
    assert [type(failure) for failure in failures] == [PermitRefusedError] * 3
    assert Comment.objects.count() == 1
    assert DailyRating.objects.get().comments == 1


def test_readers_at_once_all_count_in_a_file_of_sqlite(tmp_path: Path):
    if connection.vendor != "sqlite":
        pytest.skip("for SQLite; the tests above are for servers")
    file = sqlite3.connect(tmp_path / "portal.sqlite3")
    connection.ensure_connection()
    connection.connection.backup(file)
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.development",
        "PORTAL_STATE_DIR": str(tmp_path),
    }
    environment.pop("DATABASE_URL", None)
    running = [
        subprocess.Popen([sys.executable, "-c", PROGRAM.format(number=number)], cwd=ROOT, env=environment)
        for number in range(READERS)
    ]
    assert [program.wait() for program in running] == [0] * READERS
    counted = "SELECT COUNT(*), MAX(p.helpful), SUM(d.helpful) FROM rating_dailyrating d, rating_ratedpage p"
    assert_all_counted(file.execute(counted).fetchone())
    file.close()


def in_threads(works) -> list[Exception]:
    """Do all at once and return what failed."""
    failures: list[Exception] = []

    def do(work) -> None:
        try:
            work()
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures
