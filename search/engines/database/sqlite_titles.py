"""Titles for somebody who is still typing, in SQLite: a small FTS5 table of whole things, shortest titles first.

The row id is the length of the title before that of the entry: the first rows of any list of matches are then the
shortest titles, so that reading stops after a few however common the beginning is (0.03 to 1.3 ms at 95,832 titles).
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from search.engines.database.sqlite import identifier_token
from search.engines.titles import TitleForms, asked_numbers
from search.engines.words import AskedWords

BITS_OF_ID = 40
DELETED_AT_ONCE = 200
INSERT = "INSERT INTO search_entry_titles (rowid, title, official_title, facts) VALUES (%s, %s, %s, %s)"
DELETE = """
    DELETE FROM search_entry_titles
    WHERE rowid IN (SELECT rowid FROM search_entry_titles WHERE search_entry_titles MATCH %s)
"""
MATCHED = """
    SELECT * FROM (
        SELECT rowid & %s FROM search_entry_titles WHERE search_entry_titles MATCH %s ORDER BY rowid LIMIT %s
    )
"""


def write(kept: Iterable[tuple[int, str, TitleForms]]) -> None:
    """Keep forms of titles, each with its entry's id and language; what was kept of these entries is forgotten."""
    with connection.cursor() as cursor:
        cursor.executemany(INSERT, [_row(*one) for one in kept])


def forget(entry_ids: Sequence[int]) -> None:
    """Forget the titles of these entries."""
    with connection.cursor() as cursor:
        for first in range(0, len(entry_ids), DELETED_AT_ONCE):
            some = entry_ids[first : first + DELETED_AT_ONCE]
            cursor.execute(DELETE, ["facts : (" + " OR ".join(f'"e_{pk}"' for pk in some) + ")"])


def titled(words: AskedWords, *, languages: Sequence[str], limit: int) -> list[int]:
    """Return ids of entries that begin with the words, say them together, hold them all, or have such a number.

    Those that hold them in the title come apart from those that do in other names, lest these take all the room.

    At most ``limit`` of each, the shortest titles first; the last word may be unfinished.
    """
    whole, unfinished = words.beginning.whole, words.beginning.unfinished
    together = [" + ".join(map(_quoted, (*whole, last))) + " *" for last in unfinished]
    last = "(" + " OR ".join(f"{_quoted(one)} *" for one in unfinished) + ")"
    every = " AND ".join([*map(_quoted, whole), last])
    asked = [
        " OR ".join(f"title : ^ {one}" for one in together),
        "title : (" + " OR ".join(together) + ")",
        *(f"{column} : ({every})" for column in ("title", "official_title")),
        *(f"facts : {_quoted(identifier_token('n', number))} *" for number in asked_numbers(words)),
    ]
    spoken = "facts : (" + " OR ".join(f'"l_{language}"' for language in languages) + ")"
    parameters: list[Any] = []
    for one in asked:
        parameters += [(1 << BITS_OF_ID) - 1, f"({one}) AND {spoken}", limit]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([MATCHED] * len(asked)), parameters)
        return list(dict.fromkeys(entry_id for (entry_id,) in cursor.fetchall()))


def _row(entry_id: int, language: str, forms: TitleForms) -> tuple[int, str, str, str]:
    facts = [f"e_{entry_id}", f"l_{language}", *(identifier_token("n", number) for number in forms.numbers)]
    place = (forms.length << BITS_OF_ID) | entry_id
    return place, " ".join(forms.title), " ".join(forms.official_title), " ".join(facts)


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'
