"""What a procedure's page shows beside its own columns: facts first, then each section, in few statements.

The page is read as a citizen asks: who, where, how long, how much, what for; equal rows are said once.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.urls import reverse

from core.addresses import page_address
from core.contents import Heading
from core.models.pages import is_showing
from services.case_keys import CASE, case_query, keys_among
from services.roles import AgencyRole
from services.sections import Section
from services.showing.basis_line import BasisLine, asked_number, basis_line
from services.showing.children import read_children
from services.showing.fees import is_unclear
from services.showing.links import documents_of
from services.showing.step_groups import StepGroup, step_groups
from services.showing.told_by_way import told_by_way
from services.working_days import MOST, Unit

LONGEST_FACT = 160
"""Characters; what is longer stands in its section alone, and the facts lead there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One or several ways to apply that are alike in all but their name."""

    methods: tuple[str, ...]
    time_limit: str
    has_no_unit: bool
    """The source gives a bare number and does not say of what."""
    fee: str
    is_fee_unclear: bool
    description: str
    number: int
    """From 1, in the order of the page: by it the page of the deadline is asked."""
    amount: int
    unit: str
    """Of the time limit, where a date can be reckoned from it; else 0 and empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One short answer, or several; ``more`` is the anchor of the section that says all of it."""

    texts: tuple[str, ...]
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The agencies of one role."""

    label: str
    agencies: tuple[Any, ...]
    """``ProcedureAgency``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A document of the legal basis; ``url`` leads to its page here, ``search_url`` to a search for its number."""

    line: BasisLine
    url: str = ""
    search_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureView:
    """Everything that the template shows; each part may be empty."""

    bodies: tuple[Body, ...]
    fields: tuple[Any, ...]
    time_limit: Fact
    fee: Fact
    result: Fact
    ways: tuple[Way, ...]
    cases: tuple[Any, ...]
    """``PaperCase``, with papers and files read."""
    steps: tuple[StepGroup, ...]
    results: tuple[str, ...]
    bases: tuple[Basis, ...]
    as_given: dict[str, tuple[str, ...]]
    """Texts that came without their tables, by the name of the section."""
    headings: tuple[Heading, ...]
    index_path: str
    """Of the list above, where the public has one."""
    cases_kept: tuple[str, ...]
    """Keys of the cases that somebody chose on the checklist: links carry them back to it."""

    @property
    def case_query(self) -> str:
        """Return what these links end in."""
        return case_query(self.cases_kept)


def procedure_view(page: Any, request: HttpRequest) -> ProcedureView:
    """Return what the page shows: five statements, and one more where there are files; the same for a preview."""
    read_children(page)
    agencies, cases = list(page.agencies.all()), list(page.paper_cases.all())
    prefetch_related_objects([one for one in agencies if one.agency_id], "agency")
    with_file = [paper for case in cases for paper in case.papers.all() if paper.form_file_id]
    prefetch_related_objects(with_file, "form_file")
    given_ways, results = list(page.ways.all()), [result.text for result in page.results.all()]
    ways = alike_ways(given_ways)
    as_given = _as_given(page.unsplit_parts.all())
    parts = {
        Section.WAYS: ways,
        Section.CASES: cases,
        Section.STEPS: (steps := step_groups(list(page.steps.all()))),
        Section.CONDITIONS: page.conditions,
        Section.RESULTS: results,
        Section.BASES: (bases := _bases(page, request)),
    }
    return ProcedureView(
        bodies=tuple(_bodies(agencies)),
        fields=tuple(page.fields.all()),
        time_limit=_time_limit(ways),
        fee=_fee(ways),
        result=_fact(results, Section.RESULTS),
        ways=ways,
        cases=tuple(cases),
        steps=steps,
        results=tuple(results),
        bases=bases,
        as_given=as_given,
        headings=tuple(
            Heading(text=str(section.label), level=2, anchor=section.anchor)
            for section in Section
            if parts.get(section) or as_given.get(section)
        ),
        index_path=_index_path(page, request),
        cases_kept=keys_among(request.GET.getlist(CASE)),
    )


def alike_ways(ways: Iterable[Any]) -> tuple[Way, ...]:
    """Return the ways (``WayToApply``), those that differ in nothing but their name as one."""
    methods: dict[tuple[str, str, str, int, str], dict[str, None]] = defaultdict(dict)
    for way in ways:
        texts = way.time_limit.strip(), way.fee.strip(), way.description.strip()
        methods[*texts, *_term_of(way)][way.method] = None
    return tuple(
        Way(
            methods=tuple(names),
            time_limit=limit,
            has_no_unit=limit.isdecimal(),
            fee=fee,
            is_fee_unclear=is_unclear(fee),
            description=description,
            number=number,
            amount=amount,
            unit=unit,
        )
        for number, ((limit, fee, description, amount, unit), names) in enumerate(methods.items(), start=1)
    )


def _term_of(way: Any) -> tuple[int, str]:
    """Return amount and unit, where both are known and no more than can be reckoned."""
    is_known = way.unit in list(Unit) and 1 <= (way.amount or 0) <= MOST[Unit(way.unit)]
    return (way.amount, way.unit) if is_known else (0, "")


def _fact(texts: Sequence[str], section: Section) -> Fact:
    """Return the different texts, or only where they stand when they are many or long."""
    different = tuple(dict.fromkeys(text for text in texts if text))
    if not different:
        return Fact(texts=())
    if sum(map(len, different)) > LONGEST_FACT:
        return Fact(texts=(), more=section.anchor)
    return Fact(texts=different)


def _time_limit(ways: Sequence[Way]) -> Fact:
    """Return the time limits; a bare number is no answer."""
    return _fact(told_by_way((way.methods, [way.time_limit]) for way in ways if not way.has_no_unit), Section.WAYS)


def _fee(ways: Sequence[Way]) -> Fact:
    """Return the fees; what contradicts itself is no short answer."""
    if any(way.is_fee_unclear for way in ways):
        return Fact(texts=(), more=Section.WAYS.anchor)
    return _fact(told_by_way((way.methods, way.fee.splitlines()) for way in ways), Section.WAYS)


def _bodies(agencies: Sequence[Any]) -> Iterable[Body]:
    for role in AgencyRole:
        of_role = tuple(one for one in agencies if one.role == role)
        if of_role:
            yield Body(label=str(role.label), agencies=of_role)


def _as_given(parts: Iterable[Any]) -> dict[str, tuple[str, ...]]:
    texts: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for part in parts:
        section = part.part if part.part in Section.values else Section.OTHER
        texts[str(section)] += (part.text,)
    return dict(texts)


def _bases(page: Any, request: HttpRequest) -> tuple[Basis, ...]:
    bases = list(page.bases.all())
    documents = documents_of(bases, locale_id=page.locale_id)
    return tuple(
        Basis(
            line=basis_line(basis.title, basis.number),
            url=page_address(document, request) if (document := documents.get(index)) else "",
            search_url=f"{reverse('search')}?{urlencode({'q': asked_number(basis.number)})}" if basis.number else "",
        )
        for index, basis in enumerate(bases)
    )


def _index_path(page: Any, request: HttpRequest) -> str:
    parent = page.get_parent() if page.depth else None
    return page_address(parent, request) if parent is not None and is_showing(parent) else ""
