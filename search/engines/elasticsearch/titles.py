"""Titles in Elasticsearch for somebody who is still typing: how they begin, and in which order they are offered."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from elasticsearch_dsl import Field, Integer, Keyword, Search, Text
from elasticsearch_dsl import query as dsl

from search.engines.elasticsearch.analysis import FOLD, PAIRS
from search.engines.elasticsearch.queries import WHOLE, public_filters
from search.engines.titles import asked_beginnings, asked_numbers, names_beside, title_forms
from search.engines.words import AskedWords
from search.models import SearchEntry
from search.tokens import pairs_of

_NAMED: dict[str, Any] = {"index_options": "docs", "norms": False}
_BEGUN: dict[str, Any] = {**_NAMED, "index_prefixes": {"min_chars": 1, "max_chars": 5}}
BEGINS, SAYS, HOLDS, CALLED = 4.0, 2.0, 1.0, 0.5
"""Scores of titles that begin with the words, say them together, or hold them all, and of what other names hold; of
each the shortest come first."""
SHORTEST_FIRST: list[Any] = [{"_score": "desc"}, {"title_length": "asc"}, {"key": "asc"}]


def title_fields() -> dict[str, Field]:
    """Return the fields that only these questions need.

    Parts have none of them: a beginning as common as "th" is looked up among the titles of whole things alone.
    """
    return {
        "title_beginning": Keyword(),
        "title_length": Integer(),
        "offered": Text(analyzer=FOLD, fields={"pairs": Text(analyzer=PAIRS, **_NAMED)}, **_BEGUN),
        "offered_names": Text(analyzer=FOLD, **_BEGUN),
    }


def title_values(entry: SearchEntry) -> dict[str, Any]:
    """Return what stands in them; nothing for a part, which is never offered."""
    forms = title_forms(entry)
    if forms is None:
        return {}
    return {
        "title_beginning": forms.beginning,
        "title_length": forms.length,
        "offered": entry.title,
        "offered_names": [entry.official_title, *entry.other_names],
    }


def titles_search(words: AskedWords, *, languages: Sequence[str], now: datetime, limit: int) -> Search:
    """Return the request for titles that hold all the words, the last of them perhaps unfinished, or such a number."""
    begun = words.beginning
    asked = [
        dsl.ConstantScore(
            filter=dsl.Bool(should=[dsl.Prefix(title_beginning=one) for one in asked_beginnings(words)]), boost=BEGINS
        ),
        *(
            dsl.ConstantScore(filter=_holds(name, begun.whole, begun.unfinished), boost=boost)
            for name, boost in (("offered", HOLDS), ("offered_names", CALLED))
        ),
        *(dsl.ConstantScore(filter=dsl.Prefix(numbers=number), boost=BEGINS) for number in asked_numbers(words)),
    ]
    if begun.whole:
        asked.append(dsl.ConstantScore(filter=_says(begun.whole, begun.unfinished), boost=SAYS))
    query = dsl.Bool(filter=[*public_filters(languages, now=now), WHOLE], must=[dsl.DisMax(queries=asked)])
    shown = ["title", "language", "weight", "numbers", "official_title", "other_names"]
    return Search().query(query)[:limit].source(shown).sort(*SHORTEST_FIRST).extra(track_total_hits=False)


def candidate_values(source: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a ``Candidate`` is made of, from what the server keeps of it."""
    return {
        **{name: source[name] for name in ("title", "language", "weight")},
        "numbers": tuple(source.get("numbers") or ()),
        "other_names": names_beside(source.get("official_title") or "", source.get("other_names") or ()),
    }


def _holds(field: str, whole: Sequence[str], unfinished: Sequence[str]) -> dsl.Query:
    last = dsl.Bool(should=[dsl.Prefix(**{field: syllable}) for syllable in unfinished])
    return dsl.Bool(filter=[*(dsl.Term(**{field: syllable}) for syllable in whole), last])


def _says(whole: Sequence[str], unfinished: Sequence[str]) -> dsl.Query:
    """Ask for all pairs of neighbours: nearly always a phrase, at a fraction of its cost."""
    last = [
        dsl.Prefix(**{"offered.pairs": pair}) for syllable in unfinished for pair in pairs_of([whole[-1], syllable])
    ]
    return dsl.Bool(
        filter=[*(dsl.Term(**{"offered.pairs": pair}) for pair in pairs_of(list(whole))), dsl.Bool(should=last)]
    )
