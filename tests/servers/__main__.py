"""Runs the whole suite with servers of its own: what ``script/test`` starts. All arguments but ``--fast`` go to pytest.

First everything, on SQLite with Elasticsearch and Chromium; then the tests that use the database again on PostgreSQL.
What a laptop lacks is skipped with the reason; with ``CI=true`` it fails.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from . import machine
from .elasticsearch import ElasticsearchNode
from .postgresql import PostgreSQLServer
from .processes import RECORDS, ROOT, ServerFailed, end_recorded

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
NO_TEST_CHOSEN = 5  # pytest's own exit status
AT_ONCE = str(min(os.cpu_count() or 1, 4))
OWN_PROCESS_ARGUMENTS = ("-n", "--numprocesses", "--pdb", "--trace", "-s", "--capture=no", "--collect-only", "--co")


class Stopped(BaseException):
    """Somebody asked this run to end."""

    def __init__(self, number: int) -> None:
        self.number = number


def main(arguments: list[str]) -> int:
    """Run what was asked for and return the exit status of the whole."""
    for number in STOP_SIGNALS:
        signal.signal(number, _stop)
    folder = Path(tempfile.mkdtemp(prefix="portal-test-run-"))
    folder.chmod(0o711)  # PostgreSQL runs as another user and passes through
    try:
        if "--fast" in arguments:
            rest = [argument for argument in arguments if argument != "--fast"]
            return run_pytest(folder, ["-m", "not live and not browser and not processes", *rest], {})
        return run_everything(folder, arguments)
    except Stopped as stopped:
        return 128 + stopped.number
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run_everything(folder: Path, arguments: list[str]) -> int:
    """Run both parts, each with the server that it needs, and say how each ended."""
    began = time.monotonic()
    machine.install(list(machine.NEEDS))
    with elasticsearch(folder) as settings:
        first = run_pytest(folder, arguments, settings)
    second = run_again_on_postgresql(folder, arguments)
    # A choice of tests may leave nothing for one of the two parts, but not for both.
    results = [status for status in (first, second) if status != NO_TEST_CHOSEN] or [NO_TEST_CHOSEN]
    minutes = (time.monotonic() - began) / 60
    _say(f"on SQLite: {_word(first)}; again on PostgreSQL: {_word(second)}; {minutes:.1f} minutes in all")
    return max(results)


@contextlib.contextmanager
def elasticsearch(folder: Path) -> Iterator[dict[str, str]]:
    """Yield the environment that tells the tests where their node is, or why there is none."""
    lacking = machine.missing(["jdk", "maven"])
    if lacking:
        yield {"PORTAL_TEST_NO_ELASTICSEARCH": f"no {' and no '.join(lacking)} to run Elasticsearch with"}
        return
    node = ElasticsearchNode(folder / "elasticsearch")
    try:
        node.start()
        yield {"PORTAL_TEST_ELASTICSEARCH_URL": node.url}
    except ServerFailed as failure:
        _say(f"Elasticsearch did not start: {failure}")
        yield {"PORTAL_TEST_NO_ELASTICSEARCH": "Elasticsearch did not start"}
    finally:
        node.stop()


def run_again_on_postgresql(folder: Path, arguments: list[str]) -> int:
    """Run the database tests on a PostgreSQL of their own; without one that is a failure in CI and a word elsewhere."""
    server = PostgreSQLServer(folder / "postgresql")
    try:
        server.start()
        return run_pytest(folder, arguments, {"DATABASE_URL": server.url, "PORTAL_TEST_DATABASE_ONLY": "1"})
    except ServerFailed as failure:
        _say(f"the database tests on PostgreSQL are left out: {failure}")
        return 1 if os.environ.get("CI") == "true" else NO_TEST_CHOSEN
    finally:
        server.stop()


def run_pytest(folder: Path, arguments: list[str], settings: dict[str, str]) -> int:
    """Run pytest with ``settings`` in its environment, end all that it started, and return its exit status."""
    scratch, records = folder / "scratch", folder / "processes"
    scratch.mkdir(exist_ok=True)
    records.mkdir(exist_ok=True)
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "ELASTICSEARCH_URL")
    }
    environment |= {"TMPDIR": str(scratch), "PORTAL_STATE_DIR": str(scratch / "state"), RECORDS: str(records)}
    environment |= settings
    at_once = [] if any(argument.startswith(OWN_PROCESS_ARGUMENTS) for argument in arguments) else ["-n", AT_ONCE]
    pytest = subprocess.Popen(
        [sys.executable, "-m", "pytest", *at_once, "--dist", "loadfile", *arguments],
        cwd=ROOT,
        env=environment,
        start_new_session=True,
    )
    try:
        return pytest.wait()
    except Stopped:
        # SIGINT lets pytest tear its fixtures down, and so stop the servers that tests started.
        pytest.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            pytest.wait(20)
        raise
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pytest.pid, signal.SIGKILL)
        end_recorded(records)


def _stop(number: int, _frame: FrameType | None) -> None:
    for again in STOP_SIGNALS:
        signal.signal(again, _already_stopping)
    raise Stopped(number)


def _already_stopping(_number: int, _frame: FrameType | None) -> None:
    """Let a second Ctrl+C pass: it would interrupt the cleaning up."""


def _word(status: int) -> str:
    return {0: "passed", NO_TEST_CHOSEN: "not run"}.get(status, f"FAILED (exit status {status})")


def _say(line: str) -> None:
    print(f"script/test: {line}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
