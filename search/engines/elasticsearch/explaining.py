"""What Elasticsearch says of a score, folded into words: its tree of sums and products of numbers is for nobody.

It is asked our own question, for a few entries only; nothing here knows what the weights are.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils import timezone
from elasticsearch_dsl import query as dsl

from search.engines.elasticsearch.client import for_citizens, trouble_named
from search.engines.elasticsearch.indexing import alias
from search.engines.elasticsearch.queries import results_search
from search.engines.scores import EVERYWHERE, NUMBERS, Part, Scored, scored
from search.engines.words import AskedWords
from search.queries import SearchQuery
from search.tokens import PAIR_SEPARATOR

Tree = Mapping[str, Any]

_LEAF = re.compile(r"^weight\((?:Synonym\()?(?P<field>[a-z_]+)(?:\.(?P<form>[a-z_]+))?:(?P<words>.+?)\)?(?: in \d+)?\)")
_CONSTANT = re.compile(r"ConstantScore\((?P<what>.*)\)")
_NUMBER_FIELD = re.compile(r"\b(?P<field>numbers|number_prefixes|number_parts|names):(?P<form>[^\s()]+)")
_FORMS = {"numbers": "exact", "number_prefixes": "prefix", "number_parts": "parts", "names": "name"}


def scores(query: SearchQuery, words: AskedWords, keys: Sequence[str]) -> Mapping[str, Scored]:
    """Return what each of these entries scores for ``query``; those that do not match are left out.

    Raises ``EngineUnavailableError``.
    """
    search = results_search(query.on_page(1), words, now=timezone.now())
    body = search.post_filter(dsl.Terms(key=list(keys))).extra(explain=True).to_dict()
    body.pop("aggs", None)
    body |= {"size": len(keys), "from": 0}
    with trouble_named():
        answer = for_citizens().search(index=alias(), body=body)
    return {hit["_id"]: folded(hit["_explanation"]) for hit in answer["hits"]["hits"] if hit.get("_explanation")}


def folded(tree: Tree) -> Scored:
    """Return the score of ``tree`` with what each word brings to it, factors of the whole worked in."""
    return scored(float(tree["value"]), list(_parts(tree, 1.0)))


def _parts(tree: Tree, factor: float) -> Iterator[Part]:
    leaf = _leaf(tree, factor)
    if leaf is not None:
        yield leaf
        return
    details = [one for one in tree.get("details", ()) if _has_parts(one)]
    if not details or not tree["value"]:
        return
    description = tree["description"]
    if _is_the_best_of(description):
        yield from _parts(max(details, key=lambda one: float(one["value"])), factor)
    elif len(details) == 1:
        # A product, or a wrapper: whatever else stands in it multiplies what the words bring.
        below = float(details[0]["value"])
        yield from _parts(details[0], factor * float(tree["value"]) / below if below else 0.0)
    else:
        total = sum(float(one["value"]) for one in details)
        for one in details:
            yield from _parts(one, factor * float(tree["value"]) / total if total else 0.0)


def _leaf(tree: Tree, factor: float) -> Part | None:
    description, value = tree["description"], float(tree["value"]) * factor
    found = _LEAF.match(description)
    if found:
        is_phrase = found["words"].startswith('"')
        form = "phrase" if is_phrase else found["form"] or "fold"
        between = "" if form == "letters" else " "
        words = re.sub(r'["^]|~\d+|\bin \d+$', " ", found["words"]).replace(PAIR_SEPARATOR, between)
        field = EVERYWHERE if found["field"] == EVERYWHERE else found["field"]
        return Part(field=field, form=form, words=" ".join(words.split()), score=value)
    constant = _CONSTANT.search(description)
    if constant:
        numbers = list(_NUMBER_FIELD.finditer(constant["what"]))
        if numbers:
            words = " ".join(dict.fromkeys(one["form"] for one in numbers))
            return Part(field=NUMBERS, form=_FORMS[numbers[0]["field"]], words=words, score=value)
    return None


def _has_parts(tree: Tree) -> bool:
    return bool(tree["value"]) and (_leaf(tree, 1.0) is not None or any(map(_has_parts, tree.get("details", ()))))


def _is_the_best_of(description: str) -> bool:
    return description.startswith("max ")
