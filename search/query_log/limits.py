"""How often one connection counts within an hour, so that no program fills the log; kept by this process alone.

A connection is known by a keyed hash of its address. Key and counts live in memory, end with the hour, and are never
written anywhere.
"""

import hmac
import secrets
import threading
import time
from hashlib import sha256

HOUR = 3600
MOST_CONNECTIONS = 50_000
"""Of one hour that are told apart; more of them count as one."""


class HourlyLimit:
    """Counts what connections do within the hour."""

    def __init__(self, *, of_one: int, of_all: int) -> None:
        self.of_one, self.of_all = of_one, of_all
        self._lock = threading.Lock()
        self._begin()

    def takes(self, network: str, *, once: str = "") -> bool:
        """Say whether one more is counted for the connection ``network``, and count it.

        What it does ``once`` counts the first time only.
        """
        with self._lock:
            if time.monotonic() - self._began >= HOUR:
                self._begin()
            mark, deed = self._mark(network), self._mark(f"{network}\n{once}")
            if mark not in self._counts and len(self._counts) >= MOST_CONNECTIONS:
                mark = b""
            count = self._counts.get(mark, 0) + 1
            if count > self.of_one or self._all >= self.of_all or deed in self._done:
                return False
            if once:
                self._done.add(deed)
            self._counts[mark] = count
            self._all += 1
            return True

    def forget(self) -> None:
        """Begin anew."""
        with self._lock:
            self._begin()

    def _mark(self, text: str) -> bytes:
        return hmac.new(self._key, text.encode("utf-8", "replace"), sha256).digest()[:8]

    def _begin(self) -> None:
        self._key = secrets.token_bytes(32)
        self._counts: dict[bytes, int] = {}
        self._done: set[bytes] = set()
        self._all = 0
        self._began = time.monotonic()


questions = HourlyLimit(of_one=120, of_all=20_000)
"""An office of forty people behind one address asks less."""
clicks = HourlyLimit(of_one=240, of_all=40_000)
