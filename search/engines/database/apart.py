"""Tables that stand before the portal's own, in one connection: what is measured in them touches no live row.

A temporary table of the same name comes first in either database, for this connection alone, and ends with it even
if the process is killed. The tables have the columns and indexes of the live ones as they are now.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from search.models import SearchEntry, SearchEntryFacet, SearchSource

TABLES = tuple(model._meta.db_table for model in (SearchSource, SearchEntry, SearchEntryFacet))
DERIVED = "search\\_entry\\_%"
"""Pattern of the names of all tables that are made from entries: tokens, titles, their vocabulary."""
_CREATE = re.compile(r"^CREATE (VIRTUAL TABLE|TABLE|UNIQUE INDEX|INDEX) ")


class NotApartError(Exception):
    """The tables would not stand before the live ones; nothing was written."""


@contextmanager
def tables_set_apart() -> Iterator[None]:
    """Let every query of this connection see empty tables of search instead of the live ones until the block ends.

    Raises ``NotApartError`` before anything can be written.
    """
    with _on_postgresql() if connection.vendor == "postgresql" else _on_sqlite():
        yield


@contextmanager
def _on_postgresql() -> Iterator[None]:
    # All in one transaction that is never committed: behind a pool of connections nothing is left in one of them.
    with transaction.atomic():
        try:
            tables = _tables(
                "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename LIKE %s"
            )
            for table in tables:
                _run(f"CREATE TEMPORARY TABLE {table} (LIKE {table} INCLUDING ALL) ON COMMIT DROP")
            persistence = "SELECT relpersistence FROM pg_class WHERE oid = %s::regclass"
            _check(all(_rows(persistence, [table]) == [("t",)] for table in tables))
            yield
        finally:
            transaction.set_rollback(True)


@contextmanager
def _on_sqlite() -> Iterator[None]:
    # No transaction around all of it: with BEGIN IMMEDIATE editors could save nothing meanwhile.
    virtual = "SELECT name FROM main.sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%%' AND name LIKE %s ESCAPE '\\'"
    tables = _tables(virtual + " ORDER BY rowid")  # a vocabulary is made after its tokens, and read through them
    try:
        for table in tables:
            for (statement,) in _rows("SELECT sql FROM main.sqlite_master WHERE tbl_name = %s AND sql <> ''", [table]):
                _run(_CREATE.sub(r"CREATE \1 temp.", statement, count=1))
        made = {name for (name,) in _rows("SELECT name FROM temp.sqlite_master WHERE type = 'table'", [])}
        _check(made.issuperset(tables))
        yield
    finally:
        for table in reversed(tables):
            _run(f"DROP TABLE IF EXISTS temp.{table}")


def _tables(derived: str) -> list[str]:
    """Return the tables of the models and those that are made from them, each before those that need it."""
    return [*TABLES, *(name for (name,) in _rows(derived, [DERIVED]))]


def analyse() -> None:
    """Tell the planner of PostgreSQL what the tables hold; nobody else does so for temporary ones."""
    if connection.vendor == "postgresql":
        for table in TABLES:
            _run(f"ANALYZE {table}")


def _check(are_apart: bool) -> None:
    if not are_apart:
        raise NotApartError("Temporary tables do not come first in this database; is search_path changed?")


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _rows(sql: str, params: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
