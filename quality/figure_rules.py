"""What no figure may be, whichever way it comes: typed, from a file, or sent by a system."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from django.utils.translation import gettext as _

from quality.periods import Period

PERCENT = "%"
HUNDRED = Decimal(100)
ROUNDING = Decimal("0.5")
"""Points of a percentage by which a rounded value may differ from its counted parts."""


class Bounds(Protocol):
    """What an indicator allows."""

    unit: str
    period_kind: str
    lowest: Decimal | None
    highest: Decimal | None


class Said(Protocol):
    """What a figure says."""

    @property
    def value(self) -> Decimal:
        """Return it in the unit of the indicator."""

    @property
    def numerator(self) -> Decimal | None:
        """Return what was counted."""

    @property
    def denominator(self) -> Decimal | None:
        """Return out of how many."""

    @property
    def period(self) -> Period:
        """Return when it was measured."""


class Fault(StrEnum):
    """Why a figure is refused."""

    FUTURE = "future"
    OTHER_PERIOD = "other period"
    TOO_LOW = "too low"
    TOO_HIGH = "too high"
    HALF_A_SHARE = "half a share"
    OTHER_SHARE = "other share"


def fault_of(figure: Said, indicator: Bounds, *, today: date) -> Fault | None:
    """Return the first reason to refuse the figure, or none."""
    if figure.period.kind.value != indicator.period_kind:
        return Fault.OTHER_PERIOD
    if not figure.period.has_begun(today):
        return Fault.FUTURE
    if indicator.lowest is not None and figure.value < indicator.lowest:
        return Fault.TOO_LOW
    if indicator.highest is not None and figure.value > indicator.highest:
        return Fault.TOO_HIGH
    return _share_fault(figure, indicator)


def _share_fault(figure: Said, indicator: Bounds) -> Fault | None:
    numerator, denominator = figure.numerator, figure.denominator
    if numerator is None and denominator is None:
        return None
    if numerator is None or denominator is None or denominator <= 0 or numerator < 0:
        return Fault.HALF_A_SHARE
    differs = indicator.unit == PERCENT and abs(figure.value - HUNDRED * numerator / denominator) > ROUNDING
    return Fault.OTHER_SHARE if differs else None


def words_of(fault: Fault, indicator: Bounds) -> str:
    """Return the reason in words."""
    words = {
        Fault.OTHER_PERIOD: _("This indicator is measured by other periods (%(kind)s)."),
        Fault.FUTURE: _("The period has not begun yet."),
        Fault.TOO_LOW: _("The value is lower than the lowest possible one (%(lowest)s)."),
        Fault.TOO_HIGH: _("The value is higher than the highest possible one (%(highest)s)."),
        Fault.HALF_A_SHARE: _("What was counted and out of how many must both be given; the second must be above 0."),
        Fault.OTHER_SHARE: _("The value differs from what was counted out of how many by more than half a point."),
    }[fault]
    kinds = {"month": _("months"), "quarter": _("quarters"), "year": _("years")}
    return words % {
        "kind": kinds[indicator.period_kind],
        "lowest": _plain(indicator.lowest),
        "highest": _plain(indicator.highest),
    }


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"
