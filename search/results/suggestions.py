"""What is offered while somebody types: words that others found something with, and titles, each with what it is.

The same engines, the same fallback and the same last look at each row as on the results page.
"""

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from search.documents import Kind
from search.engines.database.titles import said_by_titles
from search.engines.titles import name_met, names_beside
from search.engines.words import AskedWords, asked
from search.models import SearchEntry
from search.queries import Suggestion
from search.results.asking import ask
from search.results.continuing import continued
from search.results.parameters import WORDS, clean_words
from search.results.past_queries import past_queries
from search.results.result import visible_entries

MAX_SUGGESTIONS = 6
MAX_PAST_QUERIES = 2
SHORTEST, LONGEST = 2, 100
"""Characters that are worth a question; nobody types more before pressing Enter."""
COLUMNS = ("title", "url", "kind", "language", "official_title", "other_names")


def suggest(typed: str, *, languages: tuple[str, ...]) -> tuple[Suggestion, ...]:
    """Return what to offer for what was typed so far, the best first. Raises ``searching.SearchFailedError``.

    Nothing is among it that finds nothing, or that the public may not see at this moment.
    """
    words = clean_words(typed[: 4 * LONGEST])[:LONGEST].strip()
    said = asked(words)
    if len(words) < SHORTEST or not said.syllables:
        return ()
    past = _past(said, languages=languages)
    keys = ask(lambda engine: engine.suggest(words, languages=languages, limit=MAX_SUGGESTIONS - len(past))).value
    return (*past, *(_title(entry, said) for entry in visible_entries(keys, only=COLUMNS)))


def _title(entry: SearchEntry, said: AskedWords) -> Suggestion:
    """Return the title, and behind it the name with the words, where that is another one: "Sở Tài chính (Sở Kế …)"."""
    beside = names_beside(entry.official_title, entry.other_names)
    is_met = name_met([entry.title], said.beginning)
    other_name = "" if is_met else name_met(beside, said.beginning)
    shown = f"{entry.title} ({other_name})" if other_name else entry.title
    return Suggestion(
        title=shown,
        url=entry.url,
        kind=Kind(entry.kind),
        language=entry.language,
        parts=continued(shown, said.beginning),
    )


def _past(said: AskedWords, *, languages: tuple[str, ...]) -> tuple[Suggestion, ...]:
    """Return words that others looked for, as far as our own titles say them now."""
    words = past_queries(said, today=timezone.localdate(), limit=2 * MAX_PAST_QUERIES)
    found = said_by_titles(words, languages=languages)
    return tuple(
        Suggestion(
            title=one,
            url=f"{reverse('search')}?{urlencode({WORDS: one})}",
            kind=None,
            language=languages[-1],
            parts=continued(one, said.beginning),
        )
        for one in found[:MAX_PAST_QUERIES]
    )
