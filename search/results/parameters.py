"""What stands in the address of the results page, read into a ``SearchQuery`` and written back.

Whatever is sent is answered: what cannot be read is left out with a message, and what was typed stays in the form.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.documents import Facet, Kind
from search.queries import FACET_NAMES, KIND_FACET, MAX_PAGE, MAX_WORDS_LENGTH, YEAR_FACET, SearchQuery, Sort
from search.results.dates import DayRange, NotADayError, read_days

WORDS, KIND, YEAR = "q", KIND_FACET, YEAR_FACET
DATED_FROM, DATED_TO, SORT, PAGE = "tu", "den", "sap-xep", "trang"

MAX_CHOICES = 20
"""Values of one filter that are read; no filter of ours offers more."""
YEARS = range(1900, 2101)
_READ_AT_MOST = 4 * MAX_WORDS_LENGTH
_SLUG = re.compile(r"[A-Za-z0-9_-]{1,100}")
_FIGURES = re.compile(r"[0-9]{1,9}")

Values = Mapping[str, Sequence[str]]
Choice = TypeVar("Choice", Kind, str, int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What could not be read as it was sent, and what was done instead."""

    parameter: str
    """Name in addresses; the field of the form with this name is meant."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a reader asked, as far as it could be read."""

    query: SearchQuery
    messages: tuple[Message, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)
    """What the form shows in the date fields (``tu``, ``den``), unreadable or not."""


def read(values: Values, *, languages: tuple[str, ...]) -> Asked:
    """Return what was asked by ``values`` (each name with all its values). Never raises."""
    messages: list[Message] = []
    words = _read_words(values, messages)
    days, typed = _read_dates(values, messages)
    query = SearchQuery(
        words=words,
        kinds=_choices(values, KIND, _kind, messages),
        choices={facet: chosen for facet in Facet if (chosen := _choices(values, facet.value, _slug, messages))},
        years=_choices(values, YEAR, _year, messages)[::-1],
        dated_from=days.first,
        dated_to=days.last,
        sort=_read_sort(values, messages),
        page=_read_page(values, messages),
        languages=languages,
    )
    return Asked(query=query, messages=tuple(messages), typed=typed)


def clean_words(raw: str) -> str:
    """Return ``raw`` as engines take it: NFC, one space between words, nothing invisible, and not yet cut."""
    visible = "".join(" " if character.isspace() else character for character in raw if _is_kept(character))
    return " ".join(unicodedata.normalize("NFC", visible).split())


def pairs(query: SearchQuery) -> tuple[tuple[str, str], ...]:
    """Return names and values of ``query`` in their one order, without what is usual anyway."""
    found: list[tuple[str, str]] = [(WORDS, query.words)] if query.words else []
    found += [(name, value) for name in FACET_NAMES for value in query.chosen(name)]
    if query.dated_from:
        found.append((DATED_FROM, query.dated_from.isoformat()))
    if query.dated_to:
        found.append((DATED_TO, query.dated_to.isoformat()))
    if query.sort is not Sort.RELEVANCE:
        found.append((SORT, query.sort.value))
    if query.page > 1:
        found.append((PAGE, str(query.page)))
    return tuple(found)


def query_string(query: SearchQuery) -> str:
    """Return the one shareable form of ``query``: ``q=khai+sinh&loai=tin-tuc``."""
    return urlencode(pairs(query))


def has_filters(query: SearchQuery) -> bool:
    """Say whether the reader narrowed what is found."""
    return number_of_filters(query) > 0


def number_of_filters(query: SearchQuery) -> int:
    """Return how many filters are chosen; a range of dates counts once."""
    chosen = sum(len(query.chosen(name)) for name in FACET_NAMES)
    return chosen + bool(query.dated_from or query.dated_to)


def without_filters(query: SearchQuery) -> SearchQuery:
    """Return the same words with nothing chosen."""
    return replace(query, kinds=(), choices={}, years=(), dated_from=None, dated_to=None, page=1)


def without_choice(query: SearchQuery, parameter: str, value: str = "") -> SearchQuery:
    """Return ``query`` on its first page without one choice; without both dates for ``tu`` or ``den``."""
    if parameter in (DATED_FROM, DATED_TO):
        return replace(query, dated_from=None, dated_to=None, page=1)
    if parameter == KIND:
        return replace(query, kinds=tuple(kind for kind in query.kinds if kind.value != value), page=1)
    if parameter == YEAR:
        return replace(query, years=tuple(year for year in query.years if str(year) != value), page=1)
    facet = Facet(parameter)
    return query.choosing(facet, *(chosen for chosen in query.chosen(facet) if chosen != value)).on_page(1)


def _is_kept(character: str) -> bool:
    """Drop controls, invisible format marks and lone halves of surrogate pairs; spaces of every kind stay."""
    return character.isspace() or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def _last(values: Values, name: str) -> str:
    found = values.get(name) or ("",)
    return found[-1][:_READ_AT_MOST]


def _read_words(values: Values, messages: list[Message]) -> str:
    raw = (values.get(WORDS) or ("",))[-1]
    words = clean_words(raw[:_READ_AT_MOST])
    if len(words) > MAX_WORDS_LENGTH or len(raw) > _READ_AT_MOST:
        words = words[:MAX_WORDS_LENGTH].rstrip()
        text = _("Only the first %(count)d characters of your words were searched.") % {"count": MAX_WORDS_LENGTH}
        messages.append(Message(parameter=WORDS, text=text))
    return words


def _choices(
    values: Values, name: str, read_one: Callable[[str], Choice | None], messages: list[Message]
) -> tuple[Choice, ...]:
    sent = [raw.strip() for raw in values.get(name, ()) if raw.strip()]
    found = {read_one(raw) for raw in sent[:MAX_CHOICES]}
    known = sorted((choice for choice in found if choice is not None), key=_order)
    if None in found:
        messages.append(Message(parameter=name, text=str(_UNKNOWN[name])))
    if len(sent) > MAX_CHOICES:
        text = _("Only the first %(count)d choices of a filter were used.") % {"count": MAX_CHOICES}
        messages.append(Message(parameter=name, text=text))
    return tuple(known)


def _order(choice: Kind | str | int) -> tuple[int, str]:
    if isinstance(choice, Kind):
        return list(Kind).index(choice), ""
    return (choice, "") if isinstance(choice, int) else (0, choice)


_UNKNOWN: Mapping[str, Promise] = {
    KIND: gettext_lazy("A kind of result that does not exist was left out."),
    Facet.FIELD: gettext_lazy("A field of activity that does not exist was left out."),
    Facet.AGENCY: gettext_lazy("An agency that does not exist was left out."),
    Facet.VALIDITY: gettext_lazy("A state of validity that does not exist was left out."),
    Facet.LEVEL: gettext_lazy("A level that does not exist was left out."),
    Facet.DOCUMENT_TYPE: gettext_lazy("A type of document that does not exist was left out."),
    Facet.AUDIENCE: gettext_lazy("A group of applicants that does not exist was left out."),
    YEAR: gettext_lazy("A year that could not be read was left out."),
}


def _kind(raw: str) -> Kind | None:
    return Kind(raw) if raw in Kind.__members__.values() else None


def _slug(raw: str) -> str | None:
    return raw if _SLUG.fullmatch(raw) else None


def _year(raw: str) -> int | None:
    return int(raw) if _FIGURES.fullmatch(raw) and int(raw) in YEARS else None


def _read_sort(values: Values, messages: list[Message]) -> Sort:
    raw = _last(values, SORT).strip()
    if not raw or raw in Sort.__members__.values():
        return Sort(raw or Sort.RELEVANCE)
    messages.append(Message(parameter=SORT, text=_("That order does not exist; the closest results stand first.")))
    return Sort.RELEVANCE


def _read_page(values: Values, messages: list[Message]) -> int:
    raw = _last(values, PAGE).strip()
    if not raw:
        return 1
    if not _FIGURES.fullmatch(raw) or int(raw) < 1:
        messages.append(Message(parameter=PAGE, text=_("That page does not exist; this is the first one.")))
        return 1
    if int(raw) > MAX_PAGE:
        text = _("Results are shown up to page %(count)d. Add a word or a filter to find what stands further down.")
        messages.append(Message(parameter=PAGE, text=text % {"count": MAX_PAGE}))
    return min(int(raw), MAX_PAGE)


def _read_dates(values: Values, messages: list[Message]) -> tuple[DayRange, dict[str, str]]:
    typed = {name: " ".join(clean_words(_last(values, name)).split())[:40] for name in (DATED_FROM, DATED_TO)}
    begin, end = (_days(typed[name], name, messages) for name in (DATED_FROM, DATED_TO))
    if begin.first and end.last and begin.first > end.last:
        begin, end = end, begin
        typed = {DATED_FROM: typed[DATED_TO], DATED_TO: typed[DATED_FROM]}
        text = _("The first date was later than the second; they were exchanged.")
        messages.append(Message(parameter=DATED_FROM, text=text))
    return DayRange(first=begin.first, last=end.last), {name: _as_written(raw) for name, raw in typed.items()}


def _days(raw: str, name: str, messages: list[Message]) -> DayRange:
    if not raw:
        return DayRange()
    try:
        return read_days(raw)
    except NotADayError:
        text = _("“%(typed)s” is not a date. Write for example 30/01/2007, 5/2025 or 2025.") % {"typed": raw}
        messages.append(Message(parameter=name, text=text))
        return DayRange()


def _as_written(raw: str) -> str:
    """Return an ISO date, which only addresses hold, as people write dates."""
    try:
        return date.fromisoformat(raw).strftime("%d/%m/%Y") if len(raw) == 10 else raw
    except ValueError:
        return raw
