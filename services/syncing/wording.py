"""Differences in words, in the language of whoever reads them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from services.syncing.differences import Aspect
from services.syncing.part_names import Part

SHORT = 90
"""Characters of the name of a row that stand in one line."""


def where(difference: Mapping[str, Any]) -> str:
    """Return the part, the row and the column: "Cách thức thực hiện · Trực tiếp · phí"."""
    part, aspect = difference["part"], difference["aspect"]
    steps = [
        str(Part(part).label) if part in Part.values else part,
        _shortened(difference["row"]),
        str(Aspect(aspect).label) if aspect in Aspect.values else aspect,
    ]
    return " · ".join(filter(None, steps))


def what(difference: Mapping[str, Any]) -> str:
    """Return whether something came, went or changed."""
    if not difference["before"]:
        return _("added")
    return _("removed") if not difference["after"] else _("changed")


def in_words(difference: Mapping[str, Any]) -> str:
    """Return the whole as one line: "Cách thức thực hiện · Trực tiếp · phí: 50.000 đồng → 70.000 đồng"."""
    before, after = (_shortened(difference[name]) for name in ("before", "after"))
    change = f"{before} → {after}" if before and after else f"{what(difference)}: {before or after}"
    return f"{where(difference)}: {change}"


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[: SHORT - 1].rstrip()}…"
