"""How Elasticsearch cuts texts into words: the analyzers ``fold``, ``pairs`` and ``exact``.

The rules are those of ``search.tokens``, whose tables are written down here as settings. Only parts that every
distribution bundles are used: no plugin, no file on the server.
"""

from collections.abc import Mapping
from typing import Any

from elasticsearch_dsl import analysis

from core.vietnamese import BEGINNINGS_WITH_Y, MOVED_TONES, Y_FOR_I
from search.tokens import COMPOSED, DROPPED, PAIR_SEPARATOR, REPLACED, SEPARATING_CATEGORIES

FOLD = "fold"
PAIRS = "pairs"
EXACT = "exact"


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


def analyzers() -> tuple[analysis.Analyzer, ...]:
    """Return all three, for ``Index.analyzer`` or a mapping."""
    return fold(), pairs(), exact()


def settings() -> dict[str, Any]:
    """Return all three with their parts as the ``analysis`` settings of an index."""
    parts: dict[str, Any] = {"analyzer": {}}
    for name, one in zip((FOLD, PAIRS, EXACT), analyzers(), strict=True):
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
    return analysis.char_filter(
        "separators", "pattern_replace", pattern=rf"[{categories}]|\.(?!\p{{Nd}})", replacement=" "
    )


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
