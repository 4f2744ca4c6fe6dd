"""What the report on the synchronisation shows: runs, changes, conflicts, what is gone, waits or was not split."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import page_permission_policy

from directory.editors import agencies_of
from services.models import (
    ChangeKind,
    LinkState,
    ProcedurePage,
    SourceState,
    SyncChange,
    SyncConflict,
    UnsplitPart,
)
from services.sections import Section
from services.syncing.differences import differences
from services.syncing.parts import mark, value_of
from services.syncing.wording import what, where, words_marked

SHOWN_RUNS = 10
LONGEST_SHOWN = 600
"""Characters of a part as given that a line shows."""


@dataclass(frozen=True, kw_only=True)
class Tab:
    """One list of the report."""

    key: str
    label: Promise
    rows: Callable[[Any, Mapping[str, str]], QuerySet[Any]]
    """From the user and the choices of the address to what is listed."""
    shown: Callable[[Any], Any]
    """From a row to what the template shows of it."""
    choices: tuple[tuple[str, Any], ...] = ()
    """What the list can be narrowed down to, by ``kind`` in the address."""


def editable(user: Any) -> QuerySet[Any]:
    """Return the keys of the procedures that ``user`` may edit: by their groups, and within their agencies."""
    pages: QuerySet[Any] = page_permission_policy.instances_user_has_permission_for(user, "change")
    procedures = ProcedurePage.objects.filter(pk__in=pages.order_by().values("pk")).order_by()
    if agencies := agencies_of(user):
        procedures = procedures.filter(agency__in=agencies)
    return procedures.values("pk")


def _changes(user: Any, chosen: Mapping[str, str]) -> QuerySet[Any]:
    rows = SyncChange.objects.filter(page__in=editable(user)).select_related("page")
    run = chosen.get("run", "")
    if run.isdecimal() and len(run) < 10:
        rows = rows.filter(run=int(run))
    else:
        rows = rows.filter(run=SyncChange.objects.order_by("-run_id").values("run_id")[:1])  # the last that had any
    return _narrowed(rows, "kind", chosen).order_by("pk")


def _narrowed(rows: QuerySet[Any], column: str, chosen: Mapping[str, str]) -> QuerySet[Any]:
    return rows.filter(**{column: chosen["kind"]}) if chosen.get("kind") else rows


def _conflicts(user: Any, chosen: Mapping[str, str]) -> QuerySet[Any]:
    return SyncConflict.objects.filter(settlement="", page__in=editable(user)).select_related("page")


def _states(user: Any) -> QuerySet[Any]:
    return SourceState.objects.filter(page__in=editable(user)).select_related("page")


def _withdrawn(user: Any, chosen: Mapping[str, str]) -> QuerySet[Any]:
    return _states(user).exclude(withdrawn_on=None).order_by("-withdrawn_on", "pk")


def _waiting(user: Any, chosen: Mapping[str, str]) -> QuerySet[Any]:
    return _states(user).filter(is_waiting=True).order_by("pk")


def _as_given(user: Any, chosen: Mapping[str, str]) -> QuerySet[Any]:
    rows = UnsplitPart.objects.filter(page__in=editable(user)).select_related("page")
    return _narrowed(rows, "part", chosen).order_by("page__code", "pk")


def _links(user: Any, chosen: Mapping[str, str]) -> QuerySet[Any]:
    rows = LinkState.objects.filter(page__in=editable(user), failures__gt=0).select_related("page")
    return rows.order_by("-failures", "pk")


def _shown_link(row: LinkState) -> dict[str, Any]:
    return {"link": row, "answered": row.status if row.status is not None else "–"}


def _shown_change(row: SyncChange) -> dict[str, Any]:
    return {"kind": row.get_kind_display(), "differences": [_shown_difference(one) for one in row.differences]}


def _shown_difference(one: Mapping[str, str]) -> dict[str, Any]:
    return {"where": where(one), "what": what(one), "words": words_marked(one["before"], one["after"])}


def _shown_conflict(row: SyncConflict) -> dict[str, Any]:
    part = row.of_part
    found = differences({part: value_of(row.page, part)}, {part: row.theirs})
    return {
        "part": part.label,
        "seen": mark(part, row.theirs),
        "texts": [{"where": where(one), "ours": one["before"], "theirs": one["after"]} for one in found],
    }


def _shown_part(row: UnsplitPart) -> dict[str, Any]:
    text = row.text if len(row.text) <= LONGEST_SHOWN else f"{row.text[:LONGEST_SHOWN]}…"
    return {"kind": row.get_part_display(), "text": text}


TABS = (
    Tab(
        key="changes",
        label=_("Changes"),
        rows=_changes,
        shown=_shown_change,
        choices=tuple(ChangeKind.choices),
    ),
    Tab(key="conflicts", label=_("Conflicts"), rows=_conflicts, shown=_shown_conflict),
    Tab(key="withdrawn", label=_("Withdrawn"), rows=_withdrawn, shown=lambda row: {"since": row.withdrawn_on}),
    Tab(key="waiting", label=_("Waiting for an editor"), rows=_waiting, shown=lambda row: {}),
    Tab(
        key="as-given",
        label=_("Not split"),
        rows=_as_given,
        shown=_shown_part,
        choices=tuple(Section.choices),
    ),
    Tab(key="links", label=_("Links that do not open"), rows=_links, shown=_shown_link),
)


def tab_named(key: str) -> Tab:
    """Return the tab of an address, else the first."""
    return next((tab for tab in TABS if tab.key == key), TABS[0])
