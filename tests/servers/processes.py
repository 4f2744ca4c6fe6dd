"""Server processes of the tests: each in a process group of its own, so that nothing that it started outlives it."""

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
RECORDS = "PORTAL_TEST_PROCESSES"
"""The environment variable that names the folder in which running servers are recorded."""


class ServerFailed(RuntimeError):
    """A server that was to start did not; the message says why, with the end of what it wrote."""


def free_port() -> int:
    """Return a port of loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class ServerProcess:
    """A command that runs until it is stopped; what it writes goes to ``log``."""

    def __init__(
        self, command: list[str], *, log: Path, environment: Mapping[str, str] | None = None, **popen: Any
    ) -> None:
        self.log = log
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(environment or {})},
                start_new_session=True,
                **popen,
            )
        self._record = _record(self.process.pid)

    def wait_until(self, is_ready: Callable[[], bool], *, seconds: float) -> None:
        """Return when ``is_ready``; raise ``ServerFailed`` if the process ends, or ``seconds`` pass, before that."""
        deadline = time.monotonic() + seconds
        while not is_ready():
            if self.process.poll() is not None:
                raise ServerFailed(f"it ended with status {self.process.returncode}: {self.last_words()}")
            if time.monotonic() > deadline:
                self.kill()
                raise ServerFailed(f"it was not ready after {seconds:.0f} s: {self.last_words()}")
            time.sleep(0.1)

    def last_words(self) -> str:
        """Return the last lines that the process wrote."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])

    def stop(self, *, by: signal.Signals = signal.SIGTERM, seconds: float = 20) -> int:
        """Ask the process to end, kill its group if it does not within ``seconds``, and return its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(by)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(seconds)
        self.kill()
        return self.process.returncode

    def kill(self) -> None:
        """End the whole process group at once, as a crash would."""
        _signal_group(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self._record is not None:
            self._record.unlink(missing_ok=True)


def end_recorded(folder: Path) -> None:
    """End what is still recorded in ``folder``: servers of tests that were interrupted before they could stop them."""
    groups = [int(record.name) for record in folder.iterdir()]
    for group in groups:
        _signal_group(group, signal.SIGTERM)
    deadline = time.monotonic() + 10
    while any(_signal_group(group, 0) for group in groups) and time.monotonic() < deadline:
        time.sleep(0.1)
    for group in groups:
        _signal_group(group, signal.SIGKILL)


def _record(process: int) -> Path | None:
    """Note the process where the runner of all tests looks when it has to clean up behind them."""
    folder = os.environ.get(RECORDS)
    if folder is None:
        return None
    record = Path(folder, str(process))
    record.touch()
    return record


def _signal_group(group: int, number: int) -> bool:
    """Send the signal and say whether there was anybody to receive it."""
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):
        return False
    return True
