"""Who issued a document, what it is about and its files: what stands beside it, read together.

It is read by the model of documents, and so takes the models from the page that it is given.
"""

from typing import Any, NamedTuple

from django.db.models import QuerySet, Value

NAMES = ("issuers", "fields", "files")
ISSUER, FIELD, FILE = range(3)


class Particulars(NamedTuple):
    """The rows as the page's own managers give them, with agencies and files."""

    issuers: list[Any]
    fields: list[Any]
    files: list[Any]


class _Row(NamedTuple):
    """One of all three; a column means what the rows below put into it."""

    what: int
    place: int | None
    name: str
    second_name: str
    slug: str
    words: str
    further_words: str
    number: int | None
    pk: int


def particulars_of(page: Any) -> Particulars:
    """Return what stands beside ``page``, in order; one statement, or what is held already, as in a preview."""
    held = {**getattr(page, "_cluster_related_objects", {}), **getattr(page, "_prefetched_objects_cache", {})}
    if page.pk is None or any(name in held for name in NAMES):
        return Particulars(*(list(getattr(page, name).all()) for name in NAMES))
    found: tuple[list[_Row], ...] = ([], [], [])
    for values in _rows_of(page):
        row = _Row(*values)
        found[row.what].append(row)
    for rows in (found[ISSUER], found[FILE]):
        rows.sort(key=lambda row: row.place or 0)
    found[FIELD].sort(key=lambda row: row.name)
    return Particulars(
        issuers=[_issuer(page, row) for row in found[ISSUER]],
        fields=[_field(page, row) for row in found[FIELD]],
        files=[_file(page, row) for row in found[FILE]],
    )


def _rows_of(page: Any) -> QuerySet:
    meta, nothing, zero = type(page)._meta, Value(""), Value(0)
    through = meta.get_field("fields").remote_field.through._base_manager
    fields = through.filter(**{meta.get_field("fields").m2m_field_name(): page.pk})
    issuers = meta.get_field("issuers").related_model._base_manager.filter(page_id=page.pk).order_by()
    files = meta.get_field("files").related_model._base_manager.filter(page_id=page.pk).order_by()
    of_agency = ("agency__name", "agency__name_en", "agency__slug", "signer", "signer_title", zero, "agency_id")
    of_field = ("field__name", "field__name_en", "field__slug", nothing, nothing, zero, "field_id")
    of_file = ("file__title", "title", "file__file", "role", nothing, "file__file_size", "file_id")
    return issuers.values_list(Value(ISSUER), "sort_order", *of_agency).union(
        fields.order_by().values_list(Value(FIELD), zero, *of_field),
        files.values_list(Value(FILE), "sort_order", *of_file),
        all=True,
    )


def _issuer(page: Any, row: _Row) -> Any:
    issuer = page._meta.get_field("issuers").related_model
    agency = issuer._meta.get_field("agency").related_model
    return issuer(agency=_named(agency, page, row), signer=row.words, signer_title=row.further_words)


def _field(page: Any, row: _Row) -> Any:
    return _named(page._meta.get_field("fields").related_model, page, row)


def _named(model: Any, page: Any, row: _Row) -> Any:
    return model.from_db(
        page._state.db, ["id", "name", "name_en", "slug"], [row.pk, row.name, row.second_name, row.slug]
    )


def _file(page: Any, row: _Row) -> Any:
    of_document = page._meta.get_field("files").related_model
    file = of_document._meta.get_field("file").related_model
    values = [row.pk, row.name, row.slug, row.number]
    stored = file.from_db(page._state.db, ["id", "title", "file", "file_size"], values)
    return of_document(file=stored, title=row.second_name, role=row.words)
