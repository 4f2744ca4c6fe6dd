"""A sign of life of the search worker, in the cache that all processes share."""

import os
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from django.core.cache import cache

KEY = "search_worker"
DEAD_AFTER = 120.0
"""Seconds without a sign after which the worker counts as dead; its longest step is a bulk request of 30 s."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heartbeat:
    """When the worker was last seen alive, and how."""

    pid: int
    at: float
    elasticsearch: str
    """``used``, ``away`` or ``none``."""

    @property
    def age(self) -> float:
        """Return the seconds since."""
        return max(0.0, time.time() - self.at)


def beat(*, elasticsearch: str) -> None:
    """Leave a sign of life."""
    cache.set(KEY, asdict(Heartbeat(pid=os.getpid(), at=time.time(), elasticsearch=elasticsearch)), timeout=3600)


def stop() -> None:
    """Take the sign away: the worker ends as it was asked to."""
    cache.delete(KEY)


def last_heartbeat() -> Heartbeat | None:
    """Return the last sign of life, if there was one within the hour and the worker was not stopped."""
    found = cache.get(KEY)
    return Heartbeat(**found) if isinstance(found, Mapping) else None


def worker_is_alive() -> bool:
    """Say whether a worker was seen alive a moment ago."""
    last = last_heartbeat()
    return last is not None and last.age < DEAD_AFTER
