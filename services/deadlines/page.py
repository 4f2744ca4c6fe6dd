"""When the result is due: a page below each procedure, reckoned whenever it is asked for, and its calendar file."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from core.addresses import absolute, page_address
from core.pages.views import page_view
from services.case_keys import CASE, case_query, keys_among
from services.deadlines.asking import DAY, TIME, WAY, Asked, read_asked
from services.deadlines.calendar_file import CONTENT_TYPE, DayEvent, calendar_file
from services.deadlines.special_days import deadline_from
from services.deadlines.wording import (
    amount_in_words,
    day_in_words,
    due_in_words,
    law_of,
    warnings_of,
    why_in_words,
)
from services.models import ProcedurePage
from services.showing.children import read_children
from services.showing.view import Way, alike_ways
from services.working_days import Deadline, DeadlineError, Unit

PAGE, FILE = "han-tra-ket-qua", "lich-tra-ket-qua"
"""Names of the two addresses below a procedure's."""
FILE_NAME = "han-tra-ket-qua.ics"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the sum, in words."""

    day: str
    counts: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """The answer, in words."""

    start: str
    due: str
    lines: tuple[Line, ...]
    law: tuple[str, ...]
    warnings: tuple[str, ...]
    file_path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlinePage:
    """What the page shows; ``sum`` is none before a day was given, and where it could not be understood."""

    way: Way
    limit: str
    asked: Asked
    error: str
    sum: Sum | None
    path: str
    procedure_path: str
    cases_kept: tuple[str, ...]
    """Keys of the cases of a checklist, which the form and the links carry on; the calendar file does not."""


@page_view(PAGE, of=ProcedurePage)
def deadline_page(page: Any, request: HttpRequest) -> HttpResponse:
    """Ask for the day, or show the due date with the sum; a way without a time limit is not found.

    No cache keeps it: a holiday that was announced just now counts, and no search engine lists somebody's dates.
    """
    shown = _shown(page, request)
    response = render(request, "services/deadline.html", {"page": page, "self": page, "shown": shown})
    return _fresh(response)


@page_view(FILE, of=ProcedurePage)
def deadline_file(page: Any, request: HttpRequest) -> HttpResponse:
    """Answer with the due date as a calendar file; without a sensible day, lead to the page that says what is wrong."""
    way, asked = _asked(page, request)
    found, error = _reckoned(way, asked)
    path = f"{page_address(page, request)}{PAGE}/"
    if found is None or error:
        return _fresh(HttpResponseRedirect(f"{path}?{request.GET.urlencode()}"))
    address = absolute(f"{path}?{_query(way, asked)}")
    event = DayEvent(
        uid=f"{page.pk}-{found.amount}-{found.unit}-{asked.start:%Y%m%d%H%M}@{urlsplit(settings.PORTAL_BASE_URL).hostname}",
        day=found.due,
        summary=_("Result due: %(title)s") % {"title": page.title},
        description=_("%(limit)s from %(day)s: %(due)s")
        % {
            "limit": amount_in_words(found.amount, found.unit),
            "day": day_in_words(found.start),
            "due": due_in_words(found),
        }
        + f"\n{address}",
        url=address,
    )
    product = urlsplit(settings.PORTAL_BASE_URL).hostname or ""
    response = HttpResponse(calendar_file(event, made_at=timezone.now(), product=product), content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return _fresh(response)


def _asked(page: Any, request: HttpRequest) -> tuple[Way, Asked]:
    """Return the way that is asked for, and the question."""
    read_children(page)
    ways = {way.number: way for way in alike_ways(page.ways.all()) if way.amount}
    asked = read_asked(request.GET)
    if not ways or (WAY in request.GET and asked.way not in ways):
        raise Http404
    way = ways.get(asked.way) or next(iter(ways.values()))
    return way, read_asked(request.GET, takes_time=way.unit == Unit.HOURS)


def _reckoned(way: Way, asked: Asked) -> tuple[Deadline | None, str]:
    """Return the deadline, or what is wrong in words."""
    if asked.start is None:
        return None, asked.error
    try:
        return deadline_from(asked.start, way.amount, Unit(way.unit)), ""
    except DeadlineError:
        return None, _("The time limit ends beyond what the calendar knows.")


def _shown(page: Any, request: HttpRequest) -> DeadlinePage:
    way, asked = _asked(page, request)
    found, error = _reckoned(way, asked)
    path = page_address(page, request)
    kept = keys_among(request.GET.getlist(CASE))
    return DeadlinePage(
        way=way,
        limit=amount_in_words(way.amount, Unit(way.unit)),
        asked=asked,
        error=error,
        sum=_sum(found, f"{path}{FILE}/?{_query(way, asked)}") if found else None,
        path=f"{path}{PAGE}/",
        procedure_path=path + case_query(kept),
        cases_kept=kept,
    )


def _sum(found: Deadline, file_path: str) -> Sum:
    return Sum(
        start=day_in_words(found.start),
        due=due_in_words(found),
        lines=tuple(
            Line(day=day_in_words(step.day), counts=step.counts, why=why_in_words(step, found)) for step in found.steps
        ),
        law=law_of(found),
        warnings=warnings_of(found),
        file_path=file_path,
    )


def _query(way: Way, asked: Asked) -> str:
    """Return the question as parameters of an address, written one way."""
    given = {WAY: str(way.number), DAY: asked.day_value}
    return urlencode(given | ({TIME: asked.time_typed} if way.unit == Unit.HOURS and asked.time_typed else {}))


def _fresh(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response
