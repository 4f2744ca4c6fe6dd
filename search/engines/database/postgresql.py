"""Tokens in PostgreSQL: a ``tsvector`` of our own making in ``SearchEntry.tokens``, under a GIN index.

Its parser never sees a text: it would mangle "12/2007/QĐ-UBND".
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from django.db import connection

from search.engines.database.tokens import EntryTokens, tokens_of
from search.models import SearchEntry

BODY, TITLE, BODY_PAIR, TITLE_PAIR = "D", "B", "C", "A"
"""Weights of a ``tsvector``: what a word stands in."""
MAX_BYTES = 1_000_000
"""A ``tsvector`` holds 1 MB; the longest real text needs a third of it."""
MAX_LEXEME_BYTES = 2_000
MAX_OCCURRENCES = 16
"""``ts_rank`` counts the n-th occurrence as 1/n²: the rest weighs nothing and costs room."""


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


def tsvector_literal(tokens: EntryTokens) -> str:
    """Return the text of a ``tsvector``; what comes last of a text beyond its size is left out.

    Positions only count occurrences here, since no phrase is searched: the n-th occurrence stands at n.
    """
    counts: dict[str, Counter[str]] = {}
    size = 0
    for lexeme, weight in _weighed(tokens):
        if lexeme not in counts:
            size += len(lexeme.encode()) + 4
            counts[lexeme] = Counter()
        if counts[lexeme][weight] < MAX_OCCURRENCES:
            counts[lexeme][weight] += 1
            size += 2
        if size > MAX_BYTES:
            break
    return " ".join(f"{quoted(lexeme)}:{_positions(weights)}" for lexeme, weights in counts.items())


def quoted(lexeme: str) -> str:
    """Return ``lexeme`` as it stands in the text of a ``tsvector`` or ``tsquery``."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def identifier_lexeme(kind: str, form: str) -> str:
    """Return a form of an identifier as a lexeme that no word can be: ("n", "12/2007") → n:12/2007."""
    return f"{kind}:{form}"


def _weighed(tokens: EntryTokens) -> Iterator[tuple[str, str]]:
    numbers = tokens.identifiers
    for kind, forms in (("n", numbers.exact), ("s", numbers.prefixes), ("p", numbers.parts)):
        yield from ((identifier_lexeme(kind, form), BODY) for form in forms)
    for words, weight in (
        (tokens.title_pairs, TITLE_PAIR),
        (tokens.title, TITLE),
        (tokens.body_pairs, BODY_PAIR),
        (tokens.body, BODY),
    ):
        yield from ((word, weight) for word in words if len(word.encode()) <= MAX_LEXEME_BYTES)


def _positions(weights: Counter[str]) -> str:
    letters = "".join(letter * weights[letter] for letter in (TITLE_PAIR, TITLE, BODY_PAIR, BODY))
    return ",".join(f"{place}{letter}" for place, letter in enumerate(letters, start=1))
