"""What readers filter by, in words: names of values, lists of choices with counts, and chips of what is chosen."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Value
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.documents import Facet, Kind
from search.queries import FACET_NAMES, FacetCount, Found, SearchQuery
from search.registry import registry
from search.results.parameters import DATED_FROM, KIND, YEAR, query_string, without_choice

Labels = Mapping[str, Mapping[str, str]]
"""Names of values by facet: ``{"co-quan": {"so-y-te": "Sở Y tế"}}``."""

FACET_LABELS: Mapping[str, Promise] = {
    KIND: gettext_lazy("Kind"),
    Facet.FIELD: gettext_lazy("Field of activity"),
    Facet.AGENCY: gettext_lazy("Agency"),
    Facet.VALIDITY: gettext_lazy("Validity"),
    Facet.LEVEL: gettext_lazy("Level"),
    Facet.DOCUMENT_TYPE: gettext_lazy("Type of document"),
    Facet.AUDIENCE: gettext_lazy("Who may apply"),
    YEAR: gettext_lazy("Year"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetOption:
    """One value that a reader can choose."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetList:
    """One filter with its values."""

    name: str
    """Its name in addresses."""
    label: str
    options: tuple[FacetOption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One choice that stands above the results, and the address without it, relative to the page."""

    label: str
    url: str


def labels_for(
    query: SearchQuery, found: Found, *, language: str, also: Mapping[Facet, Collection[str]] | None = None
) -> Labels:
    """Return the names of every value found or chosen, and of the values ``also`` shown, in ``language``.

    One query for all facets that an app has named with ``registry.facet_named_by``, and what each ``facet_labels``
    asks; unknown values are not in the answer.
    """
    values = {
        facet: {choice.value for choice in found.facets.get(facet, ())}
        | set(query.chosen(facet))
        | set((also or {}).get(facet, ()))
        for facet in (*registry.labellers, *registry.named_models)
    }
    labels: dict[str, Mapping[str, str]] = {KIND: {kind.value: str(kind.label) for kind in Kind}}
    for facet, labeller in registry.labellers.items():
        labels[facet.value] = labeller(sorted(values[facet]), language) if values[facet] else {}
    return labels | _names(values, language=language)


def _names(values: Mapping[Facet, Collection[str]], *, language: str) -> dict[str, dict[str, str]]:
    """Return the names of values that are slugs of rows, in one statement."""
    names: dict[str, dict[str, str]] = {facet.value: {} for facet in registry.named_models}
    asked = [
        model._default_manager.filter(slug__in=sorted(values[facet]))
        .order_by()
        .annotate(facet=Value(facet.value))
        .values_list("facet", "slug", "name", "name_en")
        for facet, model in registry.named_models.items()
        if values[facet]
    ]
    if asked:
        for facet, slug, name, name_en in asked[0].union(*asked[1:], all=True):
            names[facet][slug] = name_en if name_en and language.startswith("en") else name
    return names


def facet_lists(query: SearchQuery, found: Found, labels: Labels) -> tuple[FacetList, ...]:
    """Return the filters that have something to choose; a chosen value stays in its list though it finds nothing."""
    lists = (
        FacetList(name=name, label=str(FACET_LABELS[name]), options=tuple(_options(name, query, found, labels)))
        for name in query.facets
    )
    return tuple(one for one in lists if one.options)


def chips(query: SearchQuery, labels: Labels) -> tuple[Chip, ...]:
    """Return one chip for each choice, in the order of the filters, the range of dates last."""
    found = [
        Chip(label=value_in_words(name, value, labels), url=_address(without_choice(query, name, value)))
        for name in FACET_NAMES
        for value in query.chosen(name)
    ]
    if query.dated_from or query.dated_to:
        found.append(Chip(label=days_in_words(query), url=_address(without_choice(query, DATED_FROM))))
    return tuple(found)


def _options(name: str, query: SearchQuery, found: Found, labels: Labels) -> Iterable[FacetOption]:
    chosen = query.chosen(name)
    counts = found.facets.get(name, ())
    missing = tuple(FacetCount(value=value, count=0) for value in chosen if value not in {one.value for one in counts})
    for one in (*counts, *missing):
        label = _label(name, one.value, labels)
        if label:
            yield FacetOption(value=one.value, label=label, count=one.count, is_chosen=one.value in chosen)


def _address(query: SearchQuery) -> str:
    return f"?{query_string(query)}"


def _label(name: str, value: str, labels: Labels) -> str:
    return value if name == YEAR else labels.get(name, {}).get(value, "")


def value_in_words(facet: str, value: str, labels: Labels) -> str:
    """Return the name of a chosen value, or the value itself where it has none any more."""
    return _label(facet, value, labels) or value


def days_in_words(query: SearchQuery) -> str:
    """Return from when to when, as chips say it."""
    first, last = (day.strftime("%d/%m/%Y") if day else "" for day in (query.dated_from, query.dated_to))
    if first and last:
        return _("From %(first)s to %(last)s") % {"first": first, "last": last}
    return _("From %(first)s") % {"first": first} if first else _("Until %(last)s") % {"last": last}
