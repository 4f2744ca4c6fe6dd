"""Titles for somebody who is still typing, in PostgreSQL: a small table of whole things beside the large one.

Its rows are a hundredth of those of the entries, whose words the same questions would have to read again.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from search.engines.database.postgresql import identifier_lexeme, quoted
from search.engines.titles import TitleForms, asked_beginnings, asked_numbers
from search.engines.words import AskedWords

BEGINNING, NUMBER = "=b", "=n"
"""Kinds of lexemes that no syllable begins with, however short."""
MOST_POSITIONS = 2_000
INSERT = """
    INSERT INTO search_entry_titles (id, length, language, forms) VALUES (%s, %s, %s, %s::tsvector)
    ON CONFLICT (id) DO UPDATE SET length = EXCLUDED.length, language = EXCLUDED.language, forms = EXCLUDED.forms
"""
DELETE = "DELETE FROM search_entry_titles WHERE id = ANY(%s)"
MATCHED = """
    (SELECT id FROM search_entry_titles WHERE forms @@ %s::tsquery AND language = ANY(%s)
    ORDER BY length, id LIMIT %s)
"""


def write(kept: Iterable[tuple[int, str, TitleForms]]) -> None:
    """Keep forms of titles, each with its entry's id and language, in place of what was kept of these entries."""
    with connection.cursor() as cursor:
        cursor.executemany(INSERT, [(pk, forms.length, language, _vector(forms)) for pk, language, forms in kept])


def forget(entry_ids: Sequence[int]) -> None:
    """Forget the titles of these entries."""
    with connection.cursor() as cursor:
        cursor.execute(DELETE, [list(entry_ids)])


def titled(words: AskedWords, *, languages: Sequence[str], limit: int) -> list[int]:
    """Return ids of entries that begin with the words, say them together, hold them all, or have such a number.

    Those that hold them in the title come apart from those that do in other names, lest these take all the room.

    At most ``limit`` of each, the shortest titles first; the last word may be unfinished.
    """
    whole = [quoted(syllable) for syllable in words.beginning.whole]
    last = [quoted(syllable) for syllable in words.beginning.unfinished]
    said = [f"{syllable}:A" for syllable in whole]
    asked = [
        " | ".join(f"{quoted(identifier_lexeme(BEGINNING, begun))}:*" for begun in asked_beginnings(words)),
        " | ".join(f"({' <-> '.join([*said, f'{one}:*A'])})" for one in last),
        " & ".join([*said, f"({' | '.join(f'{one}:*A' for one in last)})"]),
        " & ".join([*whole, f"({' | '.join(f'{one}:*' for one in last)})"]),
        *(f"{quoted(identifier_lexeme(NUMBER, number))}:*" for number in asked_numbers(words)),
    ]
    parameters: list[Any] = [value for one in asked for value in (one, list(languages), limit)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([MATCHED] * len(asked)), parameters)
        return list(dict.fromkeys(entry_id for (entry_id,) in cursor.fetchall()))


def _vector(forms: TitleForms) -> str:
    """Return a ``tsvector``'s text; words of the title weigh A, which phrases are asked of."""
    places: dict[str, list[str]] = {}
    for place, syllable in enumerate(forms.title[:MOST_POSITIONS], start=1):
        places.setdefault(syllable, []).append(f"{place}A")
    for syllable in set(forms.official_title) - places.keys():
        places[syllable] = [f"{MOST_POSITIONS + 1}D"]
    words = [f"{quoted(syllable)}:{','.join(found)}" for syllable, found in places.items()]
    facts = [
        identifier_lexeme(BEGINNING, forms.beginning),
        *(identifier_lexeme(NUMBER, number) for number in forms.numbers),
    ]
    return " ".join([*words, *map(quoted, facts)])
