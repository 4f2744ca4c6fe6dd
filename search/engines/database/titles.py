"""Keeping the titles of whole things for somebody who is still typing, in whichever database is used."""

from collections.abc import Sequence
from types import ModuleType

from django.db import connection

from search.engines.database import postgresql_titles, sqlite_titles
from search.engines.titles import title_forms
from search.models import SearchEntry


def write_titles(entries: Sequence[SearchEntry]) -> None:
    """Keep the titles of ``entries``, which are saved, in place of those kept before; works in the transaction around.

    Nothing is kept of parts, nor of what is not public.
    """
    titles_vendor().forget([entry.pk for entry in entries])
    kept = [(entry.pk, entry.language, forms) for entry in entries if (forms := title_forms(entry))]
    if kept:
        titles_vendor().write(kept)


def titles_vendor() -> ModuleType:
    """Return the module for the database in use, one of two with the same functions."""
    return postgresql_titles if connection.vendor == "postgresql" else sqlite_titles
