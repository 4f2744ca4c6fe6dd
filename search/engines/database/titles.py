"""Keeping the titles of whole things for somebody who is still typing, in whichever database is used."""

from collections.abc import Sequence
from types import ModuleType

from django.db import connection

from core.vietnamese import has_accents
from search.engines.database import postgresql_titles, sqlite_titles
from search.engines.titles import title_forms
from search.engines.words import asked
from search.models import SearchEntry
from search.tokens import exact, syllables

LOOKED_AT = 20
"""Titles with the words, of which one must be public and spelled so."""


def write_titles(entries: Sequence[SearchEntry]) -> None:
    """Keep the titles of ``entries``, which are saved, in place of those kept before; works in the transaction around.

    Nothing is kept of parts, nor of what is not public.
    """
    titles_vendor().forget([entry.pk for entry in entries])
    kept = [(entry.pk, entry.language, forms) for entry in entries if (forms := title_forms(entry))]
    if kept:
        titles_vendor().write(kept)


def said_by_titles(queries: Sequence[str], *, languages: Sequence[str]) -> tuple[str, ...]:
    """Return those of ``queries`` whose words all stand in the names of one thing that is public now, so spelled.

    What others typed is offered on an official page: only what our own titles say may stand there, however often
    somebody asked for it. One statement for each, and one more.
    """
    titled = {query: titles_vendor().titled(asked(query), languages=languages, limit=LOOKED_AT) for query in queries}
    rows = SearchEntry.objects.public().filter(pk__in={pk for pks in titled.values() for pk in pks})
    names = {
        pk: " \n".join((title, official_title, *others))
        for pk, title, official_title, others in rows.values_list("pk", "title", "official_title", "other_names")
    }
    return tuple(query for query, pks in titled.items() if any(_is_said(query, names.get(pk)) for pk in pks))


def _is_said(query: str, names: str | None) -> bool:
    """Say whether each word stands in ``names`` as typed: whole, and with accents if the query has any.

    What was found may have only the number, or a word that begins with the last one typed.
    """
    if names is None:
        return False
    words = exact if has_accents(query) else syllables
    return set(words(query)) <= set(words(names))


def titles_vendor() -> ModuleType:
    """Return the module for the database in use, one of two with the same functions."""
    return postgresql_titles if connection.vendor == "postgresql" else sqlite_titles
