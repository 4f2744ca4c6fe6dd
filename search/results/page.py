"""What the template of the results page reads: addresses, sorts, messages, what can be tried next."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.paging import Paging, paging
from search.documents import Kind
from search.queries import MAX_PAGE, SearchQuery, Sort
from search.results.parameters import (
    Asked,
    Message,
    has_filters,
    number_of_filters,
    pairs,
    query_string,
    without_filters,
)
from search.results.searching import SearchResults

SORT_LABELS: Mapping[Sort, Promise] = {
    Sort.RELEVANCE: _("Best match"),
    Sort.NEWEST: _("Newest first"),
    Sort.OLDEST: _("Oldest first"),
}


UNDATED = frozenset({Kind.PROCEDURE})
"""Sections whose entries bear no date to sort by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SortLink:
    """One order of the results."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsPage:
    """One page of results with everything around them."""

    query: SearchQuery
    found: SearchResults
    typed: Mapping[str, str]
    messages: tuple[Message, ...]
    paging: Paging
    sorts: tuple[SortLink, ...]

    @property
    def is_start(self) -> bool:
        """Say whether nothing was asked yet: then the newest stand here, with an explanation."""
        return not self.query.words and not self.has_filters

    @property
    def has_filters(self) -> bool:
        """Say whether the reader narrowed what is found."""
        return has_filters(self.query)

    @property
    def chosen(self) -> int:
        """Return how many filters are on."""
        return number_of_filters(self.query)

    @property
    def clear_url(self) -> str:
        """Return the address of the same words without filters."""
        return _address(without_filters(self.query))

    @property
    def spelling_url(self) -> str:
        """Return the address of the nearest spelling, without the filters that were on."""
        return _address(replace(without_filters(self.query), words=self.found.spelling or ""))

    @property
    def is_followed(self) -> bool:
        """Say whether a feed of these words would bring what stands here: it brings what matches wholly alone."""
        return self.found.nearly is None

    @property
    def kept_sort(self) -> str:
        """Return the order that the form must keep, or an empty text for the usual one."""
        return "" if self.query.sort is Sort.RELEVANCE else self.query.sort.value

    @property
    def invalid(self) -> frozenset[str]:
        """Return the names of the fields that could not be read."""
        return frozenset(message.parameter for message in self.messages)


def results_page(asked: Asked, found: SearchResults, *, path: str) -> ResultsPage:
    """Return what is shown at ``path`` for what was ``asked`` and ``found``."""
    return ResultsPage(
        query=asked.query,
        found=found,
        typed=asked.typed,
        messages=asked.messages,
        paging=paging(
            found.total,
            asked=str(asked.query.page),
            per_page=asked.query.per_page,
            path=path,
            parameters=pairs(asked.query),
            most_pages=MAX_PAGE,
        ),
        sorts=tuple(_sorts(asked.query)),
    )


def _sorts(query: SearchQuery) -> list[SortLink]:
    if query.section in UNDATED:
        return []
    # Without words nothing matches better than anything else: what is usual then is the newest first.
    offered = list(Sort) if query.words else [Sort.RELEVANCE, Sort.OLDEST]
    current = Sort.RELEVANCE if not query.words and query.sort is Sort.NEWEST else query.sort
    return [
        SortLink(
            label=str(SORT_LABELS[sort if query.words or sort is Sort.OLDEST else Sort.NEWEST]),
            url=_address(replace(query, sort=sort, page=1)),
            is_current=sort is current,
        )
        for sort in offered
    ]


def _address(query: SearchQuery) -> str:
    return f"?{query_string(query)}"
