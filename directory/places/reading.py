"""Which units a name or an address means, as the database has them now."""

from collections.abc import Iterable, Sequence

from directory.models import Commune, FormerUnit
from directory.places.finding import Former, PlacesFound, Present, find_address, find_places


def places_named(asked: str, communes: Iterable[Commune], language: str) -> PlacesFound:
    """Return what the name ``asked`` may mean among all ``communes``; two statements."""
    present, former = _units(communes, language)
    return find_places(asked, present=present, former=former)


def places_of_address(asked: str, communes: Iterable[Commune], language: str) -> PlacesFound:
    """Return the units that an address, or a name alone, lies in; two statements."""
    present, former = _units(communes, language)
    return find_address(asked, present=present, former=former)


def present_unit(commune: Commune, language: str) -> Present:
    """Return ``commune`` as answers name it."""
    return Present(name=commune.name_in(language), own_name=commune.name, url=commune.get_absolute_url())


def _units(communes: Iterable[Commune], language: str) -> tuple[Sequence[Present], Sequence[Former]]:
    present = {commune.pk: present_unit(commune, language) for commune in communes}
    now: dict[int, list[int]] = {}
    links = FormerUnit.communes.through.objects.order_by("commune_id").values_list("formerunit_id", "commune_id")
    for former_id, commune_id in links:
        now.setdefault(former_id, []).append(commune_id)
    former = [
        Former(name=name, district=district, province=province, now=tuple(present[key] for key in now.get(pk, ())))
        for pk, name, district, province in FormerUnit.objects.values_list("pk", "name", "district", "province")
    ]
    return list(present.values()), former
