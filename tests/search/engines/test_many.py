"""Where very many entries match, the page and the counts are those that reading all of them would give."""

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search.documents import Facet, Kind
from search.engines.database import engine as database
from search.engines.database.engine import DatabaseEngine
from search.engines.database.matching import Language, at_least
from search.queries import Sort
from tests.search.engines.conftest import Searched
from tests.search.entries import entry

FEW = 12
"""More are very many here."""
LAST_YEAR = timezone.localdate().year - 1
CHOICES: list[dict[str, Any]] = [
    {},
    {"page": 2},
    {"page": 3},
    {"languages": ("vi", "en")},
    {"kinds": (Kind.NEWS,)},
    {"choices": {Facet.AGENCY: ("so-1", "so-2")}, "years": (LAST_YEAR,)},
    {"facets": (), "per_page": 1},
    {"sort": Sort.NEWEST},
    {"dated_to": date(LAST_YEAR, 1, 1)},
]
IN_PYTHON = Language(term=str, both=" and ", either=" or ")


@pytest.mark.parametrize("words", range(1, 8))
def test_enough_of_some_words_is_any_choice_of_so_many(words: int) -> None:
    names = [f"word{number}" for number in range(words)]
    for count in range(1, words + 1):
        asked = compile(at_least(count, names, IN_PYTHON), "asked", "eval")
        for held in product((False, True), repeat=words):
            assert bool(eval(asked, dict(zip(names, held, strict=True)))) == (sum(held) >= count)  # noqa: S307


def test_half_of_eight_words_is_asked_for_in_few_terms() -> None:
    assert at_least(4, [f"word{number}" for number in range(8)], IN_PYTHON).count("word") == 48


@pytest.fixture
def searched(db: None, monkeypatch: pytest.MonkeyPatch) -> Searched:
    """A portal whose entries differ in all that orders and counts them, of which a dozen are very many."""
    for number in range(28):
        entry(
            f"Thông báo {'đấu giá ' * (number % 3)}đất {number}",
            body="thông báo về đất và nhà " * (number % 7),
            kind=list(Kind)[number % 3],
            weight=(0.35, 0.7, 1.0, 1.1)[number % 4],
            dated_on=timezone.localdate() - timedelta(days=97 * number) if number % 5 else None,
            language="en" if number % 9 == 0 else "vi",
            agencies=[f"so-{number % 4}"],
            fields=["dat-dai", "xay-dung"][: number % 3],
            identifiers=["12/2024/TB-STC"] if number == 23 else [],
        )
    monkeypatch.setattr(database, "MANY", FEW)
    return Searched(DatabaseEngine())


@pytest.mark.parametrize("words", ["thông báo đất", "thong bao ve dau gia dat", "thông báo 12/2024/TB-STC đất"])
def test_the_page_and_the_counts_are_the_same(searched: Searched, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    of_many = [searched.find(words, **choices) for choices in CHOICES]
    assert of_many[0].total > FEW
    monkeypatch.setattr(database, "MANY", 10_000)
    for found, choices in zip(of_many, CHOICES, strict=True):
        assert found == searched.find(words, **choices), choices


def test_very_many_cost_one_statement_more(searched: Searched, monkeypatch: pytest.MonkeyPatch) -> None:
    searched.find("thông báo đất")  # rules of editors are read once
    with CaptureQueriesContext(connection) as of_many:
        searched.find("thông báo đất")
    monkeypatch.setattr(database, "MANY", 10_000)
    with CaptureQueriesContext(connection) as of_few:
        searched.find("thông báo đất")
    assert len(of_many) == len(of_few) + 1
