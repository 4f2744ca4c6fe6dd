"""Which fees hold on a day: pure, from lines that each say for whom, from when and until when, and by which resolution.

Fees of a province are set by its council (Law on Fees and Charges 97/2015/QH13): a new resolution changes them from
a day on, so a fee without its day is a rumour.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLine:
    """One fee; an empty case, way or place means every one."""

    fee: str
    case: str = ""
    way: str = ""
    place: str = ""
    exempt: str = ""
    resolution: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    """The last day; none while it holds."""

    @property
    def addressed(self) -> tuple[str, str, str]:
        """Return for whom it is."""
        return self.case, self.way, self.place

    def holds_on(self, day: date) -> bool:
        """Say whether it holds on ``day``; without a first day it always did."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )

    def meets(self, case: str, way: str, place: str) -> bool:
        """Say whether it is for what was asked; what was not asked (empty) leaves all."""
        return all(
            not own or not asked or own == asked for own, asked in zip(self.addressed, (case, way, place), strict=True)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FeesFound:
    """The fees of a day."""

    lines: tuple[FeeLine, ...]
    contradicts_itself: bool
    """Two lines for the same case, way and place hold on one day: editors must end the older one."""
    next_change: date | None
    """The first day after the asked one on which anything for this question begins or has ended."""


def fees_on(lines: Iterable[FeeLine], day: date, *, case: str = "", way: str = "", place: str = "") -> FeesFound:
    """Return what is to pay on ``day`` by whom was asked for, the lines in their order."""
    asked = [line for line in lines if line.meets(case, way, place)]
    held = tuple(line for line in asked if line.holds_on(day))
    addressed = [line.addressed for line in held]
    return FeesFound(
        lines=held,
        contradicts_itself=len(set(addressed)) < len(addressed),
        next_change=min(_changes_after(asked, day), default=None),
    )


def choices_of(lines: Sequence[FeeLine]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the different cases, ways and places that lines name, in their order."""
    cases, ways, places = (tuple(dict.fromkeys(filter(None, named))) for named in zip(*_addressed(lines), strict=True))
    return cases, ways, places


def _addressed(lines: Sequence[FeeLine]) -> list[tuple[str, str, str]]:
    return [line.addressed for line in lines] or [("", "", "")]


def _changes_after(lines: Iterable[FeeLine], day: date) -> Iterable[date]:
    for line in lines:
        if line.valid_from is not None and line.valid_from > day:
            yield line.valid_from
        if line.valid_until is not None and line.valid_until >= day and line.valid_until < date.max:
            yield date.fromordinal(line.valid_until.toordinal() + 1)
