"""How procedures are found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.utils import translation

from directory.models import Agency, Field
from search.documents import Facet, Kind, SearchDocument
from search.registry import facet_labels, not_searchable, reindex_on, searchable
from services.audiences import Audience
from services.levels import Level
from services.models import PaperCase, ProcedureAgency, ProcedureIndexPage, ProcedurePage
from services.roles import AgencyRole
from services.syncing.freshness import is_withdrawn
from services.use.months import share_of, weight

WITHDRAWN_WEIGHT = 0.3
"""Found by its name and code still, but behind what can be applied for."""

not_searchable(ProcedureIndexPage)


@searchable(ProcedurePage)
def procedure_page(page: ProcedurePage) -> SearchDocument:
    """Return one procedure with all of its parts."""
    agencies, cases = list(page.agencies.all()), list(page.paper_cases.all())
    acting = [one.agency for one in agencies if one.agency and one.role != AgencyRole.COORDINATING]
    return SearchDocument(
        key=f"page:{page.pk}",
        kind=Kind.PROCEDURE,
        title=page.title,
        official_title=page.official_name if page.official_name != page.title else "",
        other_names=tuple(filter(None, page.everyday_names.split("\n"))),
        url=page.get_url() or "",
        language=page.locale.language_code,
        summary=page.summary,
        body="\n".join(filter(None, _texts(page, cases, agencies))),
        attachments="\n".join(paper.forms for case in cases for paper in case.papers.all()).strip(),
        files=tuple(_forms(cases)),
        identifiers=(page.code,) if page.code else (),
        facets={
            Facet.AGENCY: tuple(agency.slug for agency in (page.agency, *acting) if agency),
            Facet.FIELD: tuple(field.slug for field in page.fields.all()),
            Facet.LEVEL: tuple(page.levels),
            Facet.AUDIENCE: tuple(page.audiences),
        },
        is_demonstration=page.is_demonstration,
        weight=WITHDRAWN_WEIGHT if is_withdrawn(page) else _weight(page),
    )


def _forms(cases: Sequence[PaperCase]) -> Iterator[int]:
    """Yield the forms that are offered still."""
    for case in cases:
        for paper in case.papers.all():
            if paper.form_file_id is not None and not paper.form_replaced_by:
                yield paper.form_file_id


def _weight(page: ProcedurePage) -> float:
    """Return what people use, and what editors want first, a little above the rest."""
    standing = getattr(page, "standing", None)
    share = share_of(standing.views) if standing else 0.0
    return weight(share=share, is_shown_first=bool(page.shown_first_because.strip()))


def _texts(page: ProcedurePage, cases: Sequence[PaperCase], agencies: Sequence[ProcedureAgency]) -> Iterator[str]:
    """Yield what readers look for, in the order of the page."""
    for case in cases:
        yield case.heading
        yield from (paper.name for paper in case.papers.all())
    for step in page.steps.all():
        yield step.title
        yield step.text
    yield page.conditions
    yield from (result.text for result in page.results.all())
    yield from (way.description for way in page.ways.all())
    yield from (part.text for part in page.unsplit_parts.all())
    yield from (agency.shown_name for agency in agencies)
    yield page.reception_address
    yield from (f"{basis.title} {basis.number}".strip() for basis in page.bases.all())


@facet_labels(Facet.LEVEL)
def level_labels(values: Sequence[str], language: str) -> Mapping[str, str]:
    """Return the levels' names by their values."""
    with translation.override(language):
        return {value: str(Level(value).label) for value in values if value in Level.values}


@facet_labels(Facet.AUDIENCE)
def audience_labels(values: Sequence[str], language: str) -> Mapping[str, str]:
    """Return the names of who may apply by their values."""
    with translation.override(language):
        return {value: str(Audience(value).label) for value in values if value in Audience.values}


@reindex_on(Agency)
def procedures_of_agency(agency: Agency) -> Iterable[int]:
    """Return the procedures of an agency, whose name is searched and whose address stands in their filters."""
    return ProcedurePage.objects.of_agency(agency).values_list("pk", flat=True)


@reindex_on(Field)
def procedures_of_field(field: Field) -> Iterable[int]:
    """Return the procedures of a field."""
    return ProcedurePage.objects.filter(fields=field).values_list("pk", flat=True)
