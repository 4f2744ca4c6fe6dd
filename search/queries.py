"""What a reader asks and what an engine answers: frozen values that both engines and the results page share."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from search.documents import Facet, Kind

MAX_WORDS_LENGTH = 300
"""Characters of a query that are read; the longest real question measured has 214."""
PER_PAGE = 10
MAX_PAGE = 100
"""Elasticsearch pages no deeper than 10,000 results, and nobody reads past the hundredth page."""
KIND_FACET, YEAR_FACET = "loai", "nam"
DATES, ALL = "ngay", "tat-ca"
"""How ``counts_without`` names both dates, and all filters."""
FACET_NAMES = (KIND_FACET, *(facet.value for facet in Facet), YEAR_FACET)
"""Every filter by its name in addresses, in the order of an address."""
USUAL_FACETS = (KIND_FACET, Facet.FIELD.value, Facet.AGENCY.value, Facet.VALIDITY.value, Facet.LEVEL.value, YEAR_FACET)
"""The filters of the results page, in the order in which they are shown; a section has its own."""


class Sort(StrEnum):
    """The order of results; the value stands in addresses."""

    RELEVANCE = "lien-quan"
    NEWEST = "moi-nhat"
    OLDEST = "cu-nhat"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """One question, already cleaned; the words are NFC, stripped, at most ``MAX_WORDS_LENGTH`` characters."""

    words: str = ""
    section: Kind | None = None
    """The one kind that is searched at all, as in the list of documents; it is no choice of the reader's."""
    facets: tuple[str, ...] = USUAL_FACETS
    """Names of the filters whose values are counted and offered."""
    kinds: tuple[Kind, ...] = ()
    choices: Mapping[Facet, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Chosen values of the filters that apps name; a filter in which nothing is chosen is left out."""
    years: tuple[int, ...] = ()
    dated_from: date | None = None
    dated_to: date | None = None
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    per_page: int = PER_PAGE
    is_approximate: bool = False
    """Find what holds only some of the words, or words spelled nearly so; asked where nothing else was found."""
    languages: tuple[str, ...] = ("vi",)
    """Which languages are searched, the reader's own first."""

    @property
    def finds_parts(self) -> bool:
        """Say whether parts of things, such as articles, are found beside the whole: a list names each thing once."""
        return bool(self.words)

    @property
    def offset(self) -> int:
        """Return how many results stand before this page."""
        return (self.page - 1) * self.per_page

    def chosen(self, facet: str) -> tuple[str, ...]:
        """Return the chosen values of a facet by its name in addresses (one of ``FACET_NAMES``), as text."""
        if facet == KIND_FACET:
            return tuple(kind.value for kind in self.kinds)
        if facet == YEAR_FACET:
            return tuple(str(year) for year in self.years)
        return self.choices.get(Facet(facet), ())

    def choosing(self, facet: Facet, *values: str) -> "SearchQuery":
        """Return the same question with these values of a filter, or with none."""
        others = {other: chosen for other, chosen in self.choices.items() if other is not facet}
        return replace(self, choices=others | ({facet: values} if values else {}))

    def on_page(self, page: int) -> "SearchQuery":
        """Return the same question for another page."""
        return replace(self, page=page)


def without_dates(query: SearchQuery) -> SearchQuery:
    """Return the same question for any day."""
    return replace(query, dated_from=None, dated_to=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetCount:
    """How many results have a value; counts of one facet ignore the choices made in that facet, not in the others."""

    value: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an engine found: keys of ``SearchEntry`` rows in order, and counts over everything found."""

    keys: tuple[str, ...]
    total: int
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    """By name in addresses (the question's ``facets``), most frequent first; years newest first."""
    read_as: str = ""
    """The words asked in place of the reader's: what the keys of a keyboard that was off meant, or near ones."""
    meant: tuple[str, ...] = ()
    """Phrases that counted like the reader's words, such as synonyms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """Words near to a reader's, and how much they find without filters."""

    words: str
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A title offered while somebody types, which leads to its page, or words that lead to what they find."""

    title: str
    """With another name behind it, in brackets, where that holds the words and the title does not."""
    url: str
    kind: Kind | None
    """None of words that others looked for."""
    language: str = "vi"
    parts: tuple[tuple[str, bool], ...] = ()
    """The title in pieces, each with whether it was typed or stands before that, rather than continues."""

    @property
    def label(self) -> Promise:
        """Return what it is, in the reader's language."""
        return _("Search") if self.kind is None else self.kind.label


class EngineUnavailableError(Exception):
    """The engine cannot answer now; another one should."""


class QuestionRefusedError(EngineUnavailableError):
    """The engine is well but will not answer this one question; it says nothing about the next."""


class SearchEngine(Protocol):
    """What answers a question. Both engines filter on public, live and not expired."""

    name: str
    """``elasticsearch`` or ``database``."""

    def search(self, query: SearchQuery) -> Found:
        """Return what matches. Raises ``EngineUnavailableError``."""

    def suggest(self, words: str, *, languages: tuple[str, ...], limit: int = 6) -> tuple[str, ...]:
        """Return keys of entries whose title begins or continues with ``words``. Raises ``EngineUnavailableError``."""

    def nearest_spelling(
        self, words: str, *, languages: tuple[str, ...], only_unknown: bool = False
    ) -> Spelling | None:
        """Return words that find something where ``words`` find little, or none. Raises ``EngineUnavailableError``.

        With ``only_unknown`` nothing but words that stand nowhere is changed.
        """

    def counts_without(self, query: SearchQuery) -> Mapping[str, int]:
        """Return what is found without each of the filters in use, by its name. Raises ``EngineUnavailableError``.

        The dates together are ``DATES``; ``ALL`` is what is found without any.
        """
