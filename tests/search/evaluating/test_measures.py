"""Orders are measured as trec_eval measures them."""

from math import log2

import pytest

from search.evaluating.measures import mean, ndcg, percentile, recall, reciprocal_rank

GRADES = {"a": 3.0, "b": 1.0}


def test_the_best_order_there_could_be_gains_all_and_none_nothing() -> None:
    assert ndcg(["a", "b", "c"], GRADES, depth=10) == pytest.approx(1.0)
    assert ndcg(["c", "d"], GRADES, depth=10) == 0.0
    assert ndcg([], GRADES, depth=10) == 0.0


def test_gains_are_the_grades_themselves() -> None:
    best = 3 + 1 / log2(3)
    assert ndcg(["b", "a"], GRADES, depth=10) == pytest.approx((1 + 3 / log2(3)) / best)
    assert ndcg(["c", "a"], GRADES, depth=10) == pytest.approx((3 / log2(3)) / best)


def test_what_comes_after_the_depth_gains_nothing_and_is_not_asked_for() -> None:
    assert ndcg(["c", "a"], GRADES, depth=1) == 0.0
    assert ndcg(["a", "c"], GRADES, depth=1) == pytest.approx(1.0)


def test_the_first_answer_counts_by_its_place() -> None:
    assert reciprocal_rank(["c", "b"], GRADES, depth=10) == 0.5
    assert reciprocal_rank(["c", "b"], GRADES, depth=1) == 0.0


def test_recall_is_the_share_of_all_answers() -> None:
    assert recall(["b", "c"], GRADES, depth=20) == 0.5
    assert recall(["c", "b"], GRADES, depth=1) == 0.0


def test_percentiles_are_values_that_were_measured() -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], 0.5) == 2.0
    assert percentile([4.0, 1.0, 3.0, 2.0], 0.95) == 4.0
    assert percentile([], 0.5) == mean([]) == 0.0
