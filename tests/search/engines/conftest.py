"""Every engine over the same rows: tests say what is there and what is asked, and hold for each of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from search.engines.database.engine import DatabaseEngine
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.indexing import Index
from search.models import SearchEntry
from search.queries import Found, SearchEngine, SearchQuery


@dataclass
class Searched:
    """An engine that knows the rows of the database as they are when it is asked."""

    engine: SearchEngine
    index: Index | None = None

    def find(self, words: str = "", **choices: Any) -> Found:
        """Ask the engine."""
        self.learn()
        return self.engine.search(SearchQuery(words=words, **choices))

    def titles(self, words: str = "", **choices: Any) -> list[str]:
        """Return the titles found, in order."""
        keys = self.find(words, **choices).keys
        by_key = dict(SearchEntry.objects.filter(key__in=keys).values_list("key", "title"))
        return [by_key[key] for key in keys]

    def suggested(self, words: str, *, languages: tuple[str, ...] = ("vi",), limit: int = 6) -> list[str]:
        """Return the titles suggested, in order."""
        self.learn()
        keys = self.engine.suggest(words, languages=languages, limit=limit)
        by_key = dict(SearchEntry.objects.filter(key__in=keys).values_list("key", "title"))
        return [by_key[key] for key in keys]

    def spelling(self, words: str) -> str | None:
        """Return the better spelling offered."""
        self.learn()
        nearest = self.engine.nearest_spelling(words, languages=("vi",))
        return nearest.words if nearest else None

    def learn(self) -> None:
        """Let Elasticsearch know what the database knows."""
        if self.index is None:
            return
        outcomes = self.index.send(list(SearchEntry.objects.all()))
        assert all(outcome.is_done for outcome in outcomes.values()), outcomes
        self.index.refresh()


@pytest.fixture(params=["database", pytest.param("elasticsearch", marks=pytest.mark.live)])
def searched(request: pytest.FixtureRequest, db: None) -> Iterator[Searched]:
    """Each engine in turn: the database (SQLite, and PostgreSQL when the run is on it), and a real Elasticsearch."""
    if request.param == "database":
        yield Searched(DatabaseEngine())
        return
    request.getfixturevalue("elasticsearch_prefix")
    index = Index()
    index.switch_to(index.create_new())
    yield Searched(ElasticsearchEngine(), index)
