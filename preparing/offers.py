"""The ways from a procedure's page to its checklist, and to the questions whether one may apply."""

from collections.abc import Mapping
from typing import Any

from core.addresses import page_address
from core.pages.parts import PagePart, page_part
from preparing.checklist import checklist
from preparing.models import EligibilityPage, LifeEventPage
from preparing.reading import CASE, PATH, groups_of
from services.models import ProcedureIndexPage, ProcedurePage

MOST_EVENTS = 12
"""Beyond them the page of all events is the better list."""


@page_part("papers", "checklist", of=ProcedurePage)
def checklist_offer(page: Any, context: Mapping[str, Any]) -> PagePart | None:
    """Offer a checklist where there are papers; no statement, since the page has read them."""
    address = page_address(page, context.get("request"))
    cases = context["procedure"].cases
    if not address or not any(case.papers.all() for case in cases):
        return None
    return PagePart(
        template="preparing/offer.html",
        context={"action": f"{address}{PATH}/", "cases": checklist(groups_of(cases)).cases, "case_name": CASE},
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
