"""The list of all pages that cite a document, or one provision of it, with the places where they do."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from wagtail.models import Page

from core.addresses import page_address
from core.citable import citables
from core.paging import PAGE_PARAMETER, Paging, paging
from legal.citing.cited_by import (
    CITED_BY_WORD,
    NEWEST_FIRST,
    CitingPage,
    as_citing_page,
    citations_of,
    cited_articles,
    citing_pages,
)
from legal.provisions import Level, NotAProvisionAddressError, ProvisionAddress, address_at

PER_PAGE = 20
MOST_PLACES = 12
"""Places that are named of one page; of more only the number."""
PARAMETERS = {"dieu": Level.ARTICLE, "khoan": Level.CLAUSE, "diem": Level.POINT}
"""Of the address, from the outermost: ``?dieu=5&khoan=2``."""
_NUMBER = re.compile(r"[\w.-]{1,12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class CitingPlace:
    """Where a page cites, and what."""

    name: str
    url: str
    """Empty where the place has no address of its own."""
    provisions: Sequence[str]
    """What is cited there, in words; empty for the whole document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitingItem:
    """One page of the list."""

    page: CitingPage
    kind: str
    places: Sequence[CitingPlace]
    more: int
    """How many places are not named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedArticle:
    """An article, and how many pages cite it or something in it."""

    name: str
    number: int
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CitingList:
    """What the list shows."""

    asked: ProvisionAddress
    values: Mapping[str, str]
    """What was asked for, by the name of the parameter, for the form."""
    path: str
    """Of the list without a choice."""
    document_url: str
    articles: Sequence[CitedArticle]
    paging: Paging
    items: Sequence[CitingItem]


def citing_list_response(page: Any, request: HttpRequest) -> HttpResponse:
    """Show who cites ``page``; what the public may not see is left out. Five statements beside those of every page."""
    context = {"page": page, "self": page, "listed": citing_list(page, request)}
    return render(request, "legal/citing_list.html", context)


def citing_list(page: Any, request: HttpRequest) -> CitingList:
    """Return the list for the address that was asked for."""
    values = _values(request.GET)
    asked = ProvisionAddress(tuple((PARAMETERS[name], value.lower()) for name, value in values.items()))
    document_url = page_address(page, request)
    path = f"{document_url}{CITED_BY_WORD}/"
    found = citing_pages(page, asked.anchor).order_by(*NEWEST_FIRST)
    shown = paging(
        found.count(),
        asked=request.GET.get(PAGE_PARAMETER),
        per_page=PER_PAGE,
        path=path,
        parameters=tuple(values.items()),
    )
    return CitingList(
        asked=asked,
        values=values,
        path=path,
        document_url=document_url,
        articles=_articles(page, asked, path),
        paging=shown,
        items=_items(page, asked, found[shown.offset : shown.offset + PER_PAGE], request),
    )


def _values(given: QueryDict) -> dict[str, str]:
    """Return what was asked for, from the article on; what is no number, or stands in nothing, is not asked for."""
    values = {}
    for name in PARAMETERS:
        value = given.get(name, "").strip()
        if not _NUMBER.fullmatch(value):
            break
        values[name] = value
    return values


def _articles(page: Any, asked: ProvisionAddress, path: str) -> list[CitedArticle]:
    """Return the articles that are cited, in the order of their numbers."""
    articles = []
    for anchor, number in cited_articles(page).items():
        address = _address(anchor)
        if address is not None and address.level == Level.ARTICLE:
            articles.append((address, number))
    return [
        CitedArticle(
            name=address.words,
            number=number,
            url=f"{path}?dieu={address.steps[0][1]}",
            is_chosen=asked.article == address,
        )
        for address, number in sorted(articles, key=lambda one: _order(one[0].steps[0][1]))
    ]


def _order(number: str) -> tuple[int, str]:
    digits = re.match(r"\d{1,9}", number)
    return (int(digits[0]) if digits else 0, number)


def _items(page: Any, asked: ProvisionAddress, found: Iterable[Any], request: HttpRequest) -> list[CitingItem]:
    pages = list(found)
    cited: dict[int, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    rows = citations_of(page, asked.anchor).filter(page_id__in=[one.pk for one in pages]).order_by("start", "pk")
    for page_id, place, provision in rows.values_list("page_id", "place", "provision"):
        cited[page_id][place][provision] = None
    return [_item(one, cited[one.pk], request) for one in pages]


def _item(one: Any, cited: Mapping[str, Mapping[str, None]], request: HttpRequest) -> CitingItem:
    model = ContentType.objects.get_for_id(one.content_type_id).model_class() or Page
    shown = as_citing_page(one, request)
    places = [
        CitingPlace(
            name=place_words(model, place),
            url=f"{shown.url}#{place}" if _address(place) is not None else "",
            provisions=[words for provision in provisions if (words := _words(provision))],
        )
        for place, provisions in list(cited.items())[:MOST_PLACES]
    ]
    kind = str(model._meta.verbose_name)
    return CitingItem(page=shown, kind=kind, places=places, more=max(0, len(cited) - MOST_PLACES))


def place_words(model: Any, place: str) -> str:
    """Return how readers call a place: a provision, a section, or a field of the page."""
    address = _address(place)
    if address is not None:
        return address.words
    citable = citables().get(model)
    if citable is not None and place in citable.places:
        return str(citable.places[place])
    try:
        return str(model._meta.get_field(place).verbose_name)
    except (FieldDoesNotExist, AttributeError):
        return place


def _words(provision: str) -> str:
    address = _address(provision)
    return address.words if address is not None else ""


def _address(anchor: str) -> ProvisionAddress | None:
    """Return the provision at an anchor; none for what is no provision."""
    try:
        return address_at(anchor) if anchor else None
    except NotAProvisionAddressError:
        return None
