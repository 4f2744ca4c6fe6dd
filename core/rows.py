"""Writes many new rows of one table: as ``bulk_create`` does, without making a statement of every value.

PostgreSQL is handed them as a copy, SQLite by one prepared statement. For imports, of which making statements with
hundreds of thousands of values, and reading these, took a fifth of the time on SQLite and more on PostgreSQL.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from django.db import connection, models, transaction

Row = TypeVar("Row", bound=models.Model)

READY: tuple[tuple[type[models.Field], type], ...] = (
    (models.CharField, str),
    (models.SlugField, str),
    (models.URLField, str),
    (models.TextField, str),
    (models.BooleanField, bool),
    (models.IntegerField, int),
    (models.PositiveIntegerField, int),
    (models.BigIntegerField, int),
    (models.PositiveBigIntegerField, int),
    (models.AutoField, int),
    (models.BigAutoField, int),
    (models.FloatField, float),
)
"""What both databases take as it is. A field of one's own kind may want its values otherwise, and is always asked."""
KEYS_GIVEN = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
LAST_KEY = "SELECT seq FROM sqlite_sequence WHERE name = %s"


def insert_rows(model: type[Row], rows: Iterable[Row]) -> list[Row]:
    """Write new ``rows`` of ``model``, give each that has no key its own, and return them; no signal is sent.

    What they point to is saved, and what they say are values, no expressions. Of a type that stands on another table
    only its own table is written. All are written, or Django's error of the database is raised.
    """
    written = list(rows)
    if not written:
        return written
    meta = model._meta.concrete_model._meta
    fields = [field for field in meta.local_concrete_fields if not field.generated]
    with transaction.atomic(savepoint=False):
        _give_keys(meta, [row for row in written if row.pk is None])
        columns = [_column(field) for field in fields]
        values = (tuple(column(row) for column in columns) for row in written)
        _write(meta.db_table, [field.column for field in fields], values)
    for row in written:
        row._state.adding, row._state.db = False, connection.alias
    return written


def _column(field: models.Field) -> Callable[[Any], Any]:
    """Return what reads a field of a row in the form that the database takes."""
    ready = _ready(field)
    name = field.attname
    sets_itself = type(field).pre_save is not models.Field.pre_save

    def value_of(row: Any) -> Any:
        value = field.pre_save(row, True) if sets_itself else getattr(row, name)
        if ready is not None and (type(value) is ready or value is None):
            return value
        return field.get_db_prep_save(value, connection)

    return value_of


def _ready(field: models.Field) -> type | None:
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    return next((kind for known, kind in READY if type(field) is known), None)


def _give_keys(meta: Any, rows: Sequence[models.Model]) -> None:
    """Number rows whose table numbers its rows; on SQLite the transaction at hand is the only one that writes."""
    if not rows or not isinstance(meta.pk, models.AutoField):
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(KEYS_GIVEN, [connection.ops.quote_name(meta.db_table), meta.pk.column, len(rows)])
            keys: Iterable[int] = [key for (key,) in cursor.fetchall()]
        else:
            cursor.execute(LAST_KEY, [meta.db_table])
            (last,) = cursor.fetchone() or (0,)
            keys = range(last + 1, last + 1 + len(rows))
    for row, key in zip(rows, keys, strict=True):
        row.pk = key


def _write(table: str, columns: Sequence[str], values: Iterator[tuple[Any, ...]]) -> None:
    quoted = connection.ops.quote_name
    into = f"{quoted(table)} ({', '.join(map(quoted, columns))})"
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {into} VALUES ({places})", values)  # noqa: S608 — names of our own tables
            return
        with connection.wrap_database_errors, cursor.copy(f"COPY {into} FROM STDIN") as copy:
            for row in values:
                copy.write_row(row)
