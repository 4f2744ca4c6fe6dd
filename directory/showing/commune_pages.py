"""What the list of communes and the page of one of them show."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from directory.models import Commune, CommuneKind
from directory.naming import alphabetical
from directory.places.finding import PlacesFound, Present, inside, stayed_whole
from directory.places.reading import places_named, present_unit
from directory.showing.fact_rows import Row, commune_rows, contact_rows
from directory.showing.shown_texts import ShownText, text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerPart:
    """A former unit on the page of a present one; ``elsewhere`` is what else it is part of."""

    name: str
    elsewhere: tuple[Present, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerDistrict:
    """The former units of one district that are part of a commune."""

    name: str
    province: str
    parts: tuple[FormerPart, ...]

    @property
    def province_inside(self) -> str:
        """Return the province as it stands within a line."""
        return inside(self.province)

    @property
    def name_inside(self) -> str:
        """Return the district and its province as they stand within a sentence: "huyện Sa Thầy, tỉnh Kon Tum"."""
        return f"{inside(self.name)}, {self.province_inside}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneView:
    """One commune in the language of the page."""

    commune: Commune
    rows: list[Row]
    committee_rows: list[Row]
    introduction: ShownText
    districts: tuple[FormerDistrict, ...]

    @property
    def stayed_whole(self) -> bool:
        """Say whether it is what it was before, with another district and province above it or none."""
        former = [part.name for district in self.districts for part in district.parts]
        return stayed_whole(self.commune.name, former)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneGroup:
    """The units of one kind."""

    heading: str
    communes: Sequence[Commune]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneList:
    """All units by kind, and what a name that somebody typed may mean."""

    asked: str
    found: PlacesFound
    groups: Sequence[CommuneGroup]
    total: int


def commune_list(asked: str, language: str) -> CommuneList:
    """Return all communes by kind, and the places that ``asked`` may mean."""
    asked = " ".join(asked.split())
    rows = Commune.objects.only("name", "name_en", "slug", "kind")
    communes = sorted(rows, key=lambda commune: alphabetical(commune.name))  # each database orders Đ elsewhere
    found = places_named(asked, communes, language) if asked else PlacesFound()
    wanted = (
        (_("Wards"), CommuneKind.WARD),
        (_("Communes"), CommuneKind.COMMUNE),
        (_("Special zone"), CommuneKind.SPECIAL_ZONE),
    )
    groups = [
        CommuneGroup(heading=heading, communes=[one for one in communes if one.kind == kind])
        for heading, kind in wanted
    ]
    shown = [group for group in groups if group.communes]
    return CommuneList(asked=asked, found=found, groups=shown, total=len(communes))


def commune_view(commune: Commune, language: str) -> CommuneView:
    """Return what is shown of ``commune``, which may be a draft in the editor."""
    committee = commune.committee
    return CommuneView(
        commune=commune,
        rows=commune_rows(commune),
        committee_rows=contact_rows(committee, language) if committee else [],
        introduction=text_of(commune, "introduction", language),
        districts=_former_districts(commune, language) if commune.pk else (),
    )


def _former_districts(commune: Commune, language: str) -> tuple[FormerDistrict, ...]:
    found = commune.former_units.prefetch_related("communes")  # each database orders Đ elsewhere
    units = sorted(found, key=lambda one: (one.province, alphabetical(one.district), alphabetical(one.name)))
    parts: dict[tuple[str, str], list[FormerPart]] = {}
    for unit in units:
        elsewhere = tuple(present_unit(one, language) for one in unit.communes.all() if one.pk != commune.pk)
        parts.setdefault((unit.district, unit.province), []).append(FormerPart(name=unit.name, elsewhere=elsewhere))
    return tuple(
        FormerDistrict(name=name, province=province, parts=tuple(within)) for (name, province), within in parts.items()
    )
