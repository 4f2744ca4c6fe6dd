"""Tokens in SQLite: one FTS5 table whose row ids are those of the entries."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from search.engines.database.matching import Language, gate, scored_terms
from search.engines.database.tokens import tokens_of
from search.engines.ranking import ranking
from search.engines.words import AskedWords
from search.models import SearchEntry

INSERT = """
    INSERT INTO search_entry_tokens (rowid, title, body, title_pairs, body_pairs, identifiers)
    VALUES (%s, %s, %s, %s, %s, %s)
"""
#: The plus sign keeps SQLite from running the ranked query once for each row of the gate.
RANKED = """
    SELECT rowid, -bm25(search_entry_tokens, %s, %s, %s, %s, 0) FROM search_entry_tokens
    WHERE search_entry_tokens MATCH %s
    AND +rowid IN (SELECT rowid FROM search_entry_tokens WHERE search_entry_tokens MATCH %s)
"""
HOLDING = "SELECT rowid FROM search_entry_tokens WHERE search_entry_tokens MATCH %s"
NUMBERED = """
    SELECT rowid, 'parts' FROM search_entry_tokens WHERE search_entry_tokens MATCH %s
    UNION ALL SELECT rowid, 'prefix' FROM search_entry_tokens WHERE search_entry_tokens MATCH %s
    UNION ALL SELECT rowid, 'exact' FROM search_entry_tokens WHERE search_entry_tokens MATCH %s
    UNION ALL SELECT rowid, 'name' FROM search_entry_tokens WHERE search_entry_tokens MATCH %s
    UNION ALL SELECT rowid, 'meant' FROM search_entry_tokens WHERE search_entry_tokens MATCH %s
    UNION ALL SELECT rowid, 'address' FROM search_entry_tokens WHERE search_entry_tokens MATCH %s
"""
COUNTED = "SELECT term, doc FROM search_entry_vocabulary WHERE term IN (SELECT value FROM json_each(%s))"
NOTHING = '""'


def prepare(entries: Sequence[SearchEntry]) -> tuple[str, ...]:
    """Nothing of the tokens is kept in the row."""
    return ()


def write(entries: Sequence[SearchEntry]) -> None:
    """Keep the tokens of ``entries``."""
    forget([entry.pk for entry in entries])
    with connection.cursor() as cursor:
        cursor.executemany(INSERT, [_row(entry) for entry in entries])


def forget(entry_ids: Sequence[int]) -> None:
    """Forget the tokens of these entries."""
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_entry_tokens WHERE rowid = %s", [(pk,) for pk in entry_ids])


def hits(words: AskedWords) -> dict[int, float]:
    """Return the entries that hold enough of the words, public or not: row ids with scores by FTS5."""
    needed = gate(words, LANGUAGE)
    if not needed:
        return {}
    weights = ranking()["database"]["sqlite"]
    columns = [weights[column] for column in ("title", "body", "title_pairs", "body_pairs")]
    return dict(_rows(RANKED, [*columns, _any_of(map(_phrase, scored_terms(words))), needed]))


def holding(words: AskedWords) -> list[int]:
    """Return row ids of ``hits`` without their scores, which cost most of it."""
    needed = gate(words, LANGUAGE)
    return [entry_id for (entry_id,) in _rows(HOLDING, [needed])] if needed else []


def numbered(words: AskedWords) -> list[tuple[int, str]]:
    """Return row ids of entries with such a number or name, and what they have of it.

    That is ``parts``, ``prefix`` or ``exact`` of a number, ``name``, ``meant`` for another name, or ``address``.
    """
    asked = words.numbers
    if not (asked or words.names or words.meant_names or words.addresses):
        return []
    parts = _all_of(identifier_token("p", part) for part in asked.parts)
    prefix, exact = (_any_of(_phrase(identifier_token(kind, form)) for form in asked.exact) for kind in ("s", "n"))
    keys = (words.names, words.meant_names, words.addresses)
    name, meant, address = (_any_of(_phrase(identifier_token("w", key)) for key in some) for some in keys)
    matches = (parts, prefix, exact, name, meant, address)
    return _rows(NUMBERED, [f"identifiers : ({match or NOTHING})" for match in matches])


def frequencies(terms: Sequence[str]) -> Mapping[str, int]:
    """Return in how many entries each term occurs; those that occur nowhere are left out."""
    return dict(_rows(COUNTED, [json.dumps(list(terms))]))


def row_ids(entry_ids: Sequence[int]) -> RawSQL:
    """Return a subquery of these row ids as one parameter, however many they are."""
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(list(entry_ids))])


def identifier_token(kind: str, form: str) -> str:
    """Return a form of an identifier as one FTS5 token: ("n", "12/2007/qd-ubnd") → n_12_2007_qd_ubnd.

    ``kind`` is n for the whole, s for what it may begin with, p for a part, and w for a whole name.
    """
    return f"{kind}_{re.sub(r'[^a-z0-9]', '_', form)}"


def _row(entry: SearchEntry) -> tuple[int, str, str, str, str, str]:
    tokens = tokens_of(entry)
    numbers = tokens.identifiers
    identifiers = [
        *(identifier_token("n", form) for form in numbers.exact),
        *(identifier_token("s", form) for form in numbers.prefixes),
        *(identifier_token("p", form) for form in numbers.parts),
        *(identifier_token("w", name) for name in tokens.names),
    ]
    columns = (tokens.title, tokens.body, tokens.title_pairs, tokens.body_pairs, identifiers)
    title, body, title_pairs, body_pairs, numbers_column = (" ".join(words) for words in columns)
    return entry.pk, title, body, title_pairs, body_pairs, numbers_column


def _phrase(term: str) -> str:
    """Return ``term`` in quotes, within which FTS5 has no operators."""
    return '"' + term.replace('"', '""') + '"'


def _all_of(terms: Iterable[str]) -> str:
    return " AND ".join(map(_phrase, terms))


LANGUAGE = Language(term=_phrase, both=" AND ", either=" OR ")


def _any_of(matches: Iterable[str]) -> str:
    return " OR ".join(matches)


def _rows(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
