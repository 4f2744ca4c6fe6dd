"""The procedures of the demonstration: each TOML file of ``content/vi/procedures`` becomes a published page."""

from collections.abc import Mapping
from typing import Any

from directory.models import Agency, Field
from home.demonstration.content import Written
from services.audiences import Audience
from services.levels import Level
from services.models import (
    LegalBasis,
    PaperCase,
    ProcedureAgency,
    ProcedureFee,
    ProcedurePage,
    ProcedureResult,
    ProcedureStep,
    RequiredPaper,
    WayToApply,
)
from services.roles import AgencyRole

METHODS = {"direct": "Trực tiếp", "online": "Trực tuyến", "post": "Dịch vụ bưu chính"}
SOURCE = "Nội dung minh hoạ của cổng thông tin"
OWN_COLUMNS = (
    "title", "slug", "summary", "official_name", "code", "decision_number", "conditions", "source_checked_on",
    "everyday_names",
)  # fmt: skip


def procedure_page(written: Written, shared: Mapping[str, Any], found: Mapping[str, Any]) -> ProcedurePage:
    """Return the page, not yet saved; ``found`` are the demonstration pages by key, documents among them."""
    raw = written.values
    page = ProcedurePage(
        **shared,
        **{name: raw[name] for name in OWN_COLUMNS if name in raw},
        agency=Agency.objects.get(slug=raw["agency"]),
        source_name=SOURCE,
        levels=[Level[name.upper()] for name in raw["levels"]],
        audiences=[Audience[name.upper()] for name in raw["audiences"]],
    )
    page.fields = list(Field.objects.filter(slug__in=raw.get("fields", ())))
    page.agencies = _agencies(raw)
    page.bases = [_basis(basis, place, found) for place, basis in enumerate(raw["bases"])]
    page.steps = [ProcedureStep(sort_order=place, **step) for place, step in enumerate(raw["steps"])]
    page.results = [ProcedureResult(sort_order=place, text=text) for place, text in enumerate(raw["results"])]
    page.paper_cases = [_case(case, place) for place, case in enumerate(raw["cases"])]
    page.ways = [
        WayToApply(sort_order=place, **{**way, "method": METHODS[way["method"]]})
        for place, way in enumerate(raw["ways"])
    ]
    page.fees = [ProcedureFee(sort_order=place, **fee) for place, fee in enumerate(raw.get("fees", ()))]
    return page


def _basis(raw: Mapping[str, Any], place: int, found: Mapping[str, Any]) -> LegalBasis:
    document = found[raw["document"]].pk if raw.get("document") else None
    return LegalBasis(title=raw["title"], number=raw["number"], document_id=document, sort_order=place)


def _agencies(raw: Mapping[str, Any]) -> list[ProcedureAgency]:
    named = ((AgencyRole.DECIDING, raw.get("deciding_agency")), (AgencyRole.IMPLEMENTING, raw.get("implementing")))
    agencies = []
    for place, (role, name) in enumerate(named):
        if name:
            agency = Agency.objects.filter(slug=name).first()
            given = "" if agency else name
            agencies.append(ProcedureAgency(role=role, agency=agency, given_name=given, sort_order=place))
    return agencies


def _case(raw: Mapping[str, Any], place: int) -> PaperCase:
    case = PaperCase(heading=raw.get("heading", ""), sort_order=place)
    case.papers = [
        RequiredPaper(
            name=paper["name"],
            originals=paper.get("originals"),
            copies=paper.get("copies"),
            forms=paper.get("form", ""),
            note=paper.get("note", ""),
            sort_order=number,
        )
        for number, paper in enumerate(raw["papers"])
    ]
    return case
