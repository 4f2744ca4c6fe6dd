"""Writes down that words were looked for, or that one of their results was opened: one statement, and never an error.

A reader's page must not wait for the log nor fail because of it: a busy SQLite is waited for at most ``PATIENCE_MS``,
and what cannot be written is lost.
"""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import date
from typing import Any

import structlog
from django.db import DatabaseError, connection, transaction

from search.query_log.models import LoggedQuery
from search.query_log.wording import Wording

log = structlog.get_logger(__name__)

PATIENCE_MS = 60
MOST_CLICKS_OF_ONE = 5
"""Results that one reader may be thought to open; more clicks than that for each question are not counted."""

_TABLE = LoggedQuery._meta.db_table
_ASKED = f"""
    INSERT INTO {_TABLE} (day, key, words, asked, without_result, clicks) VALUES (%s, %s, %s, 1, %s, 0)
    ON CONFLICT (day, key) DO UPDATE
    SET asked = {_TABLE}.asked + 1, without_result = {_TABLE}.without_result + excluded.without_result
"""  # noqa: S608 — the name of our own table
_OPENED = f"""
    UPDATE {_TABLE} SET clicks = clicks + 1 WHERE day = %s AND key = %s AND clicks < asked * {MOST_CLICKS_OF_ONE}
"""  # noqa: S608


def record_question(said: Wording, *, found: int, on: date) -> None:
    """Count that these words were looked for on this day with ``found`` results. Never raises."""
    _write(_ASKED, [on, said.key, said.words, int(found == 0)])


def record_click(said: Wording, *, on: date) -> None:
    """Count that a result of these words was opened; nothing of words that nobody asked for then. Never raises."""
    _write(_OPENED, [on, said.key])


def _write(statement: str, values: list[Any]) -> None:
    try:
        # Within a transaction a failed statement would take the rest with it.
        whole = transaction.atomic() if connection.in_atomic_block else nullcontext()
        with _little_patience(), whole, connection.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError as error:
        log.warning("search.not_logged", error=type(error).__name__)  # the error's own words could hold the reader's


@contextmanager
def _little_patience() -> Iterator[None]:
    """Wait only a moment where another process writes to SQLite; within a transaction its own wait holds."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    connection.ensure_connection()
    raw = connection.connection
    usual = raw.execute("PRAGMA busy_timeout").fetchone()[0]
    raw.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
    try:
        yield
    finally:
        raw.execute(f"PRAGMA busy_timeout = {usual}")
