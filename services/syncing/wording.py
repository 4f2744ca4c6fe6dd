"""Differences in words, in the language of whoever reads them."""

from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.compare import diff_text

from services.syncing.differences import Aspect
from services.syncing.part_names import Part

AROUND = 80
"""Characters of an unchanged stretch that stand before and behind what changed."""
LONGEST_MARKED = 6000
"""Characters of two texts together whose words are compared; longer ones stand one after the other."""
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
    before, after = _apart(difference["before"], difference["after"])
    change = f"{before} → {after}" if before and after else f"{what(difference)}: {before or after}"
    return f"{where(difference)}: {change}"


def _apart(before: str, after: str) -> tuple[str, str]:
    """Return both texts short; where they begin alike for long, from shortly before the place where they part."""
    before, after = " ".join(before.split()), " ".join(after.split())
    places = enumerate(zip(before, after, strict=False))
    alike = next((place for place, (one, other) in places if one != other), min(len(before), len(after)))
    start = before.rfind(" ", 0, max(alike - SHORT // 3, 0)) + 1 if before and after else 0
    mark = "…" if start else ""
    first, second = (mark + _shortened(text[start:]) if text else "" for text in (before, after))
    return first, second


def words_marked(before: str, after: str) -> SafeString:
    """Return the text with what went and what came marked in it; everything else escaped."""
    if not before or not after or len(before) + len(after) > LONGEST_MARKED:
        changes = [(kind, text) for kind, text in (("deletion", before), ("addition", after)) if text]
    else:
        changes = diff_text(before, after).changes
    return format_html_join("", "{}", ((_marked(kind, text),) for kind, text in changes))


def _marked(kind: str, text: str) -> SafeString:
    if kind == "equal" and len(text) > 3 * AROUND:
        text = f"{text[:AROUND]} […] {text[-AROUND:]}"
    tag = {"deletion": "<del>{}</del>", "addition": "<ins>{}</ins>"}.get(kind, "{}")
    return format_html(tag, text)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[: SHORT - 1].rstrip()}…"
