"""From the cells of a file, or the values of a message, to a figure; or every reason why it is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from core.text import database_text
from core.vietnamese import fold
from directory.models import Agency, Commune
from quality.figure_rules import PERCENT, fault_of, words_of
from quality.giving.actions import NewFigure
from quality.models import Indicator
from quality.models.figure import LONGEST_SOURCE
from quality.numbers import (
    MOST_DECIMALS,
    MOST_DIGITS,
    AmbiguousNumberError,
    TooLongNumberError,
    UnreadableNumberError,
    kept_number,
    read_number,
)
from quality.periods import Period, UnreadablePeriodError, read_period

FIELDS = ("period", "agency", "indicator", "value", "numerator", "denominator", "source")
NUMBERS = ("value", "numerator", "denominator")
NEEDED = ("period", "agency", "indicator", "value")
PROVINCE = "toan-tinh"
"""What stands for the whole province in place of an agency."""

Cell = str | Decimal


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row is refused: in which field, in words."""

    field: str
    reason: str
    is_forbidden: bool = False
    """Others may give such a figure."""


class RefusedRowError(Exception):
    """The row is no figure."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(problem.reason for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What rows may name, read once for all of them in three statements."""

    indicators: Mapping[str, Indicator]
    agencies: Mapping[str, frozenset[int]]
    """By slug and by name without accents; several agencies may have one name."""
    allowed: frozenset[int] | None = None
    """The agencies whose figures may be given; none for all of them and the whole province."""

    @classmethod
    def read(cls, *, allowed: frozenset[int] | None = None) -> "Known":
        """Read the directory; a commune stands for its people's committee."""
        found: dict[str, set[int]] = {}
        for pk, *names in Agency.objects.values_list("pk", "slug", "name"):
            for name in names:
                found.setdefault(_key(name), set()).add(pk)
        of_communes: dict[str, set[int]] = {}
        for pk, *names in Commune.objects.exclude(committee=None).values_list("committee_id", "slug", "name"):
            for name in names:
                of_communes.setdefault(_key(name), set()).add(pk)
        agencies = {name: frozenset(keys) for name, keys in (of_communes | found).items()}
        indicators = {indicator.code: indicator for indicator in Indicator.objects.all()}
        return cls(indicators=indicators, agencies=agencies, allowed=allowed)


def read_row(row: Mapping[str, Cell], known: Known, *, today: date) -> NewFigure:
    """Return the figure that the row gives. Raises ``RefusedRowError`` with every reason that can be told."""
    reader = _RowReader(row, known)
    indicator = reader.indicator()
    period = reader.period()
    agency = reader.agency()
    unit = indicator.unit if indicator else ""
    value = reader.number("value", unit)
    numerator, denominator = (reader.number(name, "") if row.get(name, "") != "" else None for name in NUMBERS[1:])
    source = reader.source()
    if reader.problems or indicator is None or period is None or value is None:
        raise RefusedRowError(reader.problems)
    figure = NewFigure(
        indicator_id=indicator.pk,
        agency_id=agency,
        period=period,
        value=value,
        numerator=numerator,
        denominator=denominator,
        source=source,
    )
    fault = fault_of(figure, indicator, today=today)
    if fault is not None:
        raise RefusedRowError([Problem("value", words_of(fault, indicator))])
    return figure


@dataclass(slots=True)
class _RowReader:
    row: Mapping[str, Cell]
    known: Known
    problems: list[Problem] = field(default_factory=list)

    def indicator(self) -> Indicator | None:
        code = self._text("indicator").lower()
        found = self.known.indicators.get(code)
        if found is None and code:
            self._refuse("indicator", _("No indicator has the code “%(code)s”.") % {"code": code[:100]})
        return found

    def period(self) -> Period | None:
        written = self._text("period")
        if not written:
            return None
        try:
            return read_period(written)
        except UnreadablePeriodError:
            words = _("“%(written)s” is no period: write 03/2026, Q1/2026 or 2026.")
            self._refuse("period", words % {"written": written[:100]})
            return None

    def agency(self) -> int | None:
        """Return the agency, or none for the whole province or for a fault that has been noted."""
        named = self._text("agency")
        if not named:
            return None
        if _key(named) == _key(PROVINCE):
            if self.known.allowed is not None:
                self._refuse("agency", _("Figures of the whole province may not be given by you."), is_forbidden=True)
            return None
        found = self.known.agencies.get(_key(named), frozenset())
        if len(found) == 1 and (self.known.allowed is None or found <= self.known.allowed):
            return next(iter(found))
        is_forbidden = len(found) == 1
        if not found:
            words = _("No agency is called “%(name)s”.")
        elif len(found) > 1:
            words = _("Several agencies are called “%(name)s”: write the last part of the page's address instead.")
        else:
            words = _("Figures of “%(name)s” may not be given by you.")
        self._refuse("agency", words % {"name": named[:100]}, is_forbidden=is_forbidden)
        return None

    def number(self, name: str, unit: str) -> Decimal | None:
        given = self.row.get(name, "")
        try:
            if isinstance(given, Decimal):
                return kept_number(given)
            written = self._text(name)
            if not written:
                return None
            return read_number(written.removesuffix(PERCENT) if unit == PERCENT else written)
        except AmbiguousNumberError:
            words = _(
                "“%(written)s” can be read in two ways: write thousands without a sign (1234), "
                "or one decimal more (1,2340)."
            )
        except TooLongNumberError:
            words = _("“%(written)s” has too many digits: at most %(digits)d, and %(decimals)d decimals.")
        except UnreadableNumberError:
            words = _("“%(written)s” is no number.")
        facts = {"written": str(given)[:40], "digits": MOST_DIGITS, "decimals": MOST_DECIMALS}
        self._refuse(name, words % facts)
        return None

    def source(self) -> str:
        written = self._text("source")
        if len(written) > LONGEST_SOURCE:
            self._refuse("source", _("The source is longer than %(most)d characters.") % {"most": LONGEST_SOURCE})
        return written

    def _text(self, name: str) -> str:
        """Return what is written there; an empty one that is needed and what no text has are noted."""
        written = " ".join(str(self.row.get(name, "")).split())
        if database_text(written) != written:
            self._refuse(name, _("It holds a character that is no text."))
            return ""
        if not written and name in NEEDED:
            self._refuse(name, _("It is empty."))
        return written

    def _refuse(self, name: str, reason: str, *, is_forbidden: bool = False) -> None:
        self.problems.append(Problem(name, reason, is_forbidden))


def _key(name: str) -> str:
    """Return a name without accents, and an address and "Toàn tỉnh" alike."""
    return "-".join(fold(name).replace("-", " ").split())
