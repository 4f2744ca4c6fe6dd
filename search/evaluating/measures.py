"""How good an order of results is, by the measures of information retrieval, as trec_eval and BEIR reckon them."""

import math
from collections.abc import Mapping, Sequence


def ndcg(found: Sequence[str], answers: Mapping[str, float], *, depth: int) -> float:
    """Return the gain of the first ``depth`` results over that of the best order there could be, 0 to 1.

    The gain is the grade itself (linear, as in trec_eval and BEIR, not ``2^grade - 1``), over log2(place + 1).
    """
    best = _gain(sorted(answers.values(), reverse=True)[:depth])
    return _gain([answers.get(key, 0.0) for key in found[:depth]]) / best if best else 0.0


def reciprocal_rank(found: Sequence[str], answers: Mapping[str, float], *, depth: int) -> float:
    """Return 1 / the place of the first answer among ``depth`` results, or 0."""
    return next((1 / place for place, key in enumerate(found[:depth], start=1) if key in answers), 0.0)


def recall(found: Sequence[str], answers: Mapping[str, float], *, depth: int) -> float:
    """Return the share of all answers that stand among the first ``depth`` results."""
    return len(answers.keys() & set(found[:depth])) / len(answers) if answers else 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """Return the least value that ``share`` of all values do not exceed; of none, 0."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else 0.0


def mean(values: Sequence[float]) -> float:
    """Return the mean; of none, 0."""
    return math.fsum(values) / len(values) if values else 0.0


def _gain(grades: Sequence[float]) -> float:
    return math.fsum(grade / math.log2(place + 1) for place, grade in enumerate(grades, start=1))
