"""How Elasticsearch cuts texts into words: the analyzers ``fold``, ``pairs``, ``exact``, ``near`` and ``letters``.

The rules of the first four are those of ``search.tokens``, whose tables are written down here as settings. Only parts
that every distribution bundles are used: no plugin, no file on the server.
"""

from collections.abc import Mapping
from typing import Any

from elasticsearch_dsl import analysis

from core.vietnamese import BEGINNINGS_WITH_Y, MOVED_TONES, Y_FOR_I
from search.tokens import COMPOSED, DROPPED, PAIR_SEPARATOR, REPLACED, SEPARATING_CATEGORIES

FOLD = "fold"
PAIRS = "pairs"
EXACT = "exact"
NEAR = "near"
LETTERS = "letters"
EDGE = "xx"
"""Stands between the letters of two words; no letter is written with two."""
NEIGHBOURS = (PAIRS, NEAR)
"""Forms of which one term holds two syllables."""


def fold() -> analysis.Analyzer:
    """Return the analyzer of ``search.tokens.syllables``: no accents, no capitals."""
    return analysis.analyzer(FOLD, tokenizer="standard", char_filter=[_signs(), _separators()], filter=_folding())


def pairs() -> analysis.Analyzer:
    """Return the analyzer of ``search.tokens.pairs``: two neighbours make one term, single syllables none."""
    two = analysis.token_filter(
        "two_syllables",
        "shingle",
        min_shingle_size=2,
        max_shingle_size=2,
        output_unigrams=False,
        token_separator=PAIR_SEPARATOR,
    )
    return analysis.analyzer(
        PAIRS, tokenizer="standard", char_filter=[_signs(), _separators()], filter=[*_folding(), two]
    )


def exact() -> analysis.Analyzer:
    """Return the analyzer of ``search.tokens.exact``: accents stay, in one spelling."""
    compose = _mapping("composed_letters", {**_sign_rules(), **COMPOSED})
    tones = _mapping("tone_placement", MOVED_TONES)
    spelling = [_y_for_i(f"y_for_i_{number}", i, y) for number, (i, y) in enumerate(Y_FOR_I.items())]
    return analysis.analyzer(
        EXACT, tokenizer="standard", char_filter=[compose, tones, _separators()], filter=["lowercase", *spelling]
    )


def near() -> analysis.Analyzer:
    """Return the analyzer of ``search.tokens.near_of``: two syllables with one to three others between them.

    A question seldom has the very pairs of its answer: "cấp lại giấy phép" and "cấp giấy phép".
    """
    apart = analysis.token_filter(
        "three_to_five_syllables",
        "shingle",
        min_shingle_size=3,
        max_shingle_size=5,
        output_unigrams=False,
        token_separator=PAIR_SEPARATOR,
    )
    ends = analysis.token_filter(
        "first_and_last",
        "pattern_replace",
        pattern=f"{PAIR_SEPARATOR}.+{PAIR_SEPARATOR}",
        replacement=PAIR_SEPARATOR,
        all=False,
    )
    filters = [*_folding(), apart, ends]
    return analysis.analyzer(NEAR, tokenizer="standard", char_filter=[_signs(), _separators()], filter=filters)


def letters() -> analysis.Analyzer:
    """Return the analyzer of three letters in a row, the edge between two words among them, of words of four or more.

    It finds "Huguenot" in "Huguenots" and "Gandhi" by "Ghandi", and lets a long, rare word count for more. Letters are
    parted before words are cut, since not every distribution bundles a filter that would part them after.
    """
    letter = r"[\p{L}\p{Nd}]"
    short = _pattern("short_words", f"(?<!{letter}){letter}{{1,3}}(?!{letter})", " ")
    parted = _pattern("letters_parted", f"({letter})", "$1 ")
    edges = _pattern("edges_of_words", r"[^\p{L}\p{Nd}]{2,}", f" {EDGE} ")
    three = analysis.token_filter(
        "three_letters",
        "shingle",
        min_shingle_size=3,
        max_shingle_size=3,
        output_unigrams=False,
        token_separator=PAIR_SEPARATOR,
    )
    parts = [_signs(), _separators(), short, parted, edges]
    filters = ["lowercase", "asciifolding", "lowercase", three]
    return analysis.analyzer(LETTERS, tokenizer="standard", char_filter=parts, filter=filters)


def analyzers() -> tuple[analysis.Analyzer, ...]:
    """Return all of them, for ``Index.analyzer`` or a mapping."""
    return fold(), pairs(), exact(), near(), letters()


def settings() -> dict[str, Any]:
    """Return all of them with their parts as the ``analysis`` settings of an index."""
    parts: dict[str, Any] = {"analyzer": {}}
    for name, one in zip((FOLD, PAIRS, EXACT, NEAR, LETTERS), analyzers(), strict=True):
        parts["analyzer"][name] = one.get_definition()
        for kind, definitions in one.get_analysis_definition().items():
            parts.setdefault(kind, {}).update(definitions)
    return parts


def _signs() -> analysis.CharFilter:
    return _mapping("signs", _sign_rules())


def _sign_rules() -> dict[str, str]:
    return {**dict.fromkeys(DROPPED, ""), **REPLACED}


def _separators() -> analysis.CharFilter:
    categories = "".join(rf"\p{{{category}}}" for category in SEPARATING_CATEGORIES)
    return _pattern("separators", rf"[{categories}]|\.(?!\p{{Nd}})", " ")


def _pattern(name: str, pattern: str, replacement: str) -> analysis.CharFilter:
    return analysis.char_filter(name, "pattern_replace", pattern=pattern, replacement=replacement)


def _folding() -> list[str | analysis.TokenFilter]:
    # Twice lower case: folding makes capitals of a few small letters (ɢ).
    return ["lowercase", "asciifolding", "lowercase", _y_for_i("y_for_i", "i", "y")]


def _y_for_i(name: str, i: str, y: str) -> analysis.TokenFilter:
    beginnings = "|".join(BEGINNINGS_WITH_Y)
    return analysis.token_filter(name, "pattern_replace", pattern=f"^({beginnings}){i}$", replacement=f"$1{y}")


def _mapping(name: str, rules: Mapping[str, str]) -> analysis.CharFilter:
    mappings = [f"{_escaped(written)} => {_escaped(meant)}" for written, meant in sorted(rules.items())]
    return analysis.char_filter(name, "mapping", mappings=mappings)


def _escaped(text: str) -> str:
    return "".join(f"\\u{ord(letter):04x}" for letter in text)
