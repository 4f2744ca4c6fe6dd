"""The notes below provisions: what other documents did to each, and whether it still holds."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from legal.effect import Link, TouchedProvision, deciding_link, touched_provisions
from legal.relation_types import EFFECTS
from legal.showing.notes import ProvisionNote, Tone
from legal.status import act_of
from legal.validity import Validity

NO_LONGER = frozenset({Validity.ENDED, Validity.SUSPENDED})

UrlOf = Callable[[Any], str]


def notes_on(page: Any, links: Sequence[Link], *, day: date | None, url_of: UrlOf) -> list[ProvisionNote]:
    """Return the notes on provisions of ``page``, in the order of its text, as things stand on ``day``.

    Without a day they stand as today, and what is still to come is told too; of a day that was asked for, later acts
    say nothing.
    """
    touched = touched_provisions(page, links, day=day)
    return [note for one in touched for note in _notes(one, day, url_of)]


def _notes(touched: TouchedProvision, day: date | None, url_of: UrlOf) -> Iterable[ProvisionNote]:
    has_ended = touched.finding.validity in NO_LONGER and deciding_link(touched.finding, touched.by) is not None
    for link in touched.by:
        if day is None or link.from_day is None or link.from_day <= day:
            yield ProvisionNote(
                anchor=touched.address.anchor,
                html=act_of(link, url_of=url_of, names_provision=False),
                tone=_tone(link, has_ended=has_ended),
            )


def _tone(link: Link, *, has_ended: bool) -> Tone:
    if has_ended:
        return Tone.ENDED
    return Tone.CHANGED if link.relation_type in EFFECTS else Tone.PLAIN
