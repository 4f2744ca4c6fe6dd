"""Which texts of a procedure may cite law, by its sections; it is kept current, so it means the law of today."""

from collections.abc import Iterable, Mapping
from typing import Any

from core.citable import CitableText, citable
from services.models import ProcedurePage
from services.sections import Section
from services.showing.basis_line import basis_line

READ = ("ways", "fees", "paper_cases__papers", "steps", "results", "bases", "unsplit_parts")


@citable(ProcedurePage, reads=READ, places={section.anchor: section.label for section in Section})
def texts_of_procedure(page: ProcedurePage) -> Iterable[CitableText]:
    """Return the summary, and each section under its anchor."""
    yield CitableText(place="summary", text=page.summary)
    sections = _sections(page)
    for section in Section:
        given = (part.text for part in page.unsplit_parts.all() if part.part == section)
        yield CitableText(place=section.anchor, text="\n".join(filter(None, (*sections.get(section, ()), *given))))


def _sections(page: Any) -> Mapping[str, Iterable[str]]:
    return {
        Section.WAYS: _ways(page),
        Section.CASES: _papers(page),
        Section.STEPS: (text for step in page.steps.all() for text in (step.title, step.text)),
        Section.CONDITIONS: (page.conditions,),
        Section.RESULTS: (result.text for result in page.results.all()),
        Section.BASES: map(_basis, page.bases.all()),
    }


def _ways(page: Any) -> Iterable[str]:
    for way in page.ways.all():
        yield from (way.time_limit, way.fee, way.description)
    yield from (fee.resolution for fee in page.fees.all())


def _papers(page: Any) -> Iterable[str]:
    for case in page.paper_cases.all():
        yield case.heading
        for paper in case.papers.all():
            yield from (paper.name, paper.note, paper.form_enacted_by, paper.form_replaced_by)


def _basis(basis: Any) -> str:
    """Return the line as the page prints it: no number twice."""
    line = basis_line(basis.title, basis.number)
    return f"{line.before}{line.number}{line.after}"
