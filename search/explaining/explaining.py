"""Puts the explanation together: asks the engine that answers readers, and the rows where it does not find."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.conf import settings
from django.utils import timezone

from search.curation.promoted import promotions_for, reason_of, shown_first
from search.engines.asking import asked_now
from search.engines.database import explaining as of_database
from search.engines.database.ordering import recency
from search.engines.elasticsearch import explaining as of_elasticsearch
from search.engines.ranking import ranking
from search.engines.scores import Scored
from search.engines.words import AskedWords
from search.explaining.explanation import Explanation, Factors, Hindrance, Near, Obstacle, Standing
from search.explaining.looking import Target, held_words, hindrances, target_at
from search.models import SearchEntry
from search.queries import Found, SearchEngine, SearchQuery, Sort
from search.results.asking import Answer, ask
from search.results.helping import Clock, help_with
from search.results.result import visible_entries

LOOKED_AT = 100
"""Places: as many as Elasticsearch scores in full (``first_pass.rescored`` of the ranking)."""
FIRST, AROUND = 3, 1
"""How many rivals are told: the first ones, and those before and behind the place."""

Told = tuple[Found, Mapping[str, Scored]]


def explain(query: SearchQuery, address: str, *, language: str = settings.LANGUAGE_CODE) -> Explanation:
    """Return why what stands at ``address`` is where it is for ``query``. Raises ``searching.SearchFailedError``."""
    started = time.perf_counter()
    query = replace(query, page=1, per_page=LOOKED_AT, sort=Sort.RELEVANCE)
    words = asked_now(query.words)
    target = target_at(address)
    answer = ask(lambda engine: _asked(engine, query, words, target))
    found, scores = answer.value
    standings = _standings(found, scores, query, target)
    own = next((one for one in standings if one.is_asked_for), None)
    place = own.place if own is not None else None
    held = held_words(target.entry, words) if target.entry is not None and query.words else None
    hindered = () if own is not None else tuple(hindrances(target, query, held))
    is_found = own is not None or (not hindered and found.total > LOOKED_AT and _key(target) in scores)
    return Explanation(
        words=query.words,
        address=target.path,
        title=target.title,
        read_as=words.read_as,
        engine=answer.engine,
        is_fallback=answer.is_fallback,
        total=found.total,
        place=place,
        is_found=is_found,
        promoted_because=_promoted_because(target, query, language),
        held=held,
        near=_near(query, answer, target, started) if query.words and not found.total else None,
        hindrances=hindered if is_found or hindered else (Hindrance(obstacle=Obstacle.UNKNOWN),),
        own=own or (_unplaced(target, scores, query) if is_found else None),
        rivals=tuple(standings),
    )


def _asked(engine: SearchEngine, query: SearchQuery, words: AskedWords, target: Target) -> Told:
    """Return what is found, and the scores of what will be told."""
    found = engine.search(query)
    keys = _keys_told(found.keys, _key(target))
    if not query.words or not keys:
        return found, {}
    scores = of_elasticsearch.scores if engine.name == "elasticsearch" else of_database.scores
    return found, scores(query, words, keys)


def _near(query: SearchQuery, answer: Answer[Told], target: Target, started: float) -> Near | None:
    """Return what readers are shown where nothing is found, found as the results page finds it."""
    found, _scores = answer.value
    nearly = help_with(query, found, Clock(started, is_fallback=answer.is_fallback)).nearly
    keys = [entry.key for entry in visible_entries(nearly.keys)] if nearly is not None else []
    if nearly is None or not keys:
        return None
    place = keys.index(_key(target)) + 1 if _key(target) in keys else None
    return Near(words=nearly.read_as, place=place)


def _key(target: Target) -> str:
    return target.entry.key if target.entry is not None else ""


def _keys_told(keys: Sequence[str], own: str) -> list[str]:
    told = list(keys[:FIRST])
    if own in keys:
        place = keys.index(own)
        told += keys[max(0, place - AROUND) : place + AROUND + 1]
    elif own:
        told.append(own)
    return list(dict.fromkeys(told))


def _standings(found: Found, scores: Mapping[str, Scored], query: SearchQuery, target: Target) -> list[Standing]:
    told = [key for key in _keys_told(found.keys, _key(target)) if key in found.keys]
    entries = {entry.key: entry for entry in SearchEntry.objects.filter(key__in=told).defer("tokens")}
    rows = [
        _standing(entries[key], found.keys.index(key) + 1, scores.get(key), query, target)
        for key in told
        if key in entries
    ]
    return sorted(rows, key=lambda row: row.place)


def _standing(entry: SearchEntry, place: int, scored: Scored | None, query: SearchQuery, target: Target) -> Standing:
    return Standing(
        place=place,
        title=entry.title,
        url=entry.url,
        scored=scored,
        factors=factors_of(entry, query),
        is_asked_for=entry.key == _key(target),
    )


def _unplaced(target: Target, scores: Mapping[str, Scored], query: SearchQuery) -> Standing | None:
    """Return the standing of what is found beyond the places that were looked at."""
    if target.entry is None or target.entry.key not in scores:
        return None
    return _standing(target.entry, 0, scores[target.entry.key], query, target)


def factors_of(entry: SearchEntry, query: SearchQuery) -> Factors:
    """Return what the words' score of ``entry`` is multiplied by, as both engines do."""
    is_own = entry.language == query.languages[0]
    return Factors(
        weight=entry.weight,
        language=float(ranking()["own_language"]["boost"]) if is_own else 0.0,
        recency=recency(entry.kind, entry.dated_on, today=timezone.localdate()),
    )


def _promoted_because(target: Target, query: SearchQuery, language: str) -> str | None:
    promotions = promotions_for(query)
    if target.entry is None or not promotions:
        return None
    shown = shown_first([target.entry] if target.entry.is_public else [], promotions, query)
    return next((reason_of(rule, language=language) for _entry, rule in shown), None)
