"""One command starts the portal; the second start finds everything, and what goes wrong is one line."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.servers.processes import ROOT, ServerProcess, free_port

SERVE = [sys.executable, str(ROOT / "manage.py"), "serve", "--no-reload"]
FIRST_START_SECONDS = 180.0

pytestmark = pytest.mark.processes


class Portal:
    """A portal of this test's own: its state in ``folder``, its port free at first."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.port = free_port()
        self.log = folder / "serve.log"
        self.log.touch()
        self.environment = {
            "PORTAL_STATE_DIR": str(folder / "state"),
            "PORT": str(self.port),
            "DJANGO_SETTINGS_MODULE": "portal.settings.development",
            "DATABASE_URL": f"sqlite:///{folder / 'portal.sqlite3'}",
            "ELASTICSEARCH_URL": "",
            **environment,
        }
        self.process: ServerProcess | None = None

    def start(self) -> "Portal":
        self.log.write_text("")
        self.process = ServerProcess(SERVE, log=self.log, environment=self.environment)
        self.process.wait_until(lambda: "Ready:" in self.said, seconds=FIRST_START_SECONDS)
        return self

    def refusal(self) -> str:
        """Return what is said when it does not start."""
        done = subprocess.run(
            SERVE, env={**os.environ, **self.environment}, capture_output=True, text=True, check=False, timeout=60
        )
        assert done.returncode != 0
        return done.stderr.strip()

    @property
    def said(self) -> str:
        return self.log.read_text()

    def status_of(self, address: str) -> int:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{address}", timeout=30) as reply:
            return int(reply.status)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One installation, made by the first test that starts it."""
    return tmp_path_factory.mktemp("installation")


@pytest.fixture
def portal(folder: Path) -> Iterator[Callable[..., Portal]]:
    """Make portals on the one installation; all are ended."""
    made: list[Portal] = []

    def make(**environment: str) -> Portal:
        made.append(Portal(folder, **environment))
        return made[-1]

    yield make
    for one in made:
        if one.process is not None:
            one.process.stop()


def test_the_first_start_gives_content_and_a_password_and_the_second_repeats_neither(
    portal: Callable[..., Portal],
) -> None:
    first = portal().start()
    assert first.status_of("/") == 200
    assert "password: " in first.said
    assert "demonstration content" in first.said
    assert first.process is not None
    assert first.process.stop() == 0

    second = portal().start()

    assert second.status_of("/") == 200
    assert "password" not in second.said
    assert "demonstration" not in second.said
    assert "Search: the database (SQLite" in second.said


@pytest.mark.parametrize("seconds", [0.5, 1.7, 3, 6], ids=lambda seconds: f"after {seconds} s")
def test_a_first_start_that_is_interrupted_ends_quietly_and_the_next_one_is_whole(
    tmp_path: Path, seconds: float
) -> None:
    one = Portal(tmp_path)
    process = ServerProcess(SERVE, log=one.log, environment=one.environment)
    assert _comes_true(lambda: "Database:" in one.said)
    time.sleep(seconds)  # somewhere within the migrations or the demonstration

    assert process.stop() == 0

    assert "Traceback" not in one.said
    second = one.start()
    assert "demonstration content" in second.said
    assert second.status_of("/") == 200
    assert second.process is not None
    second.process.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="finds the worker by /proc")
def test_the_worker_ends_with_the_site_even_when_the_site_is_killed(portal: Callable[..., Portal]) -> None:
    one = portal().start()
    assert one.process is not None
    site = one.process.process.pid
    assert _comes_true(lambda: "search.worker_started" in one.said)
    worker = _children_of(site)[0]

    os.kill(site, signal.SIGKILL)

    assert _comes_true(lambda: not Path(f"/proc/{worker}/cmdline").exists() or _is_dead(worker))


def test_a_taken_port_is_one_line(portal: Callable[..., Portal]) -> None:
    one = portal().start()
    refusal = portal(PORT=str(one.port)).refusal()
    assert refusal == f"CommandError: Port {one.port} is in use; PORT={one.port + 1} script/server takes another."


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"PORT": "eight"}, "PORT must be a number from 1 to 65535"),
        ({"DATABASE_URL": "postgres://nobody:hidden@127.0.0.1:1/portal"}, "The database does not answer"),
        ({"DATABASE_URL": "mysql://127.0.0.1/portal"}, "DATABASE_URL must begin with postgres:// or sqlite:///"),
        ({"DATABASE_URL": "sqlite:////nowhere/portal.sqlite3"}, "The database does not answer: unable to open"),
        ({"PORTAL_STATE_DIR": "/dev/null/state"}, "The folder for state, /dev/null/state, cannot be made"),
    ],
)
def test_what_is_missing_is_said_in_one_line(
    portal: Callable[..., Portal], environment: dict[str, str], words: str
) -> None:
    refusal = portal(**environment).refusal()
    assert words in refusal
    assert "Traceback" not in refusal
    assert "hidden" not in refusal
    assert len(refusal.splitlines()) == 1


def test_without_its_elasticsearch_the_portal_starts_and_says_so(portal: Callable[..., Portal]) -> None:
    one = portal(ELASTICSEARCH_URL="http://name:hidden@127.0.0.1:1").start()
    assert one.status_of("/") == 200
    assert "Elasticsearch at http://127.0.0.1:1 does not answer (Connection refused)" in one.said
    assert "hidden" not in one.said


def test_with_an_elasticsearch_its_version_is_said(portal: Callable[..., Portal], elasticsearch_url: str) -> None:
    one = portal(ELASTICSEARCH_URL=elasticsearch_url, ELASTICSEARCH_INDEX_PREFIX="test-serve").start()
    assert f"Search: Elasticsearch 8.19.21 at {elasticsearch_url}." in one.said


def _children_of(process: int) -> list[int]:
    return [
        int(child)
        for task in Path(f"/proc/{process}/task").iterdir()
        for child in (task / "children").read_text().split()
    ]


def _is_dead(process: int) -> bool:
    """Say whether only its entry is left, which whoever adopted it has not read yet."""
    return Path(f"/proc/{process}/cmdline").read_bytes() == b""


def _comes_true(claim: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 60
    while not claim() and time.monotonic() < deadline:
        time.sleep(0.1)
    return claim()
