"""A circuit breaker: after some failures in a row an engine is left alone for a while, so that readers do not wait.

It lives in one process and holds for all its threads; it knows nothing about search.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SLOW_AFTER_SECONDS = 1.0
"""A call still waiting after this counts as a failure until it returns: hanging calls must not pile up."""


class BreakerOpenError(Exception):
    """The engine is left alone now."""


class Breaker:
    """Lets calls through until ``failures`` of them failed in a row, then none for ``seconds``, then one to try."""

    def __init__(self, *, failures: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._failures_allowed = max(1, failures)
        self._seconds = seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._opened_at: float | None = None
        self._trial: int | None = None
        self._waiting: dict[int, float] = {}
        self._next_call = 0

    @property
    def is_open(self) -> bool:
        """Say whether calls are refused at this moment."""
        with self._lock:
            return not self._may_pass()

    @contextmanager
    def guard(self, *failures: type[Exception]) -> Iterator[None]:
        """Run the block and count an exception of ``failures`` against the engine; every exception is passed on.

        Raises ``BreakerOpenError`` instead of running the block while the engine is left alone.
        """
        call = self._enter()
        has_failed = False
        try:
            yield
        except failures:
            has_failed = True
            raise
        finally:
            self._leave(call, has_failed=has_failed)

    def _may_pass(self) -> bool:
        now = self._clock()
        if self._opened_at is not None:
            return now - self._opened_at >= self._seconds and self._trial is None
        slow = sum(now - since >= SLOW_AFTER_SECONDS for since in self._waiting.values())
        return self._failures + slow < self._failures_allowed

    def _enter(self) -> int:
        with self._lock:
            if not self._may_pass():
                raise BreakerOpenError
            self._next_call += 1
            self._trial = self._next_call if self._opened_at is not None else None
            self._waiting[self._next_call] = self._clock()
            return self._next_call

    def _leave(self, call: int, *, has_failed: bool) -> None:
        with self._lock:
            del self._waiting[call]
            self._trial = None if self._trial == call else self._trial
            if not has_failed:
                self._failures, self._opened_at = 0, None
                return
            self._failures += 1
            if self._failures >= self._failures_allowed:
                self._opened_at = self._clock()
