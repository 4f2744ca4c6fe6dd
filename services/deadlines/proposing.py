"""Which days of a year are special by law and announcement, as far as the ``holidays`` library and we know.

Pure. The library knows Tết by the lunar calendar, article 112 of the Labour Code with its changes (24 November since
2026), days off instead of holidays on weekends (article 111.3), and most of the swapped days; ``announced.toml`` has
the others. What it says of a year to come is an estimate: the Prime Minister fixes Tết and the second day of the
National Day each year (112.3), and swaps are announced late.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from holidays.countries.vietnam import Vietnam

from services.working_days import SpecialKind

KNOWN_YEARS = range(2000, 2100)
"""The lunar calendar of the library ends with 2099; nobody reckons before."""
CULTURE_DAY = (11, 24)
ANNOUNCED = Path(__file__).with_name("announced.toml")
_SWAPPED = re.compile(r"thay cho ngày (\d{2})/(\d{2})/(\d{4})")
_INSTEAD = "nghỉ bù"
_SPELLING = {"hóa": "hoá", "Nguyên Đán": "Nguyên đán"}
"""Vietnamese as the house writes it, by what the library writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedDay:
    """A special day with its names and the document that fixed it, in Vietnamese words."""

    day: date
    kind: SpecialKind
    name: str
    name_en: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """A working day that is off, and the day of a weekend that is worked for it."""

    off: date
    worked: date
    document: str


@lru_cache(maxsize=32)
def proposed_days(year: int) -> tuple[ProposedDay, ...]:
    """Return the special days of ``year`` in order; none for years outside ``KNOWN_YEARS``."""
    if year not in KNOWN_YEARS:
        return ()
    found = {one.day: one for one in (*_holidays(year), *_swapped(year))}
    return tuple(found[day] for day in sorted(found))


def _holidays(year: int) -> Iterator[ProposedDay]:
    """Yield the days off by law, those instead of a holiday on a weekend included."""
    names, names_en, documents = _library(year, "vi"), _library(year, "en_US"), _data()["documents"]
    for day in names:
        name, is_instead = _in_our_spelling(names[day]), _INSTEAD in names[day]
        is_culture_day = (day.month, day.day) == CULTURE_DAY
        if not _SWAPPED.search(name):
            yield ProposedDay(
                day=day,
                kind=SpecialKind.DAY_OFF if is_instead else SpecialKind.HOLIDAY,
                name=name,
                name_en=names_en[day],
                document=documents["culture_day" if is_culture_day else "instead" if is_instead else "law"],
            )


def _swapped(year: int) -> Iterator[ProposedDay]:
    """Yield both days of each swap, as far as they lie in ``year``: the other may lie in the next."""
    for swap in _swaps(range(year - 1, year + 2)):
        if swap.off.year == year:
            yield ProposedDay(
                day=swap.off,
                kind=SpecialKind.DAY_OFF,
                name=f"Ngày nghỉ hoán đổi (làm bù ngày {swap.worked:%d/%m/%Y})",
                name_en=f"Day off, swapped with {swap.worked:%d/%m/%Y}",
                document=swap.document,
            )
        if swap.worked.year == year:
            yield ProposedDay(
                day=swap.worked,
                kind=SpecialKind.WORKING_DAY,
                name=f"Ngày làm bù cho ngày nghỉ {swap.off:%d/%m/%Y}",
                name_en=f"Working day, swapped with {swap.off:%d/%m/%Y}",
                document=swap.document,
            )


def _swaps(years: range) -> Iterator[Swap]:
    for year in years:
        for off, name in _library(year, "vi").items():
            if found := _SWAPPED.search(name):
                day, month, of_year = map(int, found.groups())
                yield Swap(off=off, worked=date(of_year, month, day), document="")
    for given in _data()["swap"]:
        yield Swap(**given)


def _in_our_spelling(name: str) -> str:
    for theirs, ours in _SPELLING.items():
        name = name.replace(theirs, ours)
    return name


@lru_cache(maxsize=64)
def _library(year: int, language: str) -> Mapping[date, str]:
    return dict(Vietnam(years=year, language=language))


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(ANNOUNCED.read_text(encoding="utf-8"))
