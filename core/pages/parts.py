"""What a higher app shows within a lower one's page: "make my checklist" beside the papers of a procedure.

The template of the page names the place; whoever has something for it registers how it is made. So the lower house
shows what only the higher one knows.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePart:
    """One part: its template, and what it reads beside the page itself."""

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


PartMaker = Callable[[Any, Mapping[str, Any]], PagePart | None]
"""From the page and the context of its template to the part; none where there is nothing to show."""

_makers: dict[tuple[type, str, str], PartMaker] = {}


def page_part(place: str, name: str, *, of: type[Page]) -> Callable[[PartMaker], PartMaker]:
    """Declare the part ``name`` at ``place`` on pages of the type ``of``. Declared twice, the last one counts."""

    def register(maker: PartMaker) -> PartMaker:
        _makers[of, place, name] = maker
        return maker

    return register


def parts_at(place: str, page: Page, context: Mapping[str, Any]) -> Sequence[PagePart]:
    """Return the parts at ``place`` of ``page`` in the order in which they were declared."""
    made = (maker(page, context) for (of, at, _), maker in _makers.items() if at == place and isinstance(page, of))
    return [part for part in made if part is not None]
