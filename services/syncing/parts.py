"""The parts of a procedure's page as plain values, which can be compared, kept, and set on a page again.

A value is a text, a list of texts, or a list of rows (mappings of columns). It holds what the source fills in and
nothing that editors add beside it: notes at papers, files of forms, the chosen document of a legal basis.
"""

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from django.db.models import prefetch_related_objects

from directory.models import Agency, Field
from services.models.parts import (
    LegalBasis,
    ProcedureAgency,
    ProcedureResult,
    ProcedureStep,
    UnsplitPart,
    WayToApply,
)
from services.syncing.additions import bases_with_documents, cases_with_additions
from services.syncing.part_names import Part

Value = Any
"""A text, a list of texts, or a list of rows."""

COLUMNS = {
    Part.TITLE: "title",
    Part.NAME: "official_name",
    Part.ADDRESS: "reception_address",
    Part.CONDITIONS: "conditions",
    Part.DECISION: "decision_number",
    Part.KIND: "kind_of_procedure",
    Part.NATIONAL_URL: "national_url",
}
LISTS = {Part.LEVELS: "levels", Part.AUDIENCES: "audiences"}
ROWS: Mapping[Part, tuple[str, Any, tuple[str, ...]]] = {
    Part.STEPS: ("steps", ProcedureStep, ("title", "text")),
    Part.WAYS: ("ways", WayToApply, ("method", "time_limit", "amount", "unit", "fee", "description")),
    Part.RESULTS: ("results", ProcedureResult, ("text",)),
    Part.BASES: ("bases", LegalBasis, ("title", "number")),
    Part.AS_GIVEN: ("unsplit_parts", UnsplitPart, ("part", "text")),
}
OF_PAPERS = ("name", "originals", "copies", "quantity", "forms")


def values_of(page: Any) -> dict[Part, Value]:
    """Return every part of ``page``, which may be unsaved."""
    return {part: value_of(page, part) for part in Part}


def value_of(page: Any, part: Part) -> Value:
    """Return one part of ``page``."""
    if part in COLUMNS:
        return _text(getattr(page, COLUMNS[part]))
    if part in LISTS:
        return list(getattr(page, LISTS[part]))
    if part in ROWS:
        accessor, _model, columns = ROWS[part]
        return [_row(one, columns) for one in getattr(page, accessor).all()]
    if part == Part.FIELDS:
        return sorted(field.name for field in page.fields.all())
    return _agencies(page) if part == Part.AGENCIES else _cases(page)


def mark(part: Part, value: Value) -> str:
    """Return the fingerprint of a value; an agency counts as the same under whatever name."""
    if part == Part.AGENCIES:
        value = [[row["role"], row["agency"] or row["name"]] for row in value]
    packed = json.dumps(value, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
    return blake2b(packed, digest_size=8).hexdigest()


def marks_of(values: Mapping[Part, Value]) -> dict[str, str]:
    """Return the fingerprints of all ``values``, as they are kept."""
    return {part.value: mark(part, value) for part, value in values.items()}


def set_value(page: Any, part: Part, value: Value) -> bool:
    """Set a part on ``page``, keep what editors added to its rows, and say whether all of that found its row again."""
    if part in COLUMNS:
        setattr(page, COLUMNS[part], value)
    elif part in LISTS:
        setattr(page, LISTS[part], list(value))
    elif part == Part.FIELDS:
        page.fields = list(Field.objects.filter(name__in=value))
    elif part == Part.AGENCIES:
        page.agencies = [_agency(row) for row in value]
    elif part == Part.CASES:
        page.paper_cases, is_whole = cases_with_additions(page, value)
        return is_whole
    else:
        accessor, model, _columns = ROWS[part]
        rows, is_whole = [model(**row) for row in value], True
        if part == Part.BASES:
            is_whole = bases_with_documents(page, rows)
        setattr(page, accessor, rows)
        return is_whole
    return True


def _text(value: object) -> Any:
    """Return a text with line ends of one kind, as no browser would change it; a number stays one."""
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _row(one: Any, columns: tuple[str, ...]) -> dict[str, Any]:
    return {name: _text(getattr(one, name)) for name in columns}


def _cases(page: Any) -> list[dict[str, Any]]:
    return [
        {"heading": _text(case.heading), "papers": [_row(paper, OF_PAPERS) for paper in case.papers.all()]}
        for case in page.paper_cases.all()
    ]


def _agencies(page: Any) -> list[dict[str, Any]]:
    rows = list(page.agencies.all())
    prefetch_related_objects(
        [row for row in rows if row.agency_id and "agency" not in row._state.fields_cache], "agency"
    )
    return [
        {"role": row.role, "agency": row.agency_id, "name": row.agency.name if row.agency else _text(row.given_name)}
        for row in rows
    ]


def _agency(row: Mapping[str, Any]) -> ProcedureAgency:
    """Return the row; an agency that is no more in the directory stands with its name."""
    known = Agency.objects.filter(pk=row["agency"]).first() if row["agency"] else None
    return ProcedureAgency(role=row["role"], agency=known, given_name="" if known else row["name"])
