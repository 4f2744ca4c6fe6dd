"""The agencies, communes and fields of the demonstration, as written in ``content/``: makes what is missing."""

from typing import Any

from core.slugs import slugify
from directory.models import Agency, AgencyFormerName, AgencyLeader, Commune, Field, FormerUnit
from home.demonstration import content
from home.demonstration.content import Row

OWN_COLUMNS = (
    "name", "name_en", "kind", "short_name", "functions", "functions_en", "address", "phone", "email", "hours",
    "hours_en", "ended_on", "takes_applications",
)  # fmt: skip


def make_fields() -> int:
    """Make the fields of activity; return how many there are in ``content/``."""
    rows = content.fields()
    for row in rows:
        names = {"name": row["name"], "name_en": row["name_en"]}
        Field.objects.get_or_create(slug=row["slug"], defaults=names)
    return len(rows)


def make_agencies() -> int:
    """Make the agencies with their leaders and former names, then what stands above and after each."""
    rows = content.agencies()
    made = [row for row in rows if _make_agency(row)]
    by_slug = {agency.slug: agency for agency in Agency.objects.filter(slug__in=[row["slug"] for row in rows])}
    for row in made:
        agency = by_slug[row["slug"]]
        agency.parent = by_slug.get(row.get("parent", ""))
        agency.successors = [by_slug[slug] for slug in row.get("successors", ())]
        agency.save()
    return len(rows)


def make_communes() -> int:
    """Make the communes and what they were made from; one that an import brought is left as it is."""
    rows = content.communes()
    for row in rows:
        _make_commune(row)
    return len(rows)


def _make_agency(row: Row) -> bool:
    if Agency.objects.filter(slug=row["slug"]).exists():
        return False
    agency: Any = Agency(
        slug=row["slug"], is_demonstration=True, **{name: row[name] for name in OWN_COLUMNS if name in row}
    )
    agency.leaders = [AgencyLeader(sort_order=place, **leader) for place, leader in enumerate(row.get("leaders", ()))]
    names = enumerate(row.get("former_names", ()))
    agency.former_names = [AgencyFormerName(sort_order=place, **name) for place, name in names]
    agency.save()
    return True


def _make_commune(row: Row) -> None:
    if Commune.objects.filter(code=row["code"]).exists():
        return
    columns = ("slug", "code", "name", "name_en", "kind", "introduction", "introduction_en")
    committee = Agency.objects.filter(slug=row.get("committee", "")).first()
    commune = Commune.objects.create(
        **{name: row[name] for name in columns if name in row}, committee=committee, is_demonstration=True
    )
    for former in row.get("former", ()):
        unit, _made = FormerUnit.objects.get_or_create(
            **former, defaults={"slug": slugify(f"{former['name']} {former['district']}")}
        )
        unit.communes.add(commune)
