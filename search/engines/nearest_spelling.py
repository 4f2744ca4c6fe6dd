"""A better spelling as an engine offers it: proved to find something, and with the accents that the results have."""

from collections.abc import Iterable
from typing import Protocol

from core.vietnamese import has_accents
from search.engines.spelling import Frequencies, corrected, corrections
from search.models import SearchEntry
from search.queries import Found, SearchQuery, Sort, Spelling
from search.tokens import spans


class Searches(Protocol):
    """The part of an engine that is needed here."""

    def search(self, query: SearchQuery) -> Found:
        """Return what matches."""


def nearest_spelling(
    words: str, *, languages: tuple[str, ...], engine: Searches, frequencies: Frequencies, only_unknown: bool = False
) -> Spelling | None:
    """Return words near to ``words`` that find something, or none; see ``SearchEngine.nearest_spelling``."""
    changes = corrections(words, frequencies, only_unknown=only_unknown)
    if not changes:
        return None
    plain = corrected(words, changes, {})
    # Without accents only how many there are is asked; with them, how the best of them is spelled.
    sort = Sort.RELEVANCE if has_accents(words) else Sort.NEWEST
    found = engine.search(SearchQuery(words=plain, languages=languages, per_page=1, facets=(), sort=sort))
    if not found.total:
        return None
    if not has_accents(words):
        return Spelling(words=plain, total=found.total)
    meant = {syllable for change in changes for syllable in change.syllables}
    return Spelling(words=corrected(words, changes, _as_spelled(meant, found.keys)), total=found.total)


def _as_spelled(syllables: set[str], keys: Iterable[str]) -> dict[str, str]:
    """Return how the first of these entries spells the syllables."""
    spelled: dict[str, str] = {}
    for entry in SearchEntry.objects.public().filter(key__in=list(keys)[:1]):
        for text in (entry.title, entry.summary, entry.body):
            for token in spans(text):
                if token.text in syllables:
                    spelled.setdefault(token.text, text[token.start : token.end].lower())
    return spelled
