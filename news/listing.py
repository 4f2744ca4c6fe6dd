"""The list of news that a reader asked for: its items, what can narrow it, and what to say about the address."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet, Value
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.paging import Paging, paging
from directory.models import Agency, Field
from news.filters import AGENCY, FIELD, KIND, LABELS, YEAR, Asked, NewsFilter, unknown
from news.kinds import NewsKind
from news.querysets import NewsPageQuerySet, Tally

PER_PAGE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One value that a reader can choose, and how many items it would give beside the other filters."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterList:
    """One filter with its values; ``name`` is what stands in addresses."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One choice that is on, and the address without it."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsList:
    """One page of the list, with everything that stands around it."""

    filter: NewsFilter
    items: tuple[Any, ...]
    """``NewsPage``, with agency and picture read."""
    facets: tuple[FilterList, ...]
    chips: tuple[Chip, ...]
    paging: Paging
    messages: tuple[str, ...]


def news_list(news: NewsPageQuerySet, asked: Asked, *, path: str) -> NewsList:
    """Return the page of ``news`` (what the public may see) that was asked for at ``path``."""
    chosen, names, messages = existing(asked.filter)
    tallies = news.in_fields(chosen.fields).counts()
    field_tallies = news.matching(chosen, but_any_field=True).counts_by_field()
    names |= {(AGENCY, one.slug): _in_language(one.name, one.name_en) for one in tallies if one.slug}
    names |= {(FIELD, one.slug): _in_language(one.name, one.name_en) for one in field_tallies}
    total = sum(one.number for one in tallies if _counts(one, chosen))
    pages = paging(total, asked=asked.page, per_page=PER_PAGE, path=path, parameters=chosen.pairs)
    if asked.page and int(asked.page) != pages.number:
        numbers = {"asked": int(asked.page), "last": pages.last}
        messages = (*messages, _("There is no page %(asked)d: the last one, %(last)d, is shown.") % numbers)
    found = news.matching(chosen).newest_first().for_lists().select_related("agency", "listing_image")
    return NewsList(
        filter=chosen,
        items=tuple(pages.slice_of(found)) if total else (),
        facets=tuple(_facets(chosen, tallies, field_tallies, names)),
        chips=_chips(chosen, names, path),
        paging=pages,
        messages=(*asked.messages, *messages),
    )


Names = dict[tuple[str, str], str]
"""What a value of a filter is called, by filter and value."""


def existing(asked: NewsFilter) -> tuple[NewsFilter, Names, tuple[str, ...]]:
    """Return the filter without agencies and fields that do not exist, the names of those that do, and what to say.

    One statement, or none where neither was asked for.
    """
    names: Names = {}
    if asked.fields or asked.agencies:
        fields = _named(Field.objects.filter(slug__in=asked.fields), FIELD)
        rows = fields.union(_named(Agency.objects.filter(slug__in=asked.agencies), AGENCY))
        names = {(which, slug): _in_language(name, name_en) for which, slug, name, name_en in rows}
    chosen = replace(
        asked,
        fields=tuple(slug for slug in asked.fields if (FIELD, slug) in names),
        agencies=tuple(slug for slug in asked.agencies if (AGENCY, slug) in names),
    )
    left_out = set(asked.pairs) - set(chosen.pairs)
    return chosen, names, tuple(unknown(name, value) for name, value in asked.pairs if (name, value) in left_out)


def title_of(chosen: NewsFilter, names: Names) -> str:
    """Return the choices in words, such as "Announcements, 2026"; an empty text for everything."""
    return ", ".join(_label(name, value, names) for name, value in chosen.pairs)


def _counts(one: Tally, chosen: NewsFilter, *, but: str = "") -> bool:
    """Say whether the items of a tally pass the filters, the one named ``but`` left out."""
    return (
        (but == KIND or not chosen.kinds or one.kind in chosen.kinds)
        and (but == AGENCY or not chosen.agencies or one.slug in chosen.agencies)
        and (but == YEAR or not chosen.years or one.year in chosen.years)
    )


def _facets(
    chosen: NewsFilter, tallies: Sequence[Tally], field_tallies: Sequence[Tally], names: Names
) -> Iterable[FilterList]:
    """Yield each filter with its values: kinds in their order, years from the newest, the others by how many."""
    kinds = _sums(chosen, tallies, KIND, lambda one: NewsKind(one.kind).address_word)
    years = _sums(chosen, tallies, YEAR, lambda one: str(one.year or ""))
    agencies = _sums(chosen, tallies, AGENCY, lambda one: one.slug)
    fields = {one.slug: one.number for one in field_tallies}
    in_order = [kind.address_word for kind in NewsKind]
    for name, sums, order in (
        (KIND, kinds, in_order.index),
        (FIELD, fields, lambda value: (-fields.get(value, 0), _label(FIELD, value, names))),
        (AGENCY, agencies, lambda value: (-agencies.get(value, 0), _label(AGENCY, value, names))),
        (YEAR, years, lambda value: -int(value)),
    ):
        on = [value for chosen_name, value in chosen.pairs if chosen_name == name]
        values = sorted({value for value in sums if value} | set(on), key=order)
        options = (
            Option(value=value, label=_label(name, value, names), count=sums.get(value, 0), is_chosen=value in on)
            for value in values
        )
        yield FilterList(name=name, label=str(LABELS[name]), options=tuple(options))


def _sums(chosen: NewsFilter, tallies: Iterable[Tally], name: str, value_of: Callable[[Tally], str]) -> dict[str, int]:
    """Return how many items each value of the filter ``name`` would give beside the other filters."""
    sums: dict[str, int] = defaultdict(int)
    for one in tallies:
        if _counts(one, chosen, but=name):
            sums[value_of(one)] += one.number
    return dict(sums)


def _chips(chosen: NewsFilter, names: Names, path: str) -> tuple[Chip, ...]:
    return tuple(
        Chip(label=_label(name, value, names), url=f"{path}{chosen.without(name, value).query}")
        for name, value in chosen.pairs
    )


def _label(name: str, value: str, names: Names) -> str:
    if name == KIND:
        return str(next(kind.label for kind in NewsKind if kind.address_word == value))
    return names.get((name, value), value)


def _named(things: QuerySet, which: str) -> QuerySet:
    return things.order_by().annotate(which=Value(which)).values_list("which", "slug", "name", "name_en")


def _in_language(name: str, name_en: str) -> str:
    return name_en if name_en and (get_language() or "vi").startswith("en") else name
