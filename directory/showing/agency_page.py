"""What the page of one agency shows: read in at most six statements, and two for each kind of pages that it holds."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from directory.holdings import Holding, holdings_of
from directory.models import Agency, AgencyFormerName, AgencyKind, AgencyLeader
from directory.naming import is_of_every_commune
from directory.showing.fact_rows import Row, contact_rows
from directory.showing.shown_texts import ShownText, text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyView:
    """One agency in the language of the page."""

    agency: Agency
    place_rows: list[Row]
    contact_rows: list[Row]
    functions: ShownText
    leaders: list[AgencyLeader]
    parts: list[Agency]
    former_names: list[AgencyFormerName]
    predecessors: list[Agency]
    successors: list[Agency]
    holdings: tuple[Holding, ...]

    @property
    def rows(self) -> list[Row]:
        """Return where it stands and how to reach it."""
        return [*self.place_rows, *self.contact_rows]

    @property
    def is_bare(self) -> bool:
        """Say whether nothing is known of the agency but its name."""
        facts: tuple[Iterable[object], ...] = (self.rows, self.leaders, self.parts, self.holdings)
        return not (self.functions or any(facts))

    @property
    def is_of_every_commune(self) -> bool:
        """Say whether this is no agency but a name for one that each commune and ward has."""
        return self.is_only_named and is_of_every_commune(self.agency.name)

    @property
    def is_only_named(self) -> bool:
        """Say whether this may be no agency of the province at all: others name it, and nobody has told of it."""
        return self.agency.kind == AgencyKind.OTHER and not self.agency.ended_on and not self.agency.is_described


def agency_view(agency: Agency, language: str) -> AgencyView:
    """Return what is shown of ``agency``, which may be a draft in the editor with children in memory."""
    parts, predecessors = _related(agency)
    return AgencyView(
        agency=agency,
        place_rows=_place_rows(agency, language),
        contact_rows=contact_rows(agency, language),
        functions=text_of(agency, "functions", language),
        leaders=list(agency.leaders.all().select_related("picture")),
        parts=parts,
        former_names=list(agency.former_names.all()),
        predecessors=predecessors,
        successors=list(agency.successors.all()),
        holdings=holdings_of(agency, language) if agency.pk else (),
    )


def _place_rows(agency: Agency, language: str) -> list[Row]:
    rows = []
    if agency.short_name:
        rows.append(Row(term=_("Short name"), text=agency.short_name))
    if agency.parent is not None:
        parent = agency.parent
        rows.append(Row(term=_("Belongs to"), text=parent.name_in(language), url=parent.get_absolute_url()))
    commune = getattr(agency, "commune", None) if agency.pk else None
    if commune is not None:
        rows.append(Row(term=_("Governs"), text=commune.name_in(language), url=commune.get_absolute_url()))
    return rows


def _related(agency: Agency) -> tuple[list[Agency], list[Agency]]:
    """Return the living parts of an agency and those that it followed, in one statement."""
    if not agency.pk:
        return [], []
    followed = Agency.successors.through.objects.filter(from_agency=OuterRef("pk"), to_agency=agency.pk)
    near = Agency.objects.filter(Q(parent=agency) | Q(Exists(followed))).annotate(is_predecessor=Exists(followed))
    found = list(near)
    parts = [one for one in found if one.parent_id == agency.pk and one.ended_on is None]
    return parts, [one for one in found if one.is_predecessor]
