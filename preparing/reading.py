"""From a procedure and what somebody chose to the checklist that they see; nothing of it is kept here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from core.addresses import absolute, page_address
from preparing.checklist import Checklist, Group, checklist
from preparing.held_papers import HeldRule
from preparing.models import HeldPaper
from services.case_keys import CASE, case_query
from services.deadlines.asking import WAY
from services.deadlines.page import PAGE as DEADLINE
from services.fee_schedule.page import PAGE as FEES
from services.showing.view import ProcedureView, procedure_view

PATH = "chuan-bi"
TICKED, VERSION = "co", "ban"
"""Parameters of the address beside the cases: papers ticked, version of the procedure when the list was made."""
MOST_KEYS = 400
"""Keys that are read from one address; the longest real procedure has 199 papers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """What the page of the checklist shows."""

    procedure: ProcedureView
    list: Checklist
    address: str
    """Of this list with its cases, without what is ticked: what is shared, printed and saved."""
    has_changed: bool
    """The procedure asks for something else than when the address was made."""
    no_longer_asked: int
    """How many of the ticked papers are not on the list any more."""
    procedure_address: str
    case_query: str
    """What carries the chosen cases to other pages of the procedure and back, and nothing else of the list."""

    @property
    def fees_address(self) -> str:
        """Return the address of the fees, for the chosen cases."""
        return f"{self.procedure_address}{FEES}/{self.case_query}"

    @property
    def deadlines(self) -> tuple[tuple[str, str], ...]:
        """Return ways with a time limit, by name, each with the address where a day is reckoned."""
        page = f"{self.procedure_address}{DEADLINE}/{self.case_query}"
        to_way = f"{page}{'&' if self.case_query else '?'}{WAY}="
        return tuple((", ".join(way.methods), f"{to_way}{way.number}") for way in self.procedure.ways if way.amount)

    @property
    def whole_address(self) -> str:
        """Return the address of the list as others ask for it."""
        return absolute(self.address)


def preparation_of(page: Any, request: HttpRequest) -> Preparation:
    """Return the checklist of the procedure ``page`` that the address asks for."""
    procedure = procedure_view(page, request)
    chosen, ticked = keys_in(request.GET, CASE), keys_in(request.GET, TICKED)
    found = checklist(
        groups_of(procedure.cases),
        chosen=chosen,
        ticked=ticked,
        rules=held_rules(),
        also=[page.reception_address, *(f"{way.methods} {way.time_limit} {way.fee}" for way in procedure.ways)],
    )
    asked = request.GET.get(VERSION, "")
    return Preparation(
        procedure=procedure,
        list=found,
        address=address_of(page, request, found),
        has_changed=bool(asked) and asked != found.version,
        procedure_address=page_address(page, request),
        case_query=case_query([case.key for case in found.cases if case.is_chosen]),
        no_longer_asked=len(ticked - {item.key for item in found.items}),
    )


def address_of(page: Any, request: HttpRequest, shown: Checklist) -> str:
    """Return the path of the list with the chosen cases and the version."""
    chosen = [(CASE, case.key) for case in shown.cases if case.is_chosen]
    return f"{page_address(page, request)}{PATH}/?{urlencode([*chosen, (VERSION, shown.version)])}"


def groups_of(cases: Sequence[Any]) -> list[Group]:
    """Return the groups of papers of a procedure's ``PaperCase`` rows."""
    return [Group(heading=case.heading, papers=list(case.papers.all()), needed_by=case.needed_by) for case in cases]


def held_rules() -> list[HeldRule]:
    """Return which papers the State holds; one statement."""
    return [paper.rule for paper in HeldPaper.objects.filter(is_active=True)]


def keys_in(query: QueryDict, name: str) -> frozenset[str]:
    """Return the keys under ``name`` of an address."""
    return frozenset(query.getlist(name)[:MOST_KEYS])
