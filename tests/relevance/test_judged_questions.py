"""No engine may order experts' answers worse than it did; ``bench/relevance.py`` measures the whole sets."""

from pathlib import Path

import pytest
from django.db import connection

from tests.relevance.judging import JudgedSet, fill, judged_set, measure, without_accents
from tests.search.engines.conftest import Searched

QUESTIONS = 100
LEAST_NDCG = {"elasticsearch": 0.93, "sqlite": 0.925, "postgresql": 0.91}
"""A good hundredth below what was measured on these questions: room for new words in the tables, none for a mistake."""


@pytest.fixture
def xquad(shared_data: Path, db: None) -> JudgedSet:
    """Every passage of XQuAD-vi and some of its questions."""
    judged = judged_set(shared_data / "search" / "xquad_vi").only(QUESTIONS)
    fill(judged)
    return judged


def test_questions_are_answered_as_well_as_before_with_and_without_accents(
    searched: Searched, xquad: JudgedSet
) -> None:
    searched.learn()
    name = connection.vendor if searched.engine.name == "database" else searched.engine.name
    typed = measure(searched.engine, xquad)
    plain = measure(searched.engine, xquad, typed=without_accents)
    assert typed.ndcg >= LEAST_NDCG[name]
    assert plain.ndcg >= typed.ndcg - 0.015
