"""Pages that were just written, at hand for whoever is told of them: reading them again took a tenth of an import."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

from wagtail.models import Page

_written: ContextVar[Mapping[int, Page]] = ContextVar("pages_at_hand", default=MappingProxyType({}))


@contextmanager
def at_hand(pages: Iterable[Page]) -> Iterator[None]:
    """Have ``pages``, specific and as the database has them with all their children, at hand within."""
    before = _written.set({page.pk: page for page in pages})
    try:
        yield
    finally:
        _written.reset(before)


def pages_at_hand(page_ids: Iterable[int]) -> list[Page]:
    """Return those of ``page_ids`` that are at hand; nobody may change them."""
    written = _written.get()
    return [written[pk] for pk in page_ids if pk in written]
