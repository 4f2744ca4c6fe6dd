"""Words that others looked for and found, as offered to somebody who is typing the same beginning."""

import time
from dataclasses import dataclass
from datetime import date
from threading import Lock

from search.engines.words import AskedWords
from search.query_log.good_queries import good_queries
from search.tokens import syllables

KEPT_SECONDS = 300
"""The list changes slowly, and one statement over 90 days is too much for each letter."""
MOST_KEPT = 1000


@dataclass(frozen=True, slots=True)
class _Kept:
    queries: tuple[tuple[str, str], ...]
    """Folded words and words, the most asked first."""
    day: date
    read_at: float


_lock = Lock()
_kept: _Kept | None = None


def past_queries(words: AskedWords, *, today: date, limit: int) -> tuple[str, ...]:
    """Return words that go on from ``words``, the most asked first; never just the words themselves."""
    asked = tuple(" ".join([*words.beginning.whole, last]) for last in words.beginning.unfinished)
    found = (shown for folded, shown in _current(today) if folded.startswith(asked) and folded not in asked)
    return tuple(shown for shown, _ in zip(found, range(limit), strict=False))


def forget_past_queries() -> None:
    """Let the next question read the list anew, in this process."""
    global _kept
    _kept = None


def _current(today: date) -> tuple[tuple[str, str], ...]:
    global _kept
    kept = _kept
    if kept is None or kept.day != today or time.monotonic() - kept.read_at > KEPT_SECONDS:
        if not _lock.acquire(blocking=False):  # another thread reads the list: nobody waits for it
            return kept.queries if kept else ()
        try:
            good = good_queries(today=today, limit=MOST_KEPT)
            kept = _kept = _Kept(tuple((" ".join(syllables(one)), one) for one in good), today, time.monotonic())
        finally:
            _lock.release()
    return kept.queries
