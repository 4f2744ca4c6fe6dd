"""Titles offered while somebody types; the same engines, the same fallback and the same last look at each row."""

from search.documents import Kind
from search.queries import Suggestion
from search.results.parameters import clean_words
from search.results.result import visible_entries
from search.results.searching import ask

MAX_SUGGESTIONS = 6
SHORTEST, LONGEST = 2, 100
"""Characters that are worth a question; nobody types more before pressing Enter."""


def suggest(typed: str, *, languages: tuple[str, ...]) -> tuple[Suggestion, ...]:
    """Return titles for what was typed so far, the best first. Raises ``searching.SearchFailedError``."""
    words = clean_words(typed[: 4 * LONGEST])[:LONGEST].strip()
    if len(words) < SHORTEST:
        return ()
    keys = ask(lambda engine: engine.suggest(words, languages=languages, limit=MAX_SUGGESTIONS)).value
    entries = visible_entries(keys)
    return tuple(
        Suggestion(title=entry.title, url=entry.url, kind=Kind(entry.kind), language=entry.language)
        for entry in entries
    )
