"""What people here look for is found as well as when it was last measured, by either engine.

``own/`` holds the questions and the judgements, by codes and numbers; ``bench/own_relevance.py`` measures them anew.
"""

from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from search.evaluating.measured import measured
from search.evaluating.portal_entries import portal_evaluator
from search.evaluating.variants import Variant
from tests.relevance.own_corpus import OWN, fill_portal
from tests.search.engines.conftest import Searched

QUESTIONS = 150
ROOM = 0.005
"""How much an order may lose unnoticed."""


@pytest.fixture
def portal(shared_data: Path, tmp_path: Path, settings: Settings, db: None) -> None:
    """A portal with everything that is judged, and some thousands of other entries."""
    settings.STATE_DIR = tmp_path / "state"
    fill_portal(shared_data, tmp_path)


def test_our_own_questions_are_answered_as_well_as_was_measured(searched: Searched, portal: None) -> None:
    searched.learn()
    evaluator = portal_evaluator(OWN, searched.engine)
    name = connection.vendor if searched.engine.name == "database" else searched.engine.name
    for variant in (Variant.PLAIN, Variant.NO_ACCENTS):
        found = evaluator.evaluate(variant)
        least = measured().ndcg(name, variant.value)
        assert found.queries == QUESTIONS
        assert least is not None, f"{name} was never measured: bench/own_relevance.py --write"
        assert found.ndcg_at_10 >= least - ROOM, f"{name}, {variant}: {found}"
