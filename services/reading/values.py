"""What a record of the national database of procedures says, in parts.

Texts are as the source writes them, without stray spaces; "" means that the source has nothing to say there.
"""

from collections.abc import Mapping
from dataclasses import dataclass

#: What the source writes in an empty cell.
NO_INFORMATION = "Không có thông tin"


class UnreadableRecord(ValueError):
    """The record is no procedure: ``reason`` says in English what is missing or of the wrong type."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class CannotSplit(ValueError):
    """The cell has another shape than the source's tables, so that splitting it would be guessing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way to apply. ``time_limit`` and ``fee`` are as written, so they may be ``NO_INFORMATION``.

    ``amount`` and ``unit`` ("working_days", "days", "hours", "months", "years") are the time limit where it is plain:
    a bare "5" has an unknown unit, and gives ``None`` and "". Several fees of one way stand one after another.
    """

    method: str
    time_limit: str
    amount: int | None = None
    unit: str = ""
    fee: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper of the dossier; a number of copies that the source leaves out is ``None``, and 0 where it writes 0."""

    name: str
    originals: int | None = None
    copies: int | None = None
    quantity: str = ""
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCase:
    """The papers asked for in one case; ``heading`` is "" where the source names no case."""

    heading: str
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A legal document that the procedure rests on; ``number`` is as written: "Luật số 146/2025/QH15"."""

    title: str
    number: str

    @property
    def bare_number(self) -> str:
        """The number without words before it, as ``core.document_numbers`` reads it: "146/2025/QH15"."""
        return self.number.lstrip("".join(character for character in self.number if not character.isdigit()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step; ``title`` ("Bước 1: Nộp hồ sơ") is "" for text that stands in no named step."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureRecord:
    """A whole procedure. ``as_given`` holds, by the name of the field here, each cell that could not be split."""

    code: str
    name: str
    national_url: str
    decision_number: str
    levels: tuple[str, ...]
    kind: str
    field: str
    audiences: tuple[str, ...]
    deciding_agencies: tuple[str, ...]
    implementing_agencies: tuple[str, ...]
    coordinating_agencies: tuple[str, ...]
    reception_address: str
    steps: tuple[Step, ...]
    ways: tuple[Way, ...]
    cases: tuple[PaperCase, ...]
    bases: tuple[Basis, ...]
    results: tuple[str, ...]
    conditions: str
    related: tuple[str, ...]
    source: str
    as_given: Mapping[str, str]
