"""What Elasticsearch is asked for one question: pure functions from a ``SearchQuery`` to ``elasticsearch_dsl`` objects.

A cheap first pass finds and roughly orders (the gate, document numbers, pairs of syllables); all fields are scored for
the best of it only, by ``rescore``.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from elasticsearch_dsl import Search
from elasticsearch_dsl import query as dsl
from elasticsearch_dsl.function import FieldValueFactor

from search.engines.elasticsearch.analysis import NEAR, PAIRS
from search.engines.elasticsearch.facets import chosen_filters, facet_aggregations
from search.engines.elasticsearch.fields import fields_of, matched, matches, neighbours_of, rest_of_forms
from search.engines.elasticsearch.understood import holds, holds_syllable, named, scored_alternatives
from search.engines.ranking import ranking
from search.engines.words import AskedWords
from search.queries import ALL, DATES, SearchQuery, Sort, without_dates

NEWEST: list[dict[str, Any]] = [
    {"dated_on": {"order": "desc", "missing": "_last"}},
    {"weight": "desc"},
    {"title_beginning": {"order": "asc", "missing": "_last"}},
    {"key": "asc"},
]
"""Of one day, and of what bears no date, the heaviest first: procedures by use; then by name."""
OLDEST: list[dict[str, Any]] = [{"dated_on": {"order": "asc", "missing": "_last"}}, {"key": "asc"}]

WHOLE = dsl.Term(parent_key="")
"""No part of something else."""


def results_search(query: SearchQuery, words: AskedWords, *, now: datetime) -> Search:
    """Return the request for one page of results with the counts of every facet."""
    ranked = bool(query.words) and query.sort is Sort.RELEVANCE
    search = Search().query(_found(query, words, now=now, scored=ranked))
    search = search.post_filter(dsl.Bool(filter=list(chosen_filters(query).values())))
    for name, aggregation in facet_aggregations(query).items():
        search.aggs.bucket(name, aggregation)
    search = search[query.offset : query.offset + query.per_page].source(False).extra(track_total_hits=True)
    if not ranked:
        return search.sort(*(OLDEST if query.sort is Sort.OLDEST else NEWEST))
    return search.extra(rescore=_rescore(query, words, today=now.date()))


def counts_search(query: SearchQuery, words: AskedWords, *, now: datetime) -> Search:
    """Return the request that counts what is found without each of the filters in use, and without all of them."""
    chosen = chosen_filters(query) | ({DATES: dsl.Bool(filter=_dates(query))} if _dates(query) else {})
    search = Search().query(_found(without_dates(query), words, now=now, scored=False))[:0]
    for name in chosen:
        others = [choice for other, choice in chosen.items() if other != name]
        search.aggs.bucket(name, "filter", filter=dsl.Bool(filter=others))
    search.aggs.bucket(ALL, "filter", filter=dsl.MatchAll())
    return search.extra(track_total_hits=False)


def public_filters(languages: Sequence[str], *, now: datetime) -> list[dsl.Query]:
    """Return what holds for everything that is ever shown: public, live, not expired, in these languages."""
    return [
        dsl.Term(is_public=True),
        dsl.Terms(language=list(languages)),
        dsl.Bool(must_not=[dsl.Range(live_from={"gt": now}), dsl.Range(expires_at={"lte": now})]),
    ]


def frequencies_search(terms: Sequence[str], *, languages: Sequence[str], now: datetime) -> Search:
    """Return the request that counts the public entries holding each folded syllable or pair."""
    search = Search().query(dsl.Bool(filter=public_filters(languages, now=now)))[:0].extra(track_total_hits=False)
    search.aggs.bucket("terms", "filters", filters={term: holds(term) for term in terms})
    return search


def _found(query: SearchQuery, words: AskedWords, *, now: datetime, scored: bool) -> dsl.Query:
    filters = [*public_filters(query.languages, now=now), *_section(query), *_dates(query)]
    if not query.finds_parts:
        filters.append(WHOLE)
    if not query.words:
        return dsl.Bool(filter=filters)
    numbers = _numbers(words)
    enough = [dsl.Bool(should=[_gate(words), *numbers], minimum_should_match=1)]
    if not scored:
        return dsl.Bool(filter=[*filters, *enough])
    should = [_adjusted(dsl.Bool(should=_first_pass(words)), query, today=now.date())]
    if numbers:
        should.append(dsl.DisMax(queries=numbers))
    if words.is_question:  # what scores is what suffices: asked for twice, it would be read twice
        return dsl.Bool(filter=filters, should=should, minimum_should_match=1)
    return dsl.Bool(filter=[*filters, *enough], should=should)


def _first_pass(words: AskedWords) -> list[dsl.Query]:
    return _neighbours(words) if words.is_question else [_syllables(words), *_neighbours(words)]


def _neighbours(words: AskedWords) -> list[dsl.Query]:
    """Score pairs; of a whole question near pairs too, which a slip of the finger between them leaves whole."""
    own = neighbours_of(words) if words.is_question else fields_of(words, [PAIRS])
    return [*own, *scored_alternatives(words, [PAIRS], matches)]


def _syllables(words: AskedWords) -> dsl.Query:
    """Keep an order among entries that hold the words but no pair of them."""
    return dsl.Bool(should=_held(words), boost=ranking()["elasticsearch"]["first_pass"]["gate"])


def _gate(words: AskedWords) -> dsl.Query:
    """Ask for enough of the syllables, wherever they stand; of a whole question, for neighbours.

    Counting the syllables of a question read most of an index: 99 ms of CPU instead of 40 at 75,000 entries, for
    0.001 on XQuAD (measured).
    """
    if words.is_question:
        return dsl.Bool(should=_neighbours(words), minimum_should_match=1)
    return dsl.Bool(should=_held(words), minimum_should_match=words.required)


def _held(words: AskedWords) -> list[dsl.Query]:
    return [holds_syllable(words, syllable) for syllable in words.telling] or [dsl.MatchNone()]


def _numbers(words: AskedWords) -> list[dsl.Query]:
    boosts = ranking()["numbers"]
    asked = words.numbers
    found: list[dsl.Query] = named(words)
    for number in asked.exact:
        found.append(dsl.ConstantScore(filter=dsl.Term(numbers=number), boost=boosts["exact"]))
        found.append(dsl.ConstantScore(filter=dsl.Term(number_prefixes=number), boost=boosts["prefix"]))
    if asked.parts:
        parts = dsl.Bool(filter=[dsl.Term(number_parts=part) for part in asked.parts])
        found.append(dsl.ConstantScore(filter=parts, boost=boosts["parts"]))
    return found


def _rescore(query: SearchQuery, words: AskedWords, *, today: date) -> dict[str, Any]:
    rules = ranking()["elasticsearch"]
    forms = [form for form in rest_of_forms(words) if form != NEAR or not words.is_question]
    phrase = dsl.MatchPhrase(title={"query": matched(words.text), **rules["phrase"]})
    others = scored_alternatives(words, forms, matches)
    if words.is_question:
        others.append(_syllables(words))
    rest = _adjusted(dsl.Bool(should=[*fields_of(words, forms), phrase, *others]), query, today=today)
    return {
        "window_size": rules["first_pass"]["rescored"],
        "query": {"rescore_query": rest.to_dict(), "query_weight": 1, "rescore_query_weight": 1},
    }


def _adjusted(scored: dsl.Query, query: SearchQuery, *, today: date) -> dsl.Query:
    """Multiply by the entry's own weight, and by 1 + the boosts of the reader's language and of recent news."""
    boosts = dsl.FunctionScore(query=scored, functions=_boosts(query, today), score_mode="sum", boost_mode="multiply")
    weight = FieldValueFactor(field="weight", missing=1)
    return dsl.FunctionScore(query=boosts, functions=[weight], boost_mode="multiply")


def _boosts(query: SearchQuery, today: date) -> list[dict[str, Any]]:
    recency = ranking()["recency"]
    recent = dsl.Bool(filter=[dsl.Terms(kind=recency["kinds"]), dsl.Exists(field="dated_on")])
    decay = {"origin": today, "scale": f"{recency['scale_days']}d", "decay": recency["decay"]}
    own = dsl.Term(language=query.languages[0])
    return [
        {"weight": 1},
        {"weight": ranking()["own_language"]["boost"], "filter": own.to_dict()},
        {"weight": recency["boost"], "filter": recent.to_dict(), "gauss": {"dated_on": decay}},
    ]


def _section(query: SearchQuery) -> list[dsl.Query]:
    return [dsl.Term(kind=query.section.value)] if query.section else []


def _dates(query: SearchQuery) -> list[dsl.Query]:
    bounds = {"gte": query.dated_from, "lte": query.dated_to}
    given = {name: day for name, day in bounds.items() if day is not None}
    return [dsl.Range(dated_on=given)] if given else []
