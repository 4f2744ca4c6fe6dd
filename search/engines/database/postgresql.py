"""Tokens in PostgreSQL: a ``tsvector`` of our own making in ``SearchEntry.tokens``, under a GIN index.

Its parser never sees a text: it would mangle "12/2007/QĐ-UBND".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from search.engines.database.matching import Language, gate, scored_terms
from search.engines.database.tokens import EntryTokens, tokens_of
from search.engines.ranking import ranking
from search.engines.words import AskedWords
from search.models import SearchEntry

BODY, TITLE, BODY_PAIR, TITLE_PAIR = "D", "B", "C", "A"
WEIGHTS = (TITLE_PAIR, TITLE, BODY_PAIR, BODY)
"""Weights of a ``tsvector``: what a word stands in."""
MAX_BYTES = 1_000_000
"""A ``tsvector`` holds 1 MB; the longest real text needs a third of it."""
MAX_LEXEME_BYTES = 2_000
MAX_OCCURRENCES = 16
"""``ts_rank`` counts the n-th occurrence as 1/n²: the rest weighs nothing and costs room."""

NUMBERED = """
    SELECT id, 'parts' FROM search_searchentry WHERE tokens @@ %s::tsquery
    UNION ALL SELECT id, 'prefix' FROM search_searchentry WHERE tokens @@ %s::tsquery
    UNION ALL SELECT id, 'exact' FROM search_searchentry WHERE tokens @@ %s::tsquery
    UNION ALL SELECT id, 'name' FROM search_searchentry WHERE tokens @@ %s::tsquery
    UNION ALL SELECT id, 'meant' FROM search_searchentry WHERE tokens @@ %s::tsquery
    UNION ALL SELECT id, 'address' FROM search_searchentry WHERE tokens @@ %s::tsquery
"""
RANKED = """
    SELECT id, ts_rank(%s::real[], tokens, %s::tsquery, %s) FROM search_searchentry WHERE tokens @@ %s::tsquery
"""
HOLDING = "SELECT id FROM search_searchentry WHERE tokens @@ %s::tsquery"
COUNTED = """
    SELECT term, (
        SELECT count(*) FROM (
            SELECT 1 FROM search_searchentry WHERE tokens @@ asked.query::tsquery LIMIT %s
        ) AS found
    )
    FROM unnest(%s::text[], %s::text[]) AS asked (term, query)
"""
ENOUGH = 100
"""Entries with a term that are counted; a more frequent one is no better a spelling."""


def prepare(entries: Sequence[SearchEntry]) -> tuple[str, ...]:
    """Set the tokens of ``entries`` to be saved with the row: written behind it, each row is written twice."""
    for entry in entries:
        entry.tokens = tsvector_literal(tokens_of(entry)) if entry.is_public else None
    return ("tokens",)


def write(entries: Sequence[SearchEntry]) -> None:
    """Keep the tokens of ``entries``."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE search_searchentry SET tokens = %s::tsvector WHERE id = %s",
            [(tsvector_literal(tokens_of(entry)), entry.pk) for entry in entries],
        )


def forget(entry_ids: Sequence[int]) -> None:
    """Forget the tokens of these entries."""
    SearchEntry.objects.filter(pk__in=entry_ids).update(tokens=None)


def hits(words: AskedWords) -> dict[int, float]:
    """Return the entries that hold enough of the words, public or not: row ids with scores by ``ts_rank``."""
    needed = gate(words, LANGUAGE)
    if not needed:
        return {}
    weights = ranking()["database"]["postgresql"]
    by_letter = [weights[name] for name in ("body", "body_pairs", "title", "title_pairs")]  # D, C, B, A
    ranked = _any_of(map(quoted, scored_terms(words)))
    return dict(_rows(RANKED, [by_letter, ranked, weights["normalisation"], needed]))


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
    parts = _all_of(quoted(identifier_lexeme("p", part)) for part in asked.parts)
    prefix, exact = (_any_of(quoted(identifier_lexeme(kind, form)) for form in asked.exact) for kind in ("s", "n"))
    keys = (words.names, words.meant_names, words.addresses)
    name, meant, address = (_any_of(quoted(identifier_lexeme("w", key)) for key in some) for some in keys)
    return _rows(NUMBERED, [parts, prefix, exact, name, meant, address])


def frequencies(terms: Sequence[str]) -> Mapping[str, int]:
    """Return in how many entries each term occurs, counted to ``ENOUGH``."""
    return dict(_rows(COUNTED, [ENOUGH, list(terms), list(map(quoted, terms))]))


def row_ids(entry_ids: Sequence[int]) -> RawSQL:
    """Return a subquery of these row ids as one parameter, however many they are."""
    return RawSQL("SELECT unnest(%s::bigint[])", [list(entry_ids)])


def tsvector_literal(tokens: EntryTokens) -> str:
    """Return the text of a ``tsvector``; what comes last of a text beyond its size is left out.

    Positions only count occurrences here, since no phrase is searched: the n-th occurrence stands at n.
    """
    counts: dict[str, list[int]] = {}
    size = 0
    for words, weight in _weighed(tokens):
        for lexeme in words:
            found = counts.get(lexeme)
            if found is None:
                if len(lexeme) * 4 > MAX_LEXEME_BYTES and len(lexeme.encode()) > MAX_LEXEME_BYTES:
                    continue
                size += len(lexeme.encode()) + 4
                found = counts[lexeme] = [0] * len(WEIGHTS)
            if found[weight] < MAX_OCCURRENCES:
                found[weight] += 1
                size += 2
            if size > MAX_BYTES:
                break
        if size > MAX_BYTES:
            break
    return " ".join(f"{quoted(lexeme)}:{_positions(*found)}" for lexeme, found in counts.items())


def quoted(lexeme: str) -> str:
    """Return ``lexeme`` as it stands in the text of a ``tsvector`` or ``tsquery``."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def identifier_lexeme(kind: str, form: str) -> str:
    """Return a form of an identifier as a lexeme that no word can be: ("n", "12/2007") → n:12/2007."""
    return f"{kind}:{form}"


def _weighed(tokens: EntryTokens) -> Iterator[tuple[Iterable[str], int]]:
    """Yield lexemes with the place of their weight in ``WEIGHTS``, those first that must not be left out."""
    numbers = tokens.identifiers
    for kind, forms in (("n", numbers.exact), ("s", numbers.prefixes), ("p", numbers.parts), ("w", tokens.names)):
        yield [identifier_lexeme(kind, form) for form in forms], WEIGHTS.index(BODY)
    for words, weight in (
        (tokens.title_pairs, TITLE_PAIR),
        (tokens.title, TITLE),
        (tokens.body_pairs, BODY_PAIR),
        (tokens.body, BODY),
    ):
        yield words, WEIGHTS.index(weight)


@lru_cache(maxsize=10_000)  # nearly all are one of a few
def _positions(*counts: int) -> str:
    letters = "".join(letter * count for letter, count in zip(WEIGHTS, counts, strict=True))
    return ",".join(f"{place}{letter}" for place, letter in enumerate(letters, start=1))


def _all_of(matches: Iterable[str]) -> str:
    return " & ".join(matches)


LANGUAGE = Language(term=quoted, both=" & ", either=" | ")


def _any_of(matches: Iterable[str]) -> str:
    return " | ".join(matches)


def _rows(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
