"""Tokens in SQLite: one FTS5 table whose row ids are those of the entries."""

import re
from collections.abc import Sequence

from django.db import connection

from search.engines.database.tokens import tokens_of
from search.models import SearchEntry

INSERT = """
    INSERT INTO search_entry_tokens (rowid, title, body, title_pairs, body_pairs, identifiers)
    VALUES (%s, %s, %s, %s, %s, %s)
"""


def write(entries: Sequence[SearchEntry]) -> None:
    """Keep the tokens of ``entries``."""
    forget([entry.pk for entry in entries])
    with connection.cursor() as cursor:
        cursor.executemany(INSERT, [_row(entry) for entry in entries])


def forget(entry_ids: Sequence[int]) -> None:
    """Forget the tokens of these entries."""
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_entry_tokens WHERE rowid = %s", [(pk,) for pk in entry_ids])


def identifier_token(kind: str, form: str) -> str:
    """Return a form of an identifier as one FTS5 token: ("n", "12/2007/qd-ubnd") → n_12_2007_qd_ubnd.

    ``kind`` is n for the whole, s for what it may begin with and p for a part.
    """
    return f"{kind}_{re.sub(r'[^a-z0-9]', '_', form)}"


def _row(entry: SearchEntry) -> tuple[int, str, str, str, str, str]:
    tokens = tokens_of(entry)
    numbers = tokens.identifiers
    identifiers = [
        *(identifier_token("n", form) for form in numbers.exact),
        *(identifier_token("s", form) for form in numbers.prefixes),
        *(identifier_token("p", form) for form in numbers.parts),
    ]
    columns = (tokens.title, tokens.body, tokens.title_pairs, tokens.body_pairs, identifiers)
    title, body, title_pairs, body_pairs, numbers_column = (" ".join(words) for words in columns)
    return entry.pk, title, body, title_pairs, body_pairs, numbers_column
