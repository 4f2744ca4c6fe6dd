"""The foundation that nearly every test of a page stands on, put down as rows: 0.02 seconds instead of 0.45 to 0.9.

``lay_foundation`` makes two home pages with twenty sections, each published as an editor would. What it writes is noted
once, in a transaction that is rolled back, and written as plain rows into each test that asks for it. A test that
stands on anything else than freshly migrated tables, or whose clock was turned, gets the real thing.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from home.foundation import lay_foundation
from search.indexing.marking import build_on_commit
from search.models import SearchSource

Row = tuple[Any, ...]
NOTED_FOR = timedelta(hours=3)
"""No run of tests takes longer; a clock beyond that was turned by the test."""


@dataclass
class TableChange:
    """What the foundation does to one table."""

    table: str
    columns: tuple[str, ...]
    key: int
    """The place of the primary key among ``columns``."""
    before: dict[Any, Row]
    made: list[Row] = field(default_factory=list)
    changed: list[Row] = field(default_factory=list)
    gone: list[Any] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Say whether the foundation leaves this table alone."""
        return not (self.made or self.changed or self.gone)


class FoundationCopy:
    """What ``lay_foundation`` writes, ready to be written again."""

    def __init__(self) -> None:
        self._changes: list[TableChange] | None = None
        self._noted_at: datetime | None = None

    def note(self) -> None:
        """Lay the foundation on freshly migrated tables, note what it writes, and take it back."""
        with transaction.atomic():
            before = {model: _rows(model) for model in _models()}
            lay_foundation()
            changes = [_change(model, rows, _rows(model)) for model, rows in before.items()]
            transaction.set_rollback(True)
        self._changes = [change for change in changes if not change.is_empty]
        self._noted_at = timezone.now()

    def forget(self) -> None:
        """Note anew before the next use: a test emptied every table, and what migrations made may have other ids."""
        self._changes = None

    @property
    def is_noted(self) -> bool:
        """Say whether there is something to put down."""
        return self._changes is not None

    def put_down(self) -> bool:
        """Write the rows and return true, or return false where this test does not stand on migrated tables alone."""
        if self._changes is None or self._noted_at is None or not connection.in_atomic_block:
            return False
        if not timedelta(0) <= timezone.now() - self._noted_at < NOTED_FOR:
            return False
        with connection.cursor() as cursor:
            if any(_read(cursor, change) != change.before for change in self._changes):
                return False
            for change in self._changes:
                _take_away(cursor, change)
            for change in self._changes:
                _put(cursor, change)
        build_on_commit(SearchSource.objects.order_by("pk").values_list("key", flat=True))
        return True


copy = FoundationCopy()


def _models() -> list[type[Model]]:
    by_triggers = set(full_text_tables())
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not (model._meta.proxy or model._meta.swapped)
        and model._meta.db_table not in by_triggers
    ]


def full_text_tables() -> list[str]:
    """Return SQLite's full-text tables, which the rows of others fill, or nobody's model."""
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE % USING fts5(%'")
        return [name for (name,) in cursor.fetchall()]


def _columns(model: type[Model]) -> tuple[str, ...]:
    return tuple(str(one.column) for one in model._meta.local_concrete_fields)


def _rows(model: type[Model]) -> dict[Any, Row]:
    with connection.cursor() as cursor:
        return _read(cursor, _change(model, {}, {}))


def _read(cursor: Any, change: TableChange) -> dict[Any, Row]:
    names = ", ".join(map(connection.ops.quote_name, change.columns))
    cursor.execute(f"SELECT {names} FROM {connection.ops.quote_name(change.table)}")  # noqa: S608 — our own schema
    return {row[change.key]: tuple(row) for row in cursor.fetchall()}


def _change(model: type[Model], before: dict[Any, Row], after: dict[Any, Row]) -> TableChange:
    columns = _columns(model)
    return TableChange(
        table=model._meta.db_table,
        columns=columns,
        key=columns.index(str(model._meta.pk.column)),
        before=before,
        made=[row for key, row in after.items() if key not in before],
        changed=[row for key, row in after.items() if key in before and before[key] != row],
        gone=[key for key in before if key not in after],
    )


def _take_away(cursor: Any, change: TableChange) -> None:
    key = connection.ops.quote_name(change.columns[change.key])
    away = [(one,) for one in (*change.gone, *(row[change.key] for row in change.changed))]
    if away:
        cursor.executemany(f"DELETE FROM {connection.ops.quote_name(change.table)} WHERE {key} = %s", away)  # noqa: S608


def _put(cursor: Any, change: TableChange) -> None:
    names = ", ".join(map(connection.ops.quote_name, change.columns))
    places = ", ".join(["%s"] * len(change.columns))
    rows = [*change.changed, *change.made]
    if rows:
        table = connection.ops.quote_name(change.table)
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)  # noqa: S608
