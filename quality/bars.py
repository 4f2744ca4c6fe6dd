"""How long the bars beside figures are, in whole per cent of their room; pure. The figures themselves stand beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

FULL = 100
PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; ``target`` is where the mark of the target stands, or none."""

    length: int
    target: int | None = None


def bars_of(values: Sequence[Decimal], *, unit: str, target: Decimal | None) -> list[Bar | None]:
    """Return a bar for each value on one scale from 0: to 100 for shares, else to the greatest of values and target.

    Where one is below 0 there are none: a bar would say less than the number.
    """
    known = [*values, *([target] if target is not None else [])]
    if not known or min(known) < 0 or max(known) == 0:
        return [None] * len(values)
    greatest = max(known)
    scale = max(Decimal(FULL), greatest) if unit == PERCENT else greatest
    mark = round(target / scale * FULL) if target is not None else None
    return [Bar(round(value / scale * FULL), mark) for value in values]
