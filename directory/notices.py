"""What must be said above an agency's page beside its own words: "its counter is closed today".

The directory stands below the houses, so whoever knows something registers here how it is read.
"""

from collections.abc import Callable, Sequence

from core.pages.notices import PageNotice
from directory.models import Agency

Reader = Callable[[Agency], Sequence[PageNotice]]
"""From a saved agency to what must be said of it, in at most one statement."""

_readers: dict[str, Reader] = {}


def agency_notices(name: str) -> Callable[[Reader], Reader]:
    """Declare how notices are read. Declared twice, the last one counts."""

    def register(reader: Reader) -> Reader:
        _readers[name] = reader
        return reader

    return register


def notices_of_agency(agency: Agency | None) -> list[PageNotice]:
    """Return all notices of ``agency``; none for a draft, or for a commune without a committee."""
    if agency is None or agency.pk is None:
        return []
    return [notice for reader in _readers.values() for notice in reader(agency)]
