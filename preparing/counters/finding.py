"""Which counters take an application in for somebody who lives at an address, and whether they are open now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.db.models import Q
from django.utils import timezone

from directory.models import Agency, AgencyKind, Commune
from directory.opening_hours import OpenState, open_at, read_hours
from directory.places.finding import PlacesFound
from directory.places.reading import places_of_address
from directory.showing.fact_rows import Row, contact_rows
from services.counter_rules import CounterRule
from services.deadlines.special_days import working_calendar
from services.levels import Level
from services.working_days import SpecialKind, WorkingCalendar

MAP = "https://www.openstreetmap.org/search?query={address}"
OF_PROVINCE = (AgencyKind.PROVINCE, AgencyKind.DEPARTMENT)
MOST_COMMUNES = 8
"""A district of before 2025 lies in at most so many of today's communes that are worth a list of counters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """One counter with how to reach it."""

    name: str
    url: str
    rows: Sequence[Row]
    map_url: str
    state: OpenState | None
    """None where its hours are not written, or not so that they could be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountersOfCommune:
    """The counters of one commune; where none is known, its committee is the one to ask."""

    name: str
    url: str
    counters: tuple[Counter, ...]
    committee: Counter | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountersFound:
    """The answer to one address."""

    places: PlacesFound
    communes: tuple[CountersOfCommune, ...] = ()
    of_province: tuple[Counter, ...] = ()


def counters_for(asked: str, *, levels: Iterable[str], rule: str, language: str) -> CountersFound:
    """Return the counters for the address ``asked`` of a procedure of ``levels``; at most six statements.

    Counters of the province are named where the province carries the procedure out or any counter will do.
    """
    now = timezone.localtime()
    special = working_calendar((now.year, now.year + 1))
    rows = list(Commune.objects.select_related("committee"))
    places = places_of_address(asked, rows, language)
    wanted = _communes_of(places, rows)[:MOST_COMMUNES]
    committees = [commune.committee_id for commune in wanted if commune.committee_id]
    is_of_province = Level.PROVINCE in levels or rule == CounterRule.ANY
    of_communes = Q(pk__in=committees) | Q(parent_id__in=committees)
    asked_for = of_communes | Q(kind__in=OF_PROVINCE) if is_of_province else of_communes
    open_ones = Agency.objects.filter(asked_for, takes_applications=True, ended_on=None).order_by("name")
    counters = [(agency, _counter(agency, now, special, language)) for agency in open_ones]
    return CountersFound(
        places=places,
        communes=tuple(_of_commune(commune, counters, now, special, language) for commune in wanted),
        of_province=tuple(counter for agency, counter in counters if agency.kind in OF_PROVINCE),
    )


def _communes_of(places: PlacesFound, communes: Sequence[Commune]) -> list[Commune]:
    """Return the communes of today that the places found lie in, each once."""
    lost = [*(unit.now for unit in places.former), *(district.now for district in places.districts)]
    named = [*places.present, *(one for units in lost for one in units)]
    by_name = {commune.name: commune for commune in communes}
    return [by_name[name] for name in dict.fromkeys(one.own_name for one in named) if name in by_name]


def _of_commune(
    commune: Any,
    counters: Iterable[tuple[Agency, Counter]],
    now: datetime,
    special: WorkingCalendar,
    language: str,
) -> CountersOfCommune:
    committee = commune.committee
    own = tuple(counter for agency, counter in counters if committee and committee.pk in (agency.pk, agency.parent_id))
    return CountersOfCommune(
        name=commune.name_in(language),
        url=commune.get_absolute_url(),
        counters=own,
        committee=_counter(committee, now, special, language) if committee and not own else None,
    )


def _counter(agency: Agency, now: datetime, special: WorkingCalendar, language: str) -> Counter:
    openings = read_hours(agency.hours)
    return Counter(
        name=agency.name_in(language),
        url=agency.get_absolute_url(),
        rows=contact_rows(agency, language),
        map_url=MAP.format(address=quote(agency.address)) if agency.address else "",
        state=open_at(now, openings, special=lambda day: _is_worked(special, day)) if openings else None,
    )


def _is_worked(calendar: WorkingCalendar, day: Any) -> bool | None:
    special = calendar.special.get(day)
    return None if special is None else special.kind == SpecialKind.WORKING_DAY
