"""Writing the directory in several steps: agencies and fields that other data names."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from django.db import transaction
from django.db.models import F
from wagtail.search.backends import get_search_backends

from core.importing.bulk import free_slugs
from core.slugs import slugify
from directory.known_bodies import ENDED
from directory.models import Agency, AgencyFormerName, AgencyKind, Field
from directory.models.names import LONGEST_SLUG
from directory.naming import guessed_kind, name_key, official_case
from search.registry import announce_written

Named = TypeVar("Named", Agency, Field)

SLUG_WITHOUT_LETTERS = "khong-ten"


@transaction.atomic
def agencies_named(names: Iterable[str], *, kind: AgencyKind | None = None) -> dict[str, Agency]:
    """Return the agency of each name as written, and make those that nobody knows, in the case of officials.

    A name is known by its key as a name, else as a former or a short one; ``kind`` is guessed from the name unless it
    is given. A body that we know to be no more is made so, with who took it over. Blank names are left out. Three
    statements where nothing is missing, and few more where much is. ``ValidationError`` for a name that is too long.
    """
    keys = {name: name_key(official_case(name)) for name in dict.fromkeys(names) if name_key(name)}
    known = _agencies_by_key(set(keys.values()))
    missing = {key: official_case(name) for name, key in reversed(keys.items()) if key not in known}
    taken = Agency.objects.values_list("slug", flat=True) if missing else ()
    slugs = _slugs(missing.values(), taken)
    made = [_new_agency(name, slug, kind) for name, slug in zip(missing.values(), slugs, strict=True)]
    known |= dict(zip(missing, _written(Agency, made), strict=True))
    _link_successors([agency for agency in made if agency.ended_on])
    announce_written(made)
    return {name: known[key] for name, key in keys.items()}


def known_agencies(names: Iterable[str]) -> dict[str, Agency]:
    """Return the agency of each name that is known, by the rules of ``agencies_named``; makes none."""
    keys = {name: name_key(official_case(name)) for name in dict.fromkeys(names) if name_key(name)}
    known = _agencies_by_key(set(keys.values())) if keys else {}
    return {name: known[key] for name, key in keys.items() if key in known}


@transaction.atomic
def fields_named(names: Iterable[str]) -> dict[str, Field]:
    """Return the field of activity of each name as written, and make what is missing. Blank names are left out."""
    keys = {name: name_key(name) for name in dict.fromkeys(names) if name_key(name)}
    known = {name_key(field.name): field for field in Field.objects.order_by("-pk")}
    missing = {key: " ".join(name.split()) for name, key in reversed(keys.items()) if key not in known}
    taken = Field.objects.values_list("slug", flat=True) if missing else ()
    slugs = _slugs(missing.values(), taken)
    made = [Field(name=name, slug=slug) for name, slug in zip(missing.values(), slugs, strict=True)]
    known |= dict(zip(missing, _written(Field, made), strict=True))
    return {name: known[key] for name, key in keys.items()}


def _new_agency(name: str, slug: str, kind: AgencyKind | None) -> Agency:
    ended_on, _successors = ENDED.get(name, (None, ()))
    return Agency(name=name, slug=slug, kind=kind or AgencyKind(guessed_kind(name)), ended_on=ended_on)


def _link_successors(ended: Sequence[Agency]) -> None:
    """Lead from bodies that are no more to those that took them over; these are made where nobody knows them."""
    names = {agency.pk: ENDED[agency.name][1] for agency in ended}
    if names:
        successors = agencies_named(name for of_one in names.values() for name in of_one)
        link = Agency.successors.through
        link.objects.bulk_create(
            link(from_agency_id=pk, to_agency_id=successors[name].pk) for pk, of_one in names.items() for name in of_one
        )


def _written(model: type[Named], things: list[Named]) -> list[Named]:
    """Write new rows at once, and what Wagtail's signals would have done: the admin's own search."""
    for thing in things:
        thing.clean_fields()
    model._default_manager.bulk_create(things)
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(model, things)
    return things


def _agencies_by_key(wanted: set[str]) -> dict[str, Agency]:
    """Return the agency of each key: by name before former name before short name, the living and older one first.

    A short name is known written out too: whose short name is "UBND tỉnh" is the "Ủy ban nhân dân tỉnh".
    """
    names = list(
        Agency.objects.order_by(F("ended_on").asc(nulls_first=True), "pk").values_list("pk", "name", "short_name")
    )
    former = AgencyFormerName.objects.order_by("agency_id").values_list("agency_id", "name")
    found: dict[str, int] = {}
    sources: tuple[Iterable[tuple[int, str]], ...] = (
        [(pk, name) for pk, name, _short in names],
        former,
        [(pk, written) for pk, _name, short in names if short for written in (short, official_case(short))],
    )
    for source in sources:
        for pk, name in source:
            key = name_key(name)
            if key in wanted:
                found.setdefault(key, pk)
    agencies: Mapping[int, Agency] = Agency.objects.in_bulk(set(found.values())) if found else {}
    return {key: agencies[pk] for key, pk in found.items()}


def _slugs(names: Iterable[str], taken: Iterable[str]) -> list[str]:
    room = LONGEST_SLUG - len("-999")  # for the number of a slug that is taken
    return free_slugs((slugify(name, max_length=room) or SLUG_WITHOUT_LETTERS for name in names), taken=taken)
