"""How agencies and communes are found, and how agencies and fields name the filters of search."""

from collections.abc import Iterable, Sequence

from django.utils import translation

from directory.models import Agency, AgencyKind, Commune, Field, FormerUnit
from directory.naming import alphabetical, name_key
from directory.places.finding import inside, stayed_whole
from directory.places.meanings import meanings_of_units
from search.documents import Facet, Kind, SearchDocument
from search.registry import also_means, facet_named_by, reindex_on, searchable

BARE = 0.8
"""The weight of an agency of which only the name is known, because documents name it, or that is no more."""
COMMITTEE = 0.6
"""Whoever types the name of a commune finds the commune first, and its committee from there."""
FORMER = 0.85
"""A unit of today stands before a former one of the same name."""


@searchable(Agency)
def agency(agency: Agency) -> Iterable[SearchDocument]:
    """Return an agency in Vietnamese and, where it has an English name, in English."""
    former = [former.name for former in agency.former_names.all()]
    leaders = "\n".join(f"{leader.name}, {leader.title}. {leader.biography}" for leader in agency.leaders.all())
    body = _lines(agency.functions, leaders, agency.hours)
    is_bare = not (body or agency.address or agency.phone or agency.email)
    summary = ", ".join(filter(None, (agency.address, agency.phone, agency.email)))
    for language, key in _languages(agency):
        yield SearchDocument(
            key=key,
            kind=Kind.AGENCY,
            title=agency.name_in(language),
            url=_url(agency, language),
            language=language,
            other_names=tuple(filter(None, (agency.short_name, *former, _other_name(agency, language)))),
            summary=summary,
            body=_lines(agency.functions_en, agency.hours_en) if language == "en" else body,
            is_demonstration=agency.is_demonstration,
            weight=_weight(agency, is_bare=is_bare),
        )


@searchable(Commune)
def commune(commune: Commune) -> Iterable[SearchDocument]:
    """Return a commune in both languages, and each former unit that is part of it as a finding place of its own.

    Were their names in one long title with its own, neither would be found first: measured on all 273.
    """
    units = sorted(commune.former_units.all(), key=lambda unit: (unit.district, alphabetical(unit.name)))
    key = _key(commune)
    for language, document_key in _languages(commune):
        yield SearchDocument(
            key=document_key,
            kind=Kind.COMMUNE,
            title=commune.name_in(language),
            url=_url(commune, language),
            language=language,
            other_names=tuple(filter(None, (_other_name(commune, language),))),
            summary=_made_from(commune, units, language),
            body=commune.introduction_en if language == "en" else commune.introduction,
            identifiers=(commune.code,),
            is_demonstration=commune.is_demonstration,
        )
    for unit in units:
        if name_key(unit.name) not in {name_key(commune.name), name_key(unit.district)}:
            yield SearchDocument(
                key=f"{key}#{unit.pk}",
                kind=Kind.COMMUNE,
                title=f"{unit.name} (cũ)",
                summary=f"Nay thuộc {inside(commune.name)}.",
                url=_url(commune, "vi"),
                language="vi",
                is_demonstration=commune.is_demonstration,
                weight=FORMER,
            )


@reindex_on(FormerUnit)
def communes_of_former_unit(unit: FormerUnit) -> Iterable[Commune]:
    """Return the communes that are found by the unit's name."""
    return unit.communes.all()


also_means(meanings_of_units)
facet_named_by(Facet.AGENCY, Agency)
facet_named_by(Facet.FIELD, Field)


def _languages(thing: Agency | Commune) -> list[tuple[str, str]]:
    """Return each language with the key of its document; what has no English name is found in Vietnamese alone."""
    key = _key(thing)
    return [("vi", key), ("en", f"{key}#en")] if thing.name_en else [("vi", key)]


def _key(thing: Agency | Commune) -> str:
    return f"{thing._meta.label_lower}:{thing.pk}"


def _url(thing: Agency | Commune, language: str) -> str:
    with translation.override(language):
        return thing.get_absolute_url()


def _weight(agency: Agency, *, is_bare: bool) -> float:
    if agency.kind == AgencyKind.COMMUNE:
        return COMMITTEE
    return BARE if is_bare or agency.ended_on else 1.0


def _other_name(thing: Agency | Commune, language: str) -> str:
    return thing.name if language == "en" else ""


def _made_from(commune: Commune, units: Sequence[FormerUnit], language: str) -> str:
    """Return one sentence on what a commune was made from, in the language of its document."""
    if not units:
        return ""
    names = ", ".join(dict.fromkeys(unit.name for unit in units))
    districts = "; ".join(dict.fromkeys(f"{inside(unit.district)}, {inside(unit.province)}" for unit in units))
    if stayed_whole(commune.name, [unit.name for unit in units]):
        return f"Until 30 June 2025 in {districts}." if language == "en" else f"Đến ngày 30/6/2025 thuộc {districts}."
    if language == "en":
        return f"Made on 1 July 2025 from {names} ({districts})."
    return f"Hợp thành từ ngày 01/7/2025 từ {names} ({districts})."


def _lines(*texts: str) -> str:
    return "\n".join(filter(None, texts))
