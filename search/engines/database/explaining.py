"""What the database's score is made of: the same columns, weights and adjustments, shared out among the words.

Neither database tells what one word brought. A word's share follows from the weight of its column, how rare it is and
how often it stands there; together they are the score that ordered the results.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.utils import timezone

from search.engines.database.matching import scored_terms
from search.engines.database.ordering import RankedEntry, score
from search.engines.database.store import vendor
from search.engines.database.tokens import EntryTokens, tokens_of
from search.engines.ranking import ranking
from search.engines.scores import NUMBERS, Part, Scored, scored
from search.engines.words import AskedWords
from search.models import SearchEntry
from search.queries import SearchQuery
from search.tokens import PAIR_SEPARATOR

COLUMNS = {"title": "fold", "title_pairs": "pairs", "body": "fold", "body_pairs": "pairs"}


def scores(query: SearchQuery, words: AskedWords, keys: Sequence[str]) -> Mapping[str, Scored]:
    """Return what each of these entries scores for ``query``; those that do not match are left out."""
    entries = SearchEntry.objects.filter(key__in=keys).defer("tokens")
    hits = vendor().hits(words)
    boosts = ranking()["numbers"]
    numbered: dict[int, tuple[float, str]] = {}
    for entry_id, what in vendor().numbered(words):
        numbered[entry_id] = max(numbered.get(entry_id, (0.0, "")), (boosts[what], what))
    rarities = _rarities(scored_terms(words))
    return {
        entry.key: _scored(entry, query, words, hits.get(entry.pk, 0.0), numbered.get(entry.pk, (0.0, "")), rarities)
        for entry in entries
        if entry.pk in hits or entry.pk in numbered
    }


def _scored(
    entry: SearchEntry,
    query: SearchQuery,
    words: AskedWords,
    words_score: float,
    number: tuple[float, str],
    rarities: Mapping[str, float],
) -> Scored:
    row = (entry.pk, entry.key, entry.kind, entry.dated_on, entry.weight, entry.language)
    ranked = RankedEntry(*row, words_score=words_score, number_score=number[0])
    whole = score(ranked, language=query.languages[0], today=timezone.localdate())
    parts = [*_shares(tokens_of(entry), rarities, of=whole - number[0])]
    if number[0]:
        parts.append(Part(field=NUMBERS, form=number[1], words=words.text, score=number[0]))
    return scored(whole, parts)


def _shares(tokens: EntryTokens, rarities: Mapping[str, float], *, of: float) -> Iterable[Part]:
    weights: dict[str, Any] = ranking()["database"]["postgresql" if connection.vendor == "postgresql" else "sqlite"]
    raw: dict[tuple[str, str], float] = {}
    for column in COLUMNS:
        for term, count in Counter(term for term in getattr(tokens, column) if term in rarities).items():
            raw[column, term] = float(weights.get(column, 1.0)) * rarities[term] * count / (count + 1)
    total = sum(raw.values())
    for (column, term), value in raw.items():
        field = column.removesuffix("_pairs")
        said = term.replace(PAIR_SEPARATOR, " ")
        yield Part(field=field, form=COLUMNS[column], words=said, score=of * value / total)


def _rarities(terms: Sequence[str]) -> dict[str, float]:
    counts, everything = vendor().frequencies(terms), SearchEntry.objects.count()
    return {term: math.log(1 + everything / (1 + counts.get(term, 0))) for term in terms}
