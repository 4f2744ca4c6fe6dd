"""The search worker: builds what was left, tells Elasticsearch, ticks the schedule and heals drift.

Every step is safe to repeat and to be killed in: what is left to do stands in rows.
"""

import os
import random
import signal
import threading
import time
from dataclasses import dataclass, field
from types import FrameType

import structlog
from django.db import InterfaceError, OperationalError, ProgrammingError, close_old_connections, connection

from search.attachments.beside import read_attachments, start_beside
from search.engines import elasticsearch_is_configured
from search.engines.elasticsearch.indexing import Index
from search.indexing import heartbeat
from search.indexing.building import Built, build_due
from search.indexing.draining import Drained, drain
from search.indexing.drift import compare_with_pages, mend_pages
from search.indexing.index_drift import compare_with_index, mend_index
from search.indexing.rebuilding import rebuild_index
from search.indexing.schedule import pass_time
from search.queries import EngineUnavailableError

log = structlog.get_logger(__name__)

PAUSE = 1.0
TICK_EVERY = 30.0
HEAL_EVERY = 900.0
BUILT_AT_ONCE = 50
FIRST_RETRY, LAST_RETRY = 1.0, 60.0
PATIENCE = 1.8
"""Seconds that a step has to end after the worker was asked to stop; then it is broken off, which every step bears."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """What one pass did."""

    built: Built = field(default_factory=Built)
    drained: Drained = field(default_factory=Drained)
    is_rebuilt: bool = False
    mended: int = 0

    @property
    def did_something(self) -> bool:
        """Say whether there may be more to do at once."""
        return bool(self.built.done or self.drained.done)


class Clock:
    """Says that something is due, at once and then every so many seconds; a failure makes it wait longer each time."""

    def __init__(self, every: float, *, longest_wait: float = LAST_RETRY) -> None:
        self.every = every
        self.longest_wait = longest_wait
        self.next = 0.0
        self.failures = 0

    @property
    def is_due(self) -> bool:
        """Say whether it is time."""
        return time.monotonic() >= self.next

    def done(self) -> None:
        """Wait the usual time from now."""
        self.failures = 0
        self.next = time.monotonic() + self.every

    def failed(self) -> None:
        """Wait twice as long as after the failure before, not quite: two workers shall not march in step."""
        delay = min(self.longest_wait, FIRST_RETRY * 2**self.failures)
        self.failures = min(self.failures + 1, 20)
        self.next = time.monotonic() + delay * random.uniform(0.5, 1.0)  # noqa: S311 — no secret


class Worker:
    """One worker of one process."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._index = Index()
        self._ticking, self._healing = Clock(TICK_EVERY), Clock(HEAL_EVERY)
        self._elasticsearch, self._comparing, self._passes = Clock(0), Clock(HEAL_EVERY), Clock(0, longest_wait=10.0)
        self._index_is_current = False

    def stop(self) -> None:
        """Let ``run`` return after the batch at hand."""
        self._stop.set()

    def run(self, *, parent: int | None = None) -> None:
        """Work until stopped, or until the process ``parent`` that started it is gone."""
        log.info("search.worker_started", elasticsearch=elasticsearch_is_configured())
        start_beside(self._stop)
        while not self._stop.is_set() and (parent is None or os.getppid() == parent):
            pause = PAUSE
            if self._passes.is_due:
                pause = self._pass_or_wait()
            self._beat()
            self._stop.wait(pause)
        heartbeat.stop()
        log.info("search.worker_stopped")

    def run_once(self) -> Pass:
        """Do everything that is due now and return what was done. Raises what ``run`` survives."""
        pass_time()
        read_attachments()
        mended = mend_pages(compare_with_pages())
        total = Built()
        while (built := build_due(BUILT_AT_ONCE)).done:
            total += built
        if not elasticsearch_is_configured():
            return Pass(built=total + built, mended=mended)
        is_rebuilt = self._make_index_current()
        return Pass(built=total + built, drained=drain(self._index), is_rebuilt=is_rebuilt, mended=mended)

    def _pass_or_wait(self) -> float:
        """Do one pass and return how long to pause. Whatever fails is told once, and tried again."""
        try:
            close_old_connections()
            done = self._pass()
        except (OperationalError, InterfaceError, ProgrammingError) as error:  # away, or without its tables
            if not self._passes.failures:
                log.error("search.database_away", error=" ".join(str(error).split()))
            connection.close()
            self._passes.failed()
            return PAUSE
        except Exception:
            if not self._passes.failures:
                log.exception("search.pass_failed")
            self._passes.failed()
            return PAUSE
        if self._passes.failures:
            log.info("search.worker_goes_on")
        self._passes.done()
        return 0.0 if done.did_something else PAUSE

    def _pass(self) -> Pass:
        if self._ticking.is_due:
            pass_time(alive=self._beat)
            self._ticking.done()
        if self._healing.is_due:
            mended = mend_pages(compare_with_pages())
            if mended:
                log.warning("search.pages_mended", count=mended)
            self._healing.done()
        built = build_due(BUILT_AT_ONCE)
        drained = self._drain() if elasticsearch_is_configured() and self._elasticsearch.is_due else Drained()
        return Pass(built=built, drained=drained)

    def _drain(self) -> Drained:
        try:
            self._make_index_current()
            drained = drain(self._index, goes_on=self._goes_on)
            if self._comparing.is_due:
                mended = mend_index(self._index, compare_with_index(self._index))
                if mended:
                    log.warning("search.index_mended", count=mended)
                self._comparing.done()
        except EngineUnavailableError as error:
            if not self._elasticsearch.failures:
                log.error("search.elasticsearch_away", error=str(error))
            self._index_is_current = False
            self._elasticsearch.failed()
            return Drained()
        if self._elasticsearch.failures:
            log.info("search.elasticsearch_back")
        self._elasticsearch.done()
        return drained

    def _make_index_current(self) -> bool:
        """Build the index where there is none, or one of other fields than today's."""
        if self._index_is_current:
            return False
        is_rebuilt = not self._index.is_current()
        if is_rebuilt:
            rebuild_index(self._index, progress=lambda done: self._beat())
        self._index_is_current = True
        return is_rebuilt

    def _goes_on(self) -> bool:
        self._beat()
        return not self._stop.is_set()

    def _beat(self) -> None:
        state = "away" if self._elasticsearch.failures else "used"
        heartbeat.beat(elasticsearch=state if elasticsearch_is_configured() else "none")


def stop_on_signals(worker: Worker) -> None:
    """Let SIGTERM and SIGINT stop the worker within two seconds, whatever it waits for."""

    def stop(number: int, frame: FrameType | None) -> None:
        worker.stop()
        deadline = threading.Timer(PATIENCE, os._exit, args=(0,))
        deadline.daemon = True
        deadline.start()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
