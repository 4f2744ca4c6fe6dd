"""The way from a procedure's page to its checklist: a form that asks for the case and nothing else."""

from collections.abc import Mapping
from typing import Any

from core.addresses import page_address
from core.page_parts import PagePart, page_part
from preparing.checklist import checklist
from preparing.reading import CASE, PATH, groups_of
from services.models import ProcedurePage


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
