"""What the houses hold of an agency: its news, its documents, its procedures, for the agency's page.

The directory stands below the houses, so each of them registers here how its part is read.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from directory.models import Agency


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldItem:
    """One page of an agency in a short list."""

    title: str
    url: str
    date: date | datetime | None = None
    number: str = ""
    """Of a document, as written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """The newest of one kind of pages of an agency, and where all of them are."""

    heading: str
    items: tuple[HeldItem, ...]
    all_url: str = ""
    """Of the list of all of them; empty where the public has no such list."""


Reader = Callable[[Agency, str], Holding | None]
"""From an agency and a language to what is held, in at most two statements; none where there is nothing to show."""

_readers: dict[str, tuple[int, Reader]] = {}


def holding(name: str, *, order: int) -> Callable[[Reader], Reader]:
    """Declare how a house reads its part; ``order`` is its place on the page. Declared twice, the last one counts."""

    def register(reader: Reader) -> Reader:
        _readers[name] = (order, reader)
        return reader

    return register


def holdings_of(agency: Agency, language: str) -> tuple[Holding, ...]:
    """Return every part that has something to show, in order."""
    readers = [reader for _order, reader in sorted(_readers.values(), key=lambda entry: entry[0])]
    return tuple(held for reader in readers if (held := reader(agency, language)) is not None and held.items)
