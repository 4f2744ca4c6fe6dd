"""Procedures and the list of them."""

from .index import ProcedureIndexPage
from .parts import (
    LegalBasis,
    PaperCase,
    ProcedureAgency,
    ProcedureResult,
    ProcedureStep,
    RequiredPaper,
    UnsplitPart,
    WayToApply,
)
from .procedure import ProcedurePage

__all__ = [
    "LegalBasis",
    "PaperCase",
    "ProcedureAgency",
    "ProcedureIndexPage",
    "ProcedurePage",
    "ProcedureResult",
    "ProcedureStep",
    "RequiredPaper",
    "UnsplitPart",
    "WayToApply",
]
