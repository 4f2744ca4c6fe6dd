"""Procedures and the list of them."""

from .calendar_day import CalendarDay, CalendarDayKind, CalendarDayState
from .fee import ProcedureFee
from .index import ProcedureIndexPage
from .link_state import LinkState
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
from .syncing import ChangeKind, Settlement, SourceState, SyncChange, SyncConflict, SyncRun
from .use import MonthOfUse, Standing

__all__ = [
    "CalendarDay",
    "CalendarDayKind",
    "CalendarDayState",
    "ChangeKind",
    "LegalBasis",
    "LinkState",
    "MonthOfUse",
    "PaperCase",
    "ProcedureAgency",
    "ProcedureFee",
    "ProcedureIndexPage",
    "ProcedurePage",
    "ProcedureResult",
    "ProcedureStep",
    "RequiredPaper",
    "Settlement",
    "SourceState",
    "Standing",
    "SyncChange",
    "SyncConflict",
    "SyncRun",
    "UnsplitPart",
    "WayToApply",
]
