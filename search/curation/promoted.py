"""Which promotions a question gets, and which of them its filters leave."""

from collections.abc import Sequence

from django.conf import settings

from search.curation.current import PromotionRule, current
from search.curation.rules import answers, folded
from search.models import SearchEntry
from search.queries import KIND_FACET, YEAR_FACET, SearchQuery, Sort

MOST_SHOWN = 3
"""Above the results: more would be the results."""


def promotions_for(query: SearchQuery) -> tuple[PromotionRule, ...]:
    """Return what is promoted for these words, one rule for each thing; nothing in lists of a section or by date."""
    is_usual = query.words and query.page == 1 and query.sort is Sort.RELEVANCE and query.section is None
    if not is_usual:
        return ()
    asked = folded(query.words)
    chosen: dict[str, PromotionRule] = {}
    for rule in current().promotions:
        if rule.entry_key not in chosen and answers(rule.words, rule.match, asked=asked):
            chosen[rule.entry_key] = rule
    return tuple(chosen.values())


def with_promoted(keys: Sequence[str], promotions: Sequence[PromotionRule]) -> tuple[str, ...]:
    """Return the keys of what is promoted and of what was found, each once: one statement reads them all."""
    return tuple(dict.fromkeys((*(rule.entry_key for rule in promotions), *keys)))


def shown_first(
    entries: Sequence[SearchEntry], promotions: Sequence[PromotionRule], query: SearchQuery
) -> list[tuple[SearchEntry, PromotionRule]]:
    """Return the promoted of the visible ``entries`` that the question's filters leave, at most ``MOST_SHOWN``."""
    visible = {entry.key: entry for entry in entries}
    there = [(visible[rule.entry_key], rule) for rule in promotions if rule.entry_key in visible]
    return [(entry, rule) for entry, rule in there if _is_asked_for(entry, query)][:MOST_SHOWN]


def reason_of(rule: PromotionRule, *, language: str) -> str:
    """Return why it stands first, in Vietnamese where nobody has said it in ``language``."""
    return rule.reason if language == settings.LANGUAGE_CODE else rule.reason_en or rule.reason


def _is_asked_for(entry: SearchEntry, query: SearchQuery) -> bool:
    if entry.language not in query.languages:
        return False
    dated_on = entry.dated_on
    if query.dated_from is not None and (dated_on is None or dated_on < query.dated_from):
        return False
    if query.dated_to is not None and (dated_on is None or dated_on > query.dated_to):
        return False
    own = {KIND_FACET: [entry.kind], YEAR_FACET: [str(dated_on.year)] if dated_on else [], **entry.facets}
    chosen = {name: query.chosen(name) for name in (KIND_FACET, YEAR_FACET, *query.choices)}
    return all(not values or set(values) & set(own.get(name, ())) for name, values in chosen.items())
