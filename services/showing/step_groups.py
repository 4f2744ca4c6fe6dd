"""Steps as people count them: a text without a name before "Bước 1" opens a count, and is no step of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

_NAMED = re.compile(r"Bước\s*\d")
_FIRST = re.compile(r"Bước\s*1(?![\da-zđ])")


@dataclass(slots=True)
class StepGroup:
    """Steps counted from one; ``lead`` is the text above them, which may stand alone."""

    lead: str = ""
    steps: list[Any] = field(default_factory=list)
    """``ProcedureStep``."""


def step_groups(steps: Sequence[Any]) -> tuple[StepGroup, ...]:
    """Return the steps by count; where none is named "Bước 1", each of several is a step."""
    has_names = any(_NAMED.match(step.title) for step in steps)
    if not has_names and len(steps) > 1:
        return (StepGroup(steps=list(steps)),)
    groups: list[StepGroup] = []
    for step in steps:
        is_lead = not step.title
        if is_lead or not groups or (_FIRST.match(step.title) and groups[-1].steps):
            groups.append(StepGroup(lead=step.text if is_lead else ""))
        if not is_lead:
            groups[-1].steps.append(step)
    return tuple(groups)
