"""What Elasticsearch is asked for beside the words themselves: alternatives, phrases kept together, articles."""

from collections.abc import Callable, Sequence
from itertools import groupby

from elasticsearch_dsl import query as dsl

from search.engines.ranking import ranking
from search.engines.words import AskedAlternative, AskedWords, Terms
from search.tokens import PAIR_SEPARATOR

Scored = Callable[[str, Sequence[str]], list[dsl.Query]]
"""Return a query for each field in each of these forms ("fold", "pairs", "exact")."""


def holds(term: str) -> dsl.Query:
    """Ask for a folded syllable anywhere, or for a pair in any field."""
    if PAIR_SEPARATOR not in term:
        return dsl.Term(all=term)
    fields = ranking()["elasticsearch"]["weights"]
    return dsl.Bool(should=[dsl.Term(**{f"{name}.pairs": term}) for name in fields])


def holds_syllable(words: AskedWords, syllable: str) -> dsl.Query:
    """Ask for one of the syllables, or for what stands for it: it counts once however it is held."""
    ways = [_holds_all(terms) for terms in words.ways(syllable)]
    return ways[0] if len(ways) == 1 else dsl.Bool(should=ways)


def scored_alternatives(words: AskedWords, forms: Sequence[str], scored: Scored) -> list[dsl.Query]:
    """Return what alternatives add to the score, of those for the same words the best."""
    boost = ranking()["alternatives"]["boost"]
    found = []
    for _, others in groupby(sorted(words.alternatives, key=_place), key=_place):
        queries = [
            dsl.Bool(should=[*scored(other.text_in_place, pairs), *scored(other.text, folded)])
            for other in others
            for pairs, folded in [_parted(forms)]
        ]
        found.append(dsl.DisMax(queries=queries, boost=boost))
    return found


def named(words: AskedWords) -> list[dsl.Query]:
    """Ask for what the words call by its whole name, by another name of it, or by its address."""
    boosts = ranking()["numbers"]
    keys = {"name": words.names, "meant": words.meant_names, "address": words.addresses}
    return [
        dsl.ConstantScore(filter=dsl.Terms(names=list(some)), boost=boosts[what]) for what, some in keys.items() if some
    ]


def _place(other: AskedAlternative) -> int:
    return other.first


def _holds_all(terms: Terms) -> dsl.Query:
    return holds(terms[0]) if len(terms) == 1 else dsl.Bool(filter=[holds(term) for term in terms])


def _parted(forms: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the forms of pairs, and those of single syllables without accents: accents only break ties."""
    return [form for form in forms if form == "pairs"], [form for form in forms if form == "fold"]
