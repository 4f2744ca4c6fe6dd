"""What is to be done with a page when the source is read again: decided part by part, before anything is written."""

from dataclasses import dataclass, field
from typing import Any

from services.models import ProcedurePage, SourceState
from services.syncing.differences import Difference, differences
from services.syncing.merging import Verdict, verdict
from services.syncing.part_names import Part
from services.syncing.parts import Value, mark, marks_of, set_value, values_of


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What becomes of one page. ``page`` holds afterwards what it should say; nothing is saved yet."""

    page: Any
    """The page as readers see it; one that is not public, as it was last saved."""
    taken: dict[Part, Value] = field(default_factory=dict)
    before: dict[Part, Value] = field(default_factory=dict)
    """What the page said of the parts that are taken."""
    conflicts: dict[Part, Value] = field(default_factory=dict)
    """What the source says of the parts that stay as the editors have them."""
    marks: dict[str, str]
    """Of the source now."""
    is_waiting: bool = False
    """Somebody works on the page, so that nothing is written at all."""

    @property
    def writes(self) -> bool:
        """Say whether the page is to be saved anew."""
        return bool(self.taken) and not self.is_waiting

    @property
    def differences(self) -> list[Difference]:
        """Return what the source changes on the page."""
        return differences(self.before, self.taken)


def plan_of(page: ProcedurePage, filled: ProcedurePage, state: SourceState | None, *, is_known: bool = False) -> Plan:
    """Compare ``page`` with ``filled``, an unsaved page that says what the source says; ``state``: what it said last.

    ``is_known``: it says now what it said last, although no marks of it were kept.

    A part is taken only where each addition of the editors finds its row again; else it is a conflict.
    """
    now = values_of(filled)
    marks = marks_of(now)
    target = page if page.live else page.get_latest_revision_as_object()
    base = state.marks if state is not None else marks if is_known else {}
    is_touched = bool(base) or has_been_touched(page)  # a part that is new to us may be somebody's work
    ours = values_of(target)
    taken, conflicts = {}, {}
    for part in Part:
        found = verdict(base=base.get(part), ours=mark(part, ours[part]), theirs=marks[part], is_touched=is_touched)
        if found is Verdict.THEIRS:
            taken[part] = now[part]
        elif found is Verdict.CONFLICT:
            conflicts[part] = now[part]
    if taken and is_worked_on(page):
        return Plan(page=page, taken=taken, marks=marks, is_waiting=True)
    for part in list(taken):
        kept = _rows_before(target, part)
        if not set_value(target, part, taken[part]):
            setattr(target, *kept)
            conflicts[part] = taken.pop(part)
    before = {part: ours[part] for part in taken}
    return Plan(page=target, taken=taken, before=before, conflicts=conflicts, marks=marks)


def has_been_touched(page: ProcedurePage) -> bool:
    """Say whether a person ever saved the page."""
    return bool(page.revisions.filter(user__isnull=False).exists())


def is_worked_on(page: ProcedurePage) -> bool:
    """Say whether the page is locked, under review, or public with a draft beside it."""
    return page.locked or page.workflow_in_progress or (page.live and page.has_unpublished_changes)


def _rows_before(page: ProcedurePage, part: Part) -> tuple[str, list[Any]]:
    """Return the rows that editors may have added to, to be put back."""
    accessor = "paper_cases" if part == Part.CASES else "bases"
    return accessor, list(getattr(page, accessor).all())
