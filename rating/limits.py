"""How often one connection, and all together, may answer; without keeping who did.

A connection is known by a keyed hash of its address. The key is made anew each day and thrown away with it, so that
what was counted says nothing of anybody afterwards; key and counts stand in a cache of their own, never in the
database. Counting is not exact when many ask in the same instant, except that a page counts one answer of one
connection (``rating.actions`` asks again while it holds the page's row).
"""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from hashlib import sha256

from django.conf import settings
from django.core.cache import caches
from django.utils import timezone

KEY_OF_THE_DAY = "key"
CACHE = "limits"
PERMITS = "permits"
HOUR = 3600


class TooManyAnswersError(Exception):
    """Nothing is counted for now; ``of_all`` says that it was not this connection alone."""

    def __init__(self, *, of_all: bool) -> None:
        super().__init__("of all" if of_all else "of one connection")
        self.of_all = of_all


@dataclass(frozen=True, slots=True)
class Reader:
    """A connection, for today."""

    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a connection said of a page today, and what lets it add a comment."""

    is_helpful: bool
    permit: str


def reader_at(network: str) -> Reader:
    """Return who asks from ``network``; tomorrow it will be somebody else."""
    return Reader(_hash(network))


def answer_of(reader: Reader, subject: str) -> Answer | None:
    """Return what the connection said of the page today, or none."""
    found: Answer | None = caches[CACHE].get(_subject_key(reader, subject))
    return found


def refuse_too_many(reader: Reader) -> None:
    """Raise ``TooManyAnswersError`` where the hour's answers are used up."""
    counted = caches[CACHE].get_many([_hour_key(reader.mark), _hour_key("all")])
    if counted.get(_hour_key("all"), 0) >= settings.RATINGS_AN_HOUR_OF_ALL:
        raise TooManyAnswersError(of_all=True)
    if counted.get(_hour_key(reader.mark), 0) >= settings.RATINGS_AN_HOUR:
        raise TooManyAnswersError(of_all=False)


def remember(reader: Reader, subject: str, answer: Answer) -> None:
    """Count the answer."""
    kept = caches[CACHE]
    kept.set(_subject_key(reader, subject), answer, _seconds_left_today())
    for key in (_hour_key(reader.mark), _hour_key("all")):
        kept.set(key, kept.get(key, 0) + 1, HOUR)


def spend(nonce: str, *, seconds: int) -> bool:
    """Say whether ``nonce`` is used for the first time within ``seconds``. It is not forgotten with the day."""
    return bool(caches[PERMITS].add(f"rating.spent.{nonce}", True, seconds))


def is_spent(nonce: str) -> bool:
    """Say whether ``nonce`` has been used."""
    return bool(caches[PERMITS].has_key(f"rating.spent.{nonce}"))


def forget_yesterday() -> None:
    """Throw away the key and everything that was counted, unless it is of today."""
    kept = caches[CACHE].get(KEY_OF_THE_DAY)
    if kept is None or kept[0] != timezone.localdate():
        caches[CACHE].clear()


def _key() -> bytes:
    today = timezone.localdate()
    kept: tuple[object, bytes] | None = caches[CACHE].get(KEY_OF_THE_DAY)
    if kept is None or kept[0] != today:
        caches[CACHE].clear()
        caches[CACHE].set(KEY_OF_THE_DAY, (today, secrets.token_bytes(32)), 86_400)
        kept = caches[CACHE].get(KEY_OF_THE_DAY) or (today, secrets.token_bytes(32))
    return kept[1]


def _hash(words: str) -> str:
    return hmac.new(_key(), words.encode("utf-8", "replace"), sha256).hexdigest()[:32]


def _subject_key(reader: Reader, subject: str) -> str:
    return f"answer.{_hash(f'{reader.mark} {subject}')}"


def _hour_key(mark: str) -> str:
    return f"hour.{mark}.{timezone.localtime():%d%H}"


def _seconds_left_today() -> int:
    now = timezone.localtime()
    midnight = datetime.combine(now.date() + timedelta(days=1), time(), tzinfo=now.tzinfo)
    return int((midnight - now).total_seconds()) + 1
