"""How much the fields of an entry say of a reader's words: one weighed query for each field in each of its forms."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from elasticsearch_dsl import query as dsl

from search.engines.elasticsearch.analysis import EXACT, FOLD, LETTERS, NEAR, NEIGHBOURS, PAIRS
from search.engines.ranking import ranking
from search.engines.words import MAX_SYLLABLES, AskedWords
from search.tokens import near_of, spans, syllables


def fields_of(words: AskedWords, forms: Sequence[str]) -> list[dsl.Query]:
    """Return what the words themselves score in these forms. Without accents, folded words weigh more in their place.

    Neighbours are made of all words; by themselves those do not count that editors keep together.
    """
    text = matched(words.text)
    loose = text if words.loose_text == words.text else matched(words.loose_text)
    return [
        query
        for form in forms
        for query in _weighed(text if form in NEIGHBOURS else loose, form, has_accents=words.has_accents)
    ]


def rest_of_forms(words: AskedWords) -> list[str]:
    """Return the forms that are scored for the best of the first pass only; that one goes by pairs."""
    return [FOLD, NEAR, LETTERS, *([EXACT] if words.has_accents else [])]


def matches(text: str, forms: Sequence[str]) -> list[dsl.Query]:
    """Return what ``text`` scores in these forms, whatever accents the reader typed."""
    return [query for form in forms for query in _weighed(text, form, has_accents=True)]


def matched(text: str) -> str:
    """Return the words as typed as far as they are read; each one more is a clause in every field and form."""
    read = list(islice(spans(text), MAX_SYLLABLES))
    return text[: read[-1].end] if read else ""


def neighbours_of(words: AskedWords) -> list[dsl.Query]:
    """Return what two syllables score that stand side by side or near each other, of those that suffice to be found."""
    terms = {PAIRS: words.telling_pairs, NEAR: words.telling_near_pairs}
    return [
        dsl.Bool(should=[dsl.Term(**{f"{name}.{form}": two}) for two in terms[form]], boost=weights[form])
        for form in NEIGHBOURS
        for name, weights in ranking()["elasticsearch"]["weights"].items()
        if form in weights and terms[form]
    ]


def _weighed(text: str, form: str, *, has_accents: bool) -> Iterator[dsl.Query]:
    for name, weights in ranking()["elasticsearch"]["weights"].items():
        if form in weights:
            field = name if form == FOLD else f"{name}.{form}"
            query = _near(field, text) if form == NEAR else dsl.Match(**{field: {"query": text}})
            yield dsl.Bool(should=[query], boost=_weight(weights, form, has_accents=has_accents))


def _near(field: str, text: str) -> dsl.Query:
    """Ask for each two syllables near each other; the server would take those of one place for the same word."""
    return dsl.Bool(should=[dsl.Term(**{field: two}) for two in near_of(syllables(text))])


def _weight(weights: Mapping[str, float], form: str, *, has_accents: bool) -> float:
    instead = 0.0 if has_accents or form != FOLD else ranking()["elasticsearch"]["unaccented"]["fold"]
    return float(weights[form] + instead * weights.get(EXACT, 0.0))
