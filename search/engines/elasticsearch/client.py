"""Connections to Elasticsearch: one for citizens, which gives up soon, and one for bulk work, which waits.

Whatever goes wrong on the way is an ``EngineUnavailableError`` with one line for people.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from django.conf import settings
from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch, UnsupportedProductError

from search.queries import EngineUnavailableError, QuestionRefusedError

BULK_TIMEOUT = 30.0
"""Seconds for one bulk request of at most 5 MB, and for making or swapping an index."""
OLDEST_VERSION = (8, 19)
FIRST_UNKNOWN_MAJOR = 10
BAD_REQUEST = 400

_accepted: set[str] = set()


def for_citizens(patience: float = 0) -> Elasticsearch:
    """Return the connection for searches: ``patience`` or ``SEARCH_REQUEST_TIMEOUT`` seconds, no second wait.

    Where several nodes are named, one that takes no connection at all is passed over at once for the next.
    """
    return _accepted_server(settings.ELASTICSEARCH_URL, patience or settings.SEARCH_REQUEST_TIMEOUT)


def for_indexing() -> Elasticsearch:
    """Return the connection for the worker and commands."""
    return _accepted_server(settings.ELASTICSEARCH_URL, BULK_TIMEOUT)


@contextmanager
def trouble_named() -> Iterator[None]:
    """Turn every failure of the connection or the server into ``EngineUnavailableError``.

    Where only this request is at fault (400) it is a ``QuestionRefusedError``.
    """
    try:
        yield
    except UnsupportedProductError as error:
        raise EngineUnavailableError(f"What answers at {shown_address()} is not Elasticsearch.") from error
    except ApiError as error:
        kind = QuestionRefusedError if error.status_code == BAD_REQUEST else EngineUnavailableError
        raise kind(f"Elasticsearch at {shown_address()} refused: {error.status_code} {_reason(error)}") from error
    except TransportError as error:
        raise EngineUnavailableError(
            f"Elasticsearch at {shown_address()} cannot be reached: {_one_line(error.message)}"
        ) from error


def shown_address() -> str:
    """Return the configured addresses without names and passwords."""
    return re.sub(r"//[^@/]*@", "//", ", ".join(addresses(settings.ELASTICSEARCH_URL)))


def addresses(urls: str) -> list[str]:
    """Return the addresses of nodes that ``urls`` names, separated by commas or spaces."""
    return re.split(r"[,\s]+", urls.strip(", \t\r\n"))


def _accepted_server(urls: str, timeout: float) -> Elasticsearch:
    client = _client(urls, timeout)
    if urls not in _accepted:
        with trouble_named():
            about = client.info()
        _refuse_unsupported(about.get("version", {}).get("number", "of an unknown version"))
        _accepted.add(urls)
    return client


@lru_cache(maxsize=4)
def _client(urls: str, timeout: float) -> Elasticsearch:
    nodes = addresses(urls)
    try:
        return Elasticsearch(
            nodes,
            request_timeout=timeout,
            max_retries=len(nodes) - 1,
            retry_on_timeout=False,
            retry_on_status=(),
        )
    except ValueError as error:
        raise EngineUnavailableError(f"ELASTICSEARCH_URL does not name addresses: {_one_line(str(error))}") from error


def _refuse_unsupported(number: str) -> None:
    version = re.match(r"(\d+)\.(\d+)", number)
    major, minor = (int(version[1]), int(version[2])) if version else (0, 0)
    if not OLDEST_VERSION <= (major, minor) < (FIRST_UNKNOWN_MAJOR, 0):
        raise EngineUnavailableError(f"Elasticsearch {number} at {shown_address()} is not supported; use 8.19 or 9.x.")


def _reason(error: ApiError) -> str:
    body = error.body if isinstance(error.body, dict) else {}
    cause = body.get("error", error.message)
    if isinstance(cause, dict):
        cause = (cause.get("root_cause") or [cause])[0].get("reason") or cause.get("type")
    return _one_line(str(cause))


def _one_line(text: str) -> str:
    return " ".join(text.split())[:300]
