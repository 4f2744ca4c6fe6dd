"""Keeping the tokens of entries in whichever database is used, for the database engine to search."""

from collections.abc import Iterable, Sequence
from types import ModuleType

from django.db import connection

from search.engines.database import postgresql, sqlite
from search.engines.database.titles import titles_vendor, write_titles
from search.models import SearchEntry


def write_tokens(entries: Sequence[SearchEntry]) -> None:
    """Keep the tokens of saved, public ``entries`` in place of those kept before; those of others are forgotten.

    Works inside the caller's transaction.
    """
    hidden = [entry.pk for entry in entries if not entry.is_public]
    if hidden:
        vendor().forget(hidden)
    vendor().write([entry for entry in entries if entry.is_public])
    write_titles(entries)


def prepare_tokens(entries: Sequence[SearchEntry]) -> tuple[str, ...]:
    """Set on unsaved ``entries`` what is kept of their tokens in the row itself; return the names of its columns."""
    return vendor().prepare(entries)


def forget_tokens(entry_ids: Iterable[int]) -> None:
    """Forget the tokens of entries that are not public, or no longer there."""
    forgotten = list(entry_ids)
    vendor().forget(forgotten)
    titles_vendor().forget(forgotten)


def vendor() -> ModuleType:
    """Return the module for the database in use: ``sqlite`` or ``postgresql``, two with the same functions."""
    return postgresql if connection.vendor == "postgresql" else sqlite
