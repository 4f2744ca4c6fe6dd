"""A message of another system read as rows: JSON, a list of figures, each an object with known names only."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from quality.giving.actions import Identity, NewFigure
from quality.giving.figure_rows import FIELDS, NUMBERS, Cell, Known, Problem, RefusedRowError, read_row

MOST_FIGURES = 1_000
LONGEST_TEXT = 500
PROBLEMS_TOLD = 100


class UnreadableMessageError(ValueError):
    """This is no list of figures; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemProblem:
    """Why a figure is refused: which one, counted from 0, in which field."""

    index: int
    problem: Problem

    def as_json(self) -> dict[str, Any]:
        """Return it as the answer tells it."""
        return {"index": self.index, "field": self.problem.field, "reason": self.problem.reason}


def items_of(body: bytes) -> list[Any]:
    """Return the list. Raises ``UnreadableMessageError``; numbers come out as ``Decimal``, NaN and infinity never."""
    try:
        found = json.loads(body.decode("utf-8"), parse_float=Decimal, parse_int=Decimal, parse_constant=_no_number)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise UnreadableMessageError(_("The body is no JSON in UTF-8.")) from error
    if not isinstance(found, list) or not found:
        raise UnreadableMessageError(_("The body must be a list of figures with at least one in it."))
    if len(found) > MOST_FIGURES:
        raise UnreadableMessageError(_("At most %(most)d figures are taken at once.") % {"most": MOST_FIGURES})
    return found


def figures_of(
    items: list[Any], known: Known, *, own_agency: str, today: date
) -> tuple[list[NewFigure], list[ItemProblem]]:
    """Return the figures and all problems; ``own_agency`` stands where an item names none."""
    figures: list[NewFigure] = []
    problems: list[ItemProblem] = []
    seen: dict[Identity, int] = {}
    for index, item in enumerate(items):
        try:
            figure = read_row(_row(item, own_agency), known, today=today)
            first = seen.setdefault(figure.identity, index)
            if first != index:
                words = _("The same figure stands at %(index)d already.") % {"index": first}
                raise RefusedRowError([Problem("period", words)])
        except RefusedRowError as error:
            problems += [ItemProblem(index=index, problem=problem) for problem in error.problems]
        else:
            figures.append(figure)
    return figures, problems


def _row(item: Any, own_agency: str) -> Mapping[str, Cell]:
    if not isinstance(item, dict):
        raise RefusedRowError([Problem("", _("It is no object."))])
    unknown = sorted(set(item) - set(FIELDS))
    if unknown:
        words = _("Unknown names: %(names)s. Known are: %(known)s.")
        facts = {"names": ", ".join(name[:40] for name in unknown[:5]), "known": ", ".join(FIELDS)}
        raise RefusedRowError([Problem("", words % facts)])
    row: dict[str, Cell] = {"agency": own_agency}
    for name, value in item.items():
        if value is None:
            continue
        is_number = isinstance(value, Decimal) and name in NUMBERS
        if not is_number and not (isinstance(value, str) and len(value) <= LONGEST_TEXT):
            raise RefusedRowError([Problem(name, _("It is neither a text of reasonable length nor a number."))])
        row[name] = value
    return row


def _no_number(name: str) -> None:
    raise ValueError(name)
