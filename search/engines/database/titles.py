"""Keeping the titles of whole things for somebody who is still typing, in whichever database is used."""

from collections.abc import Sequence
from types import ModuleType

from django.db import connection
from django.db.models import Exists

from search.engines.database import postgresql_titles, sqlite_titles
from search.engines.titles import title_forms
from search.engines.words import asked
from search.models import SearchEntry

LOOKED_AT = 100
"""Entries with the words of which one must be public: they are forgotten as soon as they are not, but for a moment."""


def write_titles(entries: Sequence[SearchEntry]) -> None:
    """Keep the titles of ``entries``, which are saved, in place of those kept before; works in the transaction around.

    Nothing is kept of parts, nor of what is not public.
    """
    titles_vendor().forget([entry.pk for entry in entries])
    kept = [(entry.pk, entry.language, forms) for entry in entries if (forms := title_forms(entry))]
    if kept:
        titles_vendor().write(kept)


def that_find(queries: Sequence[str], *, languages: Sequence[str]) -> tuple[str, ...]:
    """Return those of ``queries`` all of whose words stand in something that is public now, in one statement."""
    public = SearchEntry.objects.public().filter(language__in=languages)
    holding = {query: titles_vendor().holding(asked(query), limit=LOOKED_AT) for query in queries}
    finds = {f"finds_{place}": Exists(public.filter(pk__in=holding[query])) for place, query in enumerate(queries)}
    row = SearchEntry.objects.order_by().annotate(**finds).values_list(*finds).first() if queries else None
    return tuple(query for query, finds_something in zip(queries, row or (), strict=False) if finds_something)


def titles_vendor() -> ModuleType:
    """Return the module for the database in use, one of two with the same functions."""
    return postgresql_titles if connection.vendor == "postgresql" else sqlite_titles
