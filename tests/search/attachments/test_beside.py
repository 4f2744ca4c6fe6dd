"""Files are read beside the worker, which they never keep from its work."""

from threading import Event
from typing import Any

import pytest

from search.attachments import beside


def test_a_failure_is_told_once_and_tried_again_until_the_worker_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    stop, tries, told = Event(), [], []

    def fails() -> int:
        tries.append(1)
        if len(tries) == 3:
            stop.set()
        raise RuntimeError("away")

    class Log:
        def error(self, event: str, **facts: Any) -> None:
            told.append((event, facts["error"]))

    class Connection:
        closed = 0

        def close(self) -> None:
            Connection.closed += 1

    monkeypatch.setattr(beside, "read_attachments", fails)
    monkeypatch.setattr(beside, "log", Log())
    monkeypatch.setattr(beside, "connection", Connection())
    monkeypatch.setattr(beside, "PAUSE", 0.001)
    thread = beside.start_beside(stop)
    thread.join(timeout=30)
    assert not thread.is_alive()
    assert len(tries) == 3
    assert told == [("attachments.failed", "RuntimeError: away")]
    assert Connection.closed == 3


def test_it_ends_with_the_process_that_started_it() -> None:
    stop = Event()
    thread = beside.start_beside(stop)
    assert thread.daemon
    stop.set()
    thread.join(timeout=30)
    assert not thread.is_alive()
