"""Whom a question is put to: the engine of this installation, and the database while that one is down."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

import structlog
from django.conf import settings
from django.db import DatabaseError

from search.engines import database_engine, elasticsearch_is_configured, primary_engine
from search.queries import EngineUnavailableError, QuestionRefusedError, SearchEngine
from search.results.breaker import Breaker, BreakerOpenError

log = structlog.get_logger(__name__)

T = TypeVar("T")


class SearchFailedError(Exception):
    """No engine can answer, not even the database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Generic[T]):
    """What an engine said, and which one."""

    value: T
    engine: str
    is_fallback: bool


@cache
def breaker() -> Breaker:
    """Return the breaker of this process; tests forget it with ``breaker.cache_clear()``."""
    return Breaker(failures=settings.SEARCH_BREAKER_FAILURES, seconds=settings.SEARCH_BREAKER_SECONDS)


def ask(question: Callable[[SearchEngine], T]) -> Answer[T]:
    """Put ``question`` to the engine of this installation, or to the database while that one is down.

    Raises ``SearchFailedError`` when neither answers.
    """
    if not elasticsearch_is_configured():
        return ask_database(question, is_fallback=False)
    try:
        return _ask_primary(question)
    except BreakerOpenError:
        return ask_database(question)
    except EngineUnavailableError as error:
        log.warning("search.engine_unavailable", error=str(error))
        return ask_database(question)


def ask_database(question: Callable[[SearchEngine], T], *, is_fallback: bool = True) -> Answer[T]:
    """Put ``question`` to the database. Raises ``SearchFailedError``."""
    engine = database_engine()
    try:
        return Answer(value=question(engine), engine=engine.name, is_fallback=is_fallback)
    except (DatabaseError, EngineUnavailableError) as error:
        log.exception("search.failed", engine=engine.name)
        raise SearchFailedError from error


def _ask_primary(question: Callable[[SearchEngine], T]) -> Answer[T]:
    with breaker().guard(EngineUnavailableError):
        engine = primary_engine()
        try:
            return Answer(value=question(engine), engine=engine.name, is_fallback=False)
        except QuestionRefusedError as error:
            refused = error
    # Outside the guard: who said no is well, and the questions of others must not pay for this one.
    raise refused
