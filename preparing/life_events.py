"""What the pages of life events show: steps with procedures that the public may see now, in few statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, prefetch_related_objects
from django.http import HttpRequest

from core.addresses import page_address
from preparing.reading import PATH
from services.models import ProcedurePage
from services.showing.fees import is_unclear
from services.showing.told_by_way import told_by_way


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """A procedure of a step, with what people ask first."""

    title: str
    url: str
    checklist_url: str
    summary: str
    note: str
    time_limits: tuple[str, ...]
    fees: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of an event."""

    title: str
    text: str
    procedures: tuple[Needed, ...]


MOST_FACTS = 2
"""Different time limits or fees that are said at once; where there are more, the procedure's own page says them."""
LONGEST_FACT = 80
"""Characters."""


def steps_of(event: Any, request: HttpRequest | None) -> tuple[Step, ...]:
    """Return the steps of a ``LifeEventPage``: two statements, however many procedures. What is not public is left out.

    A step whose procedures are all hidden stays with its words: it is still something that people have to do.
    """
    given = [block.value for block in event.steps]
    wanted = {one["procedure"].pk for step in given for one in step["procedures"] if one["procedure"]}
    procedures = _public(wanted)
    return tuple(
        Step(
            title=step["title"],
            text=step["text"],
            procedures=tuple(_needed(page, note, request) for page, note in _ordered(step, procedures)),
        )
        for step in given
    )


def _ordered(step: Mapping[str, Any], procedures: Mapping[int, Any]) -> list[tuple[Any, str]]:
    """Return the public procedures of a step with their notes: as people use them, or in the order that editors keep.

    As in ``most_used_first``, but what stands alike there by its title stays here as it was written.
    """
    named = [(one["procedure"].pk, one["note"]) for one in step["procedures"] if one["procedure"]]
    found = [(procedures[key], note) for key, note in named if key in procedures]
    return found if step.get("keeps_order") else sorted(found, key=lambda one: _standing(one[0]))


def _standing(page: Any) -> tuple[bool, bool, int]:
    return not page.shown_first_because, page.used is None, -(page.used or 0)


def _public(keys: set[int]) -> Mapping[int, Any]:
    if not keys:
        return {}
    public = ProcedurePage.objects.filter(pk__in=keys).showing().public().defer("conditions")
    pages = list(public.annotate(used=F("standing__views")))
    prefetch_related_objects(pages, "ways")
    return {page.pk: page for page in pages}


def _needed(page: Any, note: str, request: HttpRequest | None) -> Needed:
    url = page_address(page, request)
    ways = list(page.ways.all())
    limits = [((way.method,), [way.time_limit.strip()]) for way in ways if not way.time_limit.strip().isdecimal()]
    fees = [((way.method,), [line.strip() for line in way.fee.splitlines()]) for way in ways]
    return Needed(
        title=page.title,
        url=url,
        checklist_url=f"{url}{PATH}/",
        summary=page.summary,
        note=note,
        time_limits=_short(told_by_way(limits)),
        fees=() if any(is_unclear(way.fee) for way in ways) else _short(told_by_way(fees)),
    )


def _short(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the texts where they are few and short."""
    return tuple(texts) if len(texts) <= MOST_FACTS and all(len(text) <= LONGEST_FACT for text in texts) else ()
