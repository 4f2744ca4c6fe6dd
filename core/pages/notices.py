"""What must be said above the text of a page beside its own words: "this page cites what is no longer in force".

Templates of pages ask here; whoever knows something registers how it is read. So lower houses show what only a higher
one knows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.safestring import SafeString
from wagtail.models import Page

SHOWN_AT_ONCE = 3
"""Items of one notice that stand open; the others are folded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNotice:
    """One notice, in the reader's language."""

    title: str
    """What it is about, as a sentence that ends with a colon where items follow."""
    items: Sequence[str | SafeString] = ()
    more: int = 0
    """How many further items are not listed at all."""
    kind: str = "warning"
    """As ``core/components/notice.html`` has it."""

    @property
    def shown(self) -> Sequence[str | SafeString]:
        """Return the items that stand open."""
        return self.items if len(self.items) <= SHOWN_AT_ONCE else self.items[:SHOWN_AT_ONCE]

    @property
    def folded(self) -> Sequence[str | SafeString]:
        """Return the items behind them."""
        return self.items[len(self.shown) :]


NoticeReader = Callable[[Page, HttpRequest | None], Sequence[PageNotice]]
"""From a page that the public sees to what must be said of it, in at most one statement."""

_readers: dict[str, NoticeReader] = {}


def page_notices(name: str) -> Callable[[NoticeReader], NoticeReader]:
    """Declare how notices are read. Declared twice, the last one counts."""

    def register(reader: NoticeReader) -> NoticeReader:
        _readers[name] = reader
        return reader

    return register


def notices_of(page: Page | None, request: HttpRequest | None) -> list[PageNotice]:
    """Return all notices of ``page``; none for a view that is no page, or for one that is not saved yet."""
    if page is None or page.pk is None:
        return []
    return [notice for reader in _readers.values() for notice in reader(page, request)]
