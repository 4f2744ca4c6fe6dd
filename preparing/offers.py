"""The ways from a procedure's page to its checklist, and to the questions whether one may apply."""

from collections.abc import Mapping
from typing import Any

from core.addresses import page_address
from core.pages.parts import PagePart, page_part
from preparing.checklist import checklist
from preparing.models import EligibilityPage, LifeEventPage
from preparing.reading import PATH, groups_of
from services.case_keys import CASE, case_query, keys_among
from services.models import ProcedureIndexPage, ProcedurePage

MOST_EVENTS = 12
"""Beyond them the page of all events is the better list."""


@page_part("papers", "checklist", of=ProcedurePage)
def checklist_offer(page: Any, context: Mapping[str, Any]) -> PagePart | None:
    """Offer a checklist where there are papers; no statement, since the page has read them."""
    address = page_address(page, context.get("request"))
    procedure = context["procedure"]
    if not address or not any(case.papers.all() for case in procedure.cases):
        return None
    cases = checklist(groups_of(procedure.cases), chosen=procedure.cases_kept).cases
    return PagePart(
        template="preparing/offer.html", context={"action": f"{address}{PATH}/", "cases": cases, "case_name": CASE}
    )


@page_part("below", "checklist", of=ProcedurePage)
def way_back_to_checklist(page: Any, context: Mapping[str, Any]) -> PagePart | None:
    """Lead from what stands below a procedure's address to the list, in the cases that came from it; one statement."""
    request = context["request"]
    if not page.paper_cases.exists():
        return None
    query = case_query(keys_among(request.GET.getlist(CASE)))
    return PagePart(
        template="preparing/way_back.html", context={"address": f"{page_address(page, request)}{PATH}/{query}"}
    )


@page_part("head", "eligibility", of=ProcedurePage)
def eligibility_offer(page: Any, context: Mapping[str, Any]) -> PagePart | None:
    """Lead to the questions whether one may apply, where editors wrote some; one statement."""
    if page.pk is None:
        return None
    pages = list(EligibilityPage.objects.filter(procedure_id=page.pk).showing().public())
    return PagePart(template="preparing/eligibility_offer.html", context={"pages": pages}) if pages else None


@page_part("head", "life events", of=ProcedureIndexPage)
def life_events_offer(page: Any, context: Mapping[str, Any]) -> PagePart | None:
    """Lead from the list of procedures to the events of life, in the editors' order; one statement."""
    events = LifeEventPage.objects.showing().public().in_language_of(page).order_by("path")
    found = list(events[:MOST_EVENTS])
    return PagePart(template="preparing/life_events_offer.html", context={"events": found}) if found else None
