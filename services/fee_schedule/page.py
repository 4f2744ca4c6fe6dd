"""What is to pay: a page below each procedure that has fees by case, way or place, for the day that somebody names."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control

from core.addresses import page_address
from core.pages.views import page_view
from services.case_keys import CASE, case_query, is_key, key_of, keys_among, option_of
from services.deadlines.asking import LONGEST_TYPED, NotUnderstoodError, read_day
from services.fee_schedule.rules import FeeLine, FeesFound, choices_of, fees_on
from services.models import ProcedureFee, ProcedurePage

PAGE = "le-phi"
DAY, WAY, PLACE = "ngay", "cach", "noi"
"""Parameters of the address, beside the case: keys as a checklist has them, or the words of a choice on this page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One field of the form: its name, what can be chosen, and what was."""

    name: str
    options: tuple[str, ...]
    chosen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeesPage:
    """What is shown; ``found`` is none where the day could not be understood."""

    day: date
    day_value: str
    error: str
    case: Choice
    way: Choice
    place: Choice
    found: FeesFound | None
    procedure_path: str
    cases_kept: tuple[str, ...]
    """Keys of the cases of a checklist, which the form and the links carry on."""


@page_view(PAGE, of=ProcedurePage)
def fees_page(page: Any, request: HttpRequest) -> HttpResponse:
    """Show the fees of the day that was asked for, today's without one; without fee lines there is no such page."""
    lines = [line_of(row) for row in page.fees.all()]
    if not lines:
        raise Http404
    response = render(request, "services/fees.html", {"page": page, "shown": _shown(page, request, lines)})
    response["X-Robots-Tag"] = "noindex"
    if CASE in request.GET:
        patch_cache_control(response, private=True, no_cache=True)  # somebody's own case
    return response


def line_of(row: ProcedureFee) -> FeeLine:
    """Return a row of the editors as the rule reads it."""
    return FeeLine(
        fee=row.fee,
        case=row.case.strip(),
        way=row.way.strip(),
        place=row.place.strip(),
        exempt=row.exempt,
        resolution=row.resolution,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
    )


def _shown(page: Any, request: HttpRequest, lines: list[FeeLine]) -> FeesPage:
    typed = request.GET.get(DAY, "").strip()[:LONGEST_TYPED]
    day, error = timezone.localdate(), ""
    try:
        day = read_day(typed) if typed else day
    except NotUnderstoodError as refusal:
        error = str(refusal)
    kept = keys_among(request.GET.getlist(CASE))
    cases, ways, places = choices_of(lines)
    case = Choice(name=CASE, options=cases, chosen=_case_asked(page, request, cases, kept))
    way, place = (
        Choice(name=name, options=options, chosen=asked if (asked := request.GET.get(name, "")) in options else "")
        for name, options in ((WAY, ways), (PLACE, places))
    )
    found = fees_on(lines, day, case=case.chosen, way=way.chosen, place=place.chosen)
    return FeesPage(
        day=day,
        day_value=typed if error else day.isoformat(),
        error=error,
        case=case,
        way=way,
        place=place,
        found=None if error else found,
        procedure_path=page_address(page, request) + case_query(kept),
        cases_kept=kept,
    )


def _case_asked(page: Any, request: HttpRequest, options: Sequence[str], kept: Collection[str]) -> str:
    """Return the case that was chosen here, or the one that the checklist knows; one statement where it does."""
    here = [value for value in request.GET.getlist(CASE) if not is_key(value)]
    if here:
        return here[0] if here[0] in options else ""
    if not kept or not options:
        return ""
    headings = (case.heading for case in page.paper_cases.all())
    return option_of((heading for heading in headings if key_of(heading) in kept), options)
