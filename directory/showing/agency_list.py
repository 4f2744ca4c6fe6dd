"""The list of agencies: those of the province first, the others folded, and those whose name holds some words.

National data names bodies of other provinces and "Công an cấp xã": what nobody has told of stands apart, so that none
of it looks like an agency of the province.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from directory.models import Agency, AgencyFormerName, AgencyKind
from directory.naming import alphabetical, place_key

MOST_SHOWN = 200
"""Of one group: a page must not weigh more than a phone in the highlands can take."""
MOST_FOUND = 50
LONGEST_ASKED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyGroup:
    """The agencies of one kind; ``left_out`` counts those that are too many to show."""

    heading: str
    anchor: str
    agencies: Sequence[Agency]
    is_folded: bool = False
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyList:
    """All groups, or what was found by name."""

    asked: str
    found: Sequence[Agency]
    groups: Sequence[AgencyGroup]


def agency_list(asked: str) -> AgencyList:
    """Return the agencies whose present, short or former name holds ``asked``; for no words all, by kind."""
    asked = " ".join(asked[:LONGEST_ASKED].split())
    rows = Agency.objects.defer("functions_en", "hours", "hours_en")
    agencies = sorted(rows, key=lambda agency: alphabetical(agency.name))  # each database orders Đ and Ủ elsewhere
    if place_key(asked):
        return AgencyList(asked=asked, found=_named(asked, agencies)[:MOST_FOUND], groups=())
    with_commune = set(Agency.objects.filter(commune__isnull=False).values_list("pk", flat=True))
    return AgencyList(asked=asked, found=(), groups=_groups(agencies, with_commune))


def _named(asked: str, agencies: Sequence[Agency]) -> list[Agency]:
    key = f" {place_key(asked)}"
    former: dict[int, list[str]] = {}
    for pk, name in AgencyFormerName.objects.values_list("agency_id", "name"):
        former.setdefault(pk, []).append(name)

    def rank(agency: Agency) -> int | None:
        names = [agency.name, agency.name_en, agency.short_name]
        keys = [f" {place_key(name)}" for name in names if name]
        if key in keys:
            return 0
        if any(one.startswith(f"{key} ") for one in keys):
            return 1
        if any(key in one for one in keys):
            return 2
        return 3 if any(key in f" {place_key(name)}" for name in former.get(agency.pk, ())) else None

    ranked = [(found, number, agency) for number, agency in enumerate(agencies) if (found := rank(agency)) is not None]
    return [agency for _rank, _number, agency in sorted(ranked, key=lambda one: one[:2])]


def _groups(agencies: Sequence[Agency], with_commune: set[int]) -> list[AgencyGroup]:
    """Return the groups that have somebody; committees of communes stand on the page of communes."""
    living = [agency for agency in agencies if agency.ended_on is None and agency.pk not in with_commune]
    wanted = (
        (_("Provincial bodies"), "cap-tinh", AgencyKind.PROVINCE, False),
        (_("Departments"), "so-ban-nganh", AgencyKind.DEPARTMENT, False),
        (_("Commune-level bodies"), "cap-xa", AgencyKind.COMMUNE, False),
        (_("Other bodies"), "khac", AgencyKind.OTHER, False),
        (_("Central bodies"), "trung-uong", AgencyKind.CENTRAL, True),
    )
    only_named = [agency for agency in living if agency.kind == AgencyKind.OTHER and not agency.is_described]
    others = set(only_named)
    groups = [
        _group(heading, anchor, [one for one in living if one.kind == kind and one not in others], is_folded)
        for heading, anchor, kind, is_folded in wanted
    ]
    heading = _("Named by documents and procedures of the whole country")
    groups.append(_group(heading, "chi-neu-ten", only_named, is_folded=True))
    ended = [agency for agency in agencies if agency.ended_on is not None]
    groups.append(_group(_("Dissolved agencies"), "da-giai-the", ended, is_folded=True))
    return [group for group in groups if group.agencies]


def _group(heading: str, anchor: str, agencies: Sequence[Agency], is_folded: bool) -> AgencyGroup:
    shown = agencies[:MOST_SHOWN]
    left_out = len(agencies) - len(shown)
    return AgencyGroup(heading=heading, anchor=anchor, agencies=shown, is_folded=is_folded, left_out=left_out)
