"""Writes many new rows of one table: as ``bulk_create`` does, without making a statement of every value.

PostgreSQL is handed them as a copy, SQLite by one prepared statement. For imports: of that of procedures
making the statements alone took an eighth of the time (profiled on SQLite), and PostgreSQL has to read them too.
"""

from collections.abc import Iterable, Iterator, Sequence
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
    meta = _table(model)
    fields = [field for field in meta.local_concrete_fields if not field.generated]
    with transaction.atomic(savepoint=False):
        unnumbered = [row for row in written if row.pk is None] if isinstance(meta.pk, models.AutoField) else []
        for row, key in zip(unnumbered, _keys(meta, len(unnumbered)), strict=True):
            row.pk = key
        _write(meta, fields, _values_of(written, fields))
    for row in written:
        row._state.adding, row._state.db = False, connection.alias
    return written


def insert_values(model: type[models.Model], names: Sequence[str], values: Iterable[Sequence[Any]]) -> None:
    """Write new rows of ``model``, whose table numbers them, without making objects of them.

    ``names`` are those of all its other columns (``page_id``, not ``page``); nothing has a default.
    """
    meta = _table(model)
    fields = [meta.pk, *(_field(meta, name) for name in names)]
    given = list(values)
    with transaction.atomic(savepoint=False):
        others = _others(fields)
        rows = ([key, *row] for key, row in zip(_keys(meta, len(given)), given, strict=True))
        _write(meta, fields, (_prepared(row, others) for row in rows))


def _table(model: type[models.Model]) -> Any:
    return (model._meta.concrete_model or model)._meta


def _field(meta: Any, name: str) -> models.Field:
    return next(field for field in meta.local_concrete_fields if field.attname == name)


def _values_of(rows: Iterable[models.Model], fields: Sequence[models.Field]) -> Iterator[list[Any]]:
    """Yield what the rows say in the form that the database takes; fields such as ``auto_now`` set themselves."""
    names = [field.attname for field in fields]
    themselves = [(place, field) for place, field in enumerate(fields) if _sets_itself(field)]
    others = _others(fields)
    for row in rows:
        values = [getattr(row, name) for name in names]
        for place, field in themselves:
            values[place] = field.pre_save(row, True)
        yield _prepared(values, others)


def _sets_itself(field: models.Field) -> bool:
    return type(field).pre_save is not models.Field.pre_save


def _others(fields: Sequence[models.Field]) -> list[tuple[int, models.Field, type | None]]:
    return [(place, field, _ready(field)) for place, field in enumerate(fields)]


def _prepared(values: list[Any], fields: Iterable[tuple[int, models.Field, type | None]]) -> list[Any]:
    for place, field, ready in fields:
        value = values[place]
        if type(value) is not ready and (value is not None or ready is None):
            values[place] = field.get_db_prep_save(value, connection)
    return values


def _ready(field: models.Field) -> type | None:
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    return next((kind for known, kind in READY if type(field) is known), None)


def _keys(meta: Any, count: int) -> Sequence[int]:
    """Return new keys of a table; on SQLite the transaction at hand is the only one that writes."""
    if not count:
        return ()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(KEYS_GIVEN, [connection.ops.quote_name(meta.db_table), meta.pk.column, count])
            return [key for (key,) in cursor.fetchall()]
        cursor.execute(LAST_KEY, [meta.db_table])
        (last,) = cursor.fetchone() or (0,)
        return range(last + 1, last + 1 + count)


def _write(meta: Any, fields: Sequence[Any], values: Any) -> None:
    """Write ``values`` of ``fields``, made one row after the other as they are written."""
    quoted = connection.ops.quote_name
    into = f"{quoted(meta.db_table)} ({', '.join(quoted(field.column) for field in fields)})"
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            places = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"INSERT INTO {into} VALUES ({places})", values)  # noqa: S608 — names of our own tables
            return
        with connection.wrap_database_errors, cursor.copy(f"COPY {into} FROM STDIN") as copy:
            for row in values:
                copy.write_row(row)
