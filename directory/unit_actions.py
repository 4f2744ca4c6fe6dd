"""Takes administrative units over: communes with their committees, and the former units that they were made from.

All of it or nothing. What a source said is kept as a digest, so that editors' corrections stay until the source itself
says something else, and their own texts stay in any case.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.importing.bulk import free_slugs
from core.importing.outcomes import Outcome, Rejection
from core.slugs import slugify
from directory.actions import agencies_named
from directory.models import Agency, AgencyFormerName, AgencyKind, Commune, FormerUnit
from directory.models.names import LONGEST_SLUG
from directory.naming import name_key
from directory.unit_files import Merger, Unit

Rejected = Callable[[Rejection], None]
FormerIdentity = tuple[str, str, str]
"""The keys of name, district and province: names repeat across districts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCounts:
    """What became of units and of former units; each sums up to what was read."""

    communes: Counter[Outcome]
    former_units: Counter[Outcome]


@transaction.atomic
def import_units(
    units: Iterable[Unit | Rejection],
    mergers: Iterable[Merger | Rejection],
    *,
    rejected: Rejected = lambda rejection: None,
    advanced: Callable[[], None] = lambda: None,
) -> UnitCounts:
    """Make or update every commune, its committee and every former unit; a second run changes nothing.

    ``rejected`` hears of what cannot be taken over, ``advanced`` of every record. A committee that exists under any
    spelling of its name is taken as it is, and a commune without one gets it.
    """
    known = {commune.code: commune for commune in Commune.objects.select_related("committee")}
    taken_units, bad_units = _sorted_out(units, lambda unit: _fault_of_unit(unit, known), rejected)
    present = {code: commune.name for code, commune in known.items()} | {unit.code: unit.name for unit in taken_units}
    seen: set[tuple[FormerIdentity, str]] = set()
    taken_mergers, bad_mergers = _sorted_out(mergers, lambda merger: _fault_of_merger(merger, present, seen), rejected)
    communes = _write_communes(taken_units, taken_mergers, known, advanced)
    former = _write_former_units(taken_mergers, known, advanced)
    communes[Outcome.REJECTED], former[Outcome.REJECTED] = bad_units, bad_mergers
    return UnitCounts(communes=communes, former_units=former)


def committee_name(commune_name: str) -> str:
    """Return what the people's committee of a unit is called: "Ủy ban nhân dân xã Trà Bồng"."""
    return f"Ủy ban nhân dân {commune_name[:1].lower()}{commune_name[1:]}"


def _sorted_out(
    records: Iterable[Unit | Rejection] | Iterable[Merger | Rejection],
    fault_of: Callable[..., str],
    rejected: Rejected,
) -> tuple[list[Any], int]:
    """Return the records to take over and the number of rejected ones, after telling of these."""
    taken, count = [], 0
    for record in records:
        fault = "" if isinstance(record, Rejection) else fault_of(record)
        if isinstance(record, Rejection) or fault:
            rejected(record if isinstance(record, Rejection) else Rejection(place=record.place, reason=fault))
            count += 1
        else:
            taken.append(record)
    return taken, count


def _fault_of_unit(unit: Unit, known: Mapping[str, Commune]) -> str:
    key = name_key(unit.name)
    other = next((one for one in known.values() if one.code != unit.code and name_key(one.name) == key), None)
    if other is None:
        return ""
    return _("“%(name)s” exists with the code %(code)s.") % {"name": other.name, "code": other.code}


def _fault_of_merger(merger: Merger, present: Mapping[str, str], seen: set[tuple[FormerIdentity, str]]) -> str:
    name = present.get(merger.code)
    if name is None:
        return _("No unit has the code %(code)s.") % {"code": merger.code}
    if name_key(name) != name_key(merger.present_name):
        facts = {"code": merger.code, "name": name, "other": merger.present_name}
        return _("The code %(code)s is that of “%(name)s”, not of “%(other)s”.") % facts
    identity = (_identity(merger), merger.code)
    if identity in seen:
        return _("The same stands on a line before it.")
    seen.add(identity)
    return ""


def _identity(unit: Merger | FormerUnit) -> FormerIdentity:
    return name_key(unit.name), name_key(unit.district), name_key(unit.province)


def _write_communes(
    units: Sequence[Unit], mergers: Sequence[Merger], known: dict[str, Commune], advanced: Callable[[], None]
) -> Counter[Outcome]:
    """Save what is new or has changed, and add it to ``known``."""
    more = {merger.code: merger for merger in reversed(mergers)}
    facts = {unit.code: _facts(unit, more.get(unit.code)) for unit in units}
    new = sorted(code for code in facts if code not in known)
    slugs = _slugs([facts[code]["name"] for code in new], Commune.objects.values_list("slug", flat=True))
    free = dict(zip(new, slugs, strict=True))
    committees = _missing_committees(facts, known)
    counts: Counter[Outcome] = Counter()
    for code, said in facts.items():
        digest, commune = _digest(*said.values()), known.get(code)
        if commune is None:
            known[code] = Commune.objects.create(
                **said, slug=free[code], committee=committees[code], import_digest=digest
            )
            counts[Outcome.CREATED] += 1
        elif commune.import_digest != digest or code in committees:
            _update_commune(commune, said | {"import_digest": digest}, committees.get(code))
            counts[Outcome.UPDATED] += 1
        else:
            counts[Outcome.UNCHANGED] += 1
        advanced()
    return counts


def _missing_committees(facts: Mapping[str, Mapping[str, Any]], known: Mapping[str, Commune]) -> dict[str, Agency]:
    """Return by its code the committee of every commune that is new or has none."""
    names = {
        code: committee_name(said["name"])
        for code, said in facts.items()
        if code not in known or known[code].committee_id is None
    }
    found = agencies_named(names.values(), kind=AgencyKind.COMMUNE)
    committees = {code: found[name] for code, name in names.items()}
    for code, committee in committees.items():
        _name_in_english(committee, facts[code]["name_en"])
    return committees


def _update_commune(commune: Commune, said: Mapping[str, Any], missing_committee: Agency | None) -> None:
    """Let a commune say what its source says; it is no demonstration any more once nothing invented is left on it."""
    if commune.import_digest != said["import_digest"]:
        _rename_committee(commune, said)
        for name, value in said.items():
            setattr(commune, name, value)
    commune.committee = commune.committee or missing_committee
    commune.is_demonstration = commune.is_demonstration and bool(commune.introduction or commune.introduction_en)
    commune.save()


def _facts(unit: Unit, merger: Merger | None) -> dict[str, Any]:
    """Return the columns that the sources say; the mergers spell names as the resolution on them does."""
    return {
        "code": unit.code,
        "name": merger.present_name if merger else unit.name,
        "name_en": unit.name_en,
        "kind": unit.kind,
        "latitude": merger.latitude if merger else None,
        "longitude": merger.longitude if merger else None,
        "area_km2": merger.area_km2 if merger else None,
    }


def _name_in_english(committee: Agency, commune_name_en: str) -> None:
    if not committee.name_en:
        committee.name_en = _committee_name_en(commune_name_en)
        committee.save()


def _committee_name_en(commune_name_en: str) -> str:
    return f"People’s Committee of {commune_name_en}"  # noqa: RUF001 - an apostrophe


def _rename_committee(commune: Commune, said: Mapping[str, Any]) -> None:
    """Let the committee follow its unit's new name, unless editors had named it otherwise; the old name is kept."""
    committee = commune.committee
    if committee is None:
        return
    old, new = committee_name(commune.name), committee_name(said["name"])
    if name_key(committee.name) == name_key(old) != name_key(new):
        AgencyFormerName.objects.create(agency=committee, name=committee.name)
        committee.name = new
    if committee.name_en == _committee_name_en(commune.name_en):
        committee.name_en = _committee_name_en(said["name_en"])
    committee.save()


def _write_former_units(
    mergers: Sequence[Merger], communes: Mapping[str, Commune], advanced: Callable[[], None]
) -> Counter[Outcome]:
    """Save and link what is new or has changed."""
    groups: dict[FormerIdentity, list[Merger]] = defaultdict(list)
    for merger in mergers:
        groups[_identity(merger)].append(merger)
    known = {_identity(unit): unit for unit in FormerUnit.objects.prefetch_related("communes")}
    new = [identity for identity in groups if identity not in known]
    names = [f"{groups[identity][0].name} {groups[identity][0].district}" for identity in new]
    free = dict(zip(new, _slugs(names, FormerUnit.objects.values_list("slug", flat=True)), strict=True))
    counts: Counter[Outcome] = Counter()
    for identity, group in groups.items():
        first, codes = group[0], sorted(merger.code for merger in group)
        digest, unit = _digest(first.name, first.district, first.province, *codes), known.get(identity)
        advanced()
        if unit is not None and unit.import_digest == digest:
            counts[Outcome.UNCHANGED] += 1
            continue
        counts[Outcome.CREATED if unit is None else Outcome.UPDATED] += 1
        unit = unit or FormerUnit(slug=free[identity])
        unit.name, unit.district, unit.province = first.name, first.district, first.province
        unit.import_digest = digest
        unit.save()
        unit.communes.set([communes[code] for code in codes])
    return counts


def _digest(*values: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, values)).encode()).hexdigest()


def _slugs(names: Sequence[str], taken: Iterable[str]) -> list[str]:
    return free_slugs((slugify(name, max_length=LONGEST_SLUG - len("-999")) for name in names), taken=taken)
