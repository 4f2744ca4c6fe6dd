"""Whom an incident concerns: which procedures and which agencies; pure rules, no database."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

PROCEDURE, FIELD, AGENCY = "procedure", "field", "agency"
"""What editors name, as the rows of ``Incident.concerns`` call it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerns:
    """Keys of what an incident names; nothing named at all means everything of the province."""

    agencies: frozenset[int] = frozenset()
    """Its own agency too."""
    fields: frozenset[int] = frozenset()
    procedures: frozenset[int] = frozenset()

    @property
    def is_of_some_procedures(self) -> bool:
        """Say whether it concerns no other procedures than those named, by themselves or by their field."""
        return bool(self.fields or self.procedures)


def concerns_of(agency: int | None, rows: Iterable[Mapping[str, Any]]) -> Concerns:
    """Return what an incident of ``agency`` (none: of the province) concerns, by the rows of its list."""
    named: dict[str, set[int]] = {PROCEDURE: set(), FIELD: set(), AGENCY: {agency} if agency is not None else set()}
    for row in rows:
        if row.get("type") in named and isinstance(row.get("value"), int):
            named[row["type"]].add(row["value"])
    return Concerns(
        agencies=frozenset(named[AGENCY]), fields=frozenset(named[FIELD]), procedures=frozenset(named[PROCEDURE])
    )


def concerns_procedure(
    concerns: Concerns, procedure: int, *, fields: Collection[int], agencies: Collection[int | None]
) -> bool:
    """Say whether readers of a procedure of these fields and agencies must be told.

    Procedures and fields that are named narrow it down; without them all procedures of the agencies are meant.
    """
    if concerns.is_of_some_procedures:
        return procedure in concerns.procedures or not concerns.fields.isdisjoint(fields)
    return not concerns.agencies or not concerns.agencies.isdisjoint(agencies)


def concerns_agency(concerns: Concerns, agency: int) -> bool:
    """Say whether readers of an agency's page must be told: it is named, or nothing is."""
    return agency in concerns.agencies or not (concerns.agencies or concerns.is_of_some_procedures)
