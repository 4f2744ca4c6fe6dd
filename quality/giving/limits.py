"""How often a system may send, and a connection may guess; counted by the hour in a cache, without addresses."""

from hashlib import sha256

from django.conf import settings
from django.core.cache import caches
from django.utils import timezone
from django.utils.crypto import salted_hmac

CACHE = "guesses"
HOUR = 3600


def sent_too_often(token_key: str) -> bool:
    """Count one message of a token, and say whether it is one too many within the hour."""
    return _count(f"quality.sent.{token_key}") > settings.QUALITY_MESSAGES_AN_HOUR


def guesses_too_often(network: str) -> bool:
    """Say whether a connection has sent too many wrong tokens within the hour."""
    return int(caches[CACHE].get(_key(_name(network)), 0)) >= settings.QUALITY_WRONG_TOKENS_AN_HOUR


def note_wrong_token(network: str) -> None:
    """Count one wrong token of a connection, known by a hash that is keyed by the portal's secret and the day."""
    _count(_name(network))


def _name(network: str) -> str:
    mark = salted_hmac(f"quality.guess.{timezone.localdate()}", network, algorithm="sha256").hexdigest()[:32]
    return f"quality.wrong.{mark}"


def _count(name: str) -> int:
    key = _key(name)
    kept = caches[CACHE]
    number = int(kept.get(key, 0)) + 1
    kept.set(key, number, HOUR)
    return number


def _key(name: str) -> str:
    return f"{sha256(name.encode()).hexdigest()[:32]}.{timezone.localtime():%d%H}"
