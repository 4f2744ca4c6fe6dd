"""The events of life of the demonstration, and the papers that the State holds in it."""

from collections.abc import Mapping
from typing import Any

from home.demonstration.content import Row, Written
from preparing.models import HeldPaper, LifeEventPage

OWN_COLUMNS = ("title", "slug", "summary")


def life_event_page(written: Written, shared: Mapping[str, Any], found: Mapping[str, Any]) -> LifeEventPage:
    """Return the page, not yet saved; ``found`` holds the procedures of its steps by key."""
    raw = written.values
    return LifeEventPage(
        **shared,
        **{name: raw[name] for name in OWN_COLUMNS},
        everyday_names=raw["everyday_names"].strip(),
        steps=[("step", _step(step, found)) for step in raw["steps"]],
    )


def make_held_papers(rows: list[Row]) -> int:
    """Make the rows that are missing, and return how many."""
    return sum(
        HeldPaper.objects.get_or_create(name=row["name"], defaults={**row, "is_demonstration": True})[1] for row in rows
    )


def remove_held_papers() -> None:
    """Take them away again, whatever editors made of them: they were never anybody's own."""
    HeldPaper.objects.filter(is_demonstration=True).delete()


def _step(raw: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    procedures = [{"procedure": found[one["page"]], "note": one["note"]} for one in raw.get("procedures", ())]
    return {"title": raw["title"], "text": raw["text"], "procedures": procedures}
