"""What the tests of indexing ask for: an editor at work, and what the public finds afterwards in either engine."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from search.engines import elasticsearch_is_configured, primary_engine
from search.engines.elasticsearch.indexing import Index
from search.models import SearchEntry
from search.queries import SearchQuery
from tests.factories.pages import home_page

Editing = Callable[[], AbstractContextManager[Any]]


class Public:
    """What anybody finds: from the database at once, from Elasticsearch after the worker's next pass."""

    def __init__(self, editing: Editing) -> None:
        self._editing = editing

    def find(self, words: str, **choices: Any) -> set[int]:
        """Return the primary keys of the pages that are found with ``words``."""
        if elasticsearch_is_configured():
            with self._editing():
                call_command("search_worker", once=True, stdout=StringIO())
            Index().refresh()
        found = primary_engine().search(SearchQuery(words=words, languages=("vi", "en"), **choices))
        assert set(found.keys) <= set(SearchEntry.objects.public().values_list("key", flat=True))
        return {int(key.removeprefix("page:")) for key in found.keys if key.startswith("page:")}

    def addresses(self, words: str) -> set[str]:
        """Return where the results of ``words`` lead to."""
        keys = [f"page:{pk}" for pk in self.find(words)]
        return set(SearchEntry.objects.filter(key__in=keys).values_list("url", flat=True))


@pytest.fixture
def editing(django_capture_on_commit_callbacks: Any) -> Editing:
    """One request of an editor: what waits for its commit is done when the block ends."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture(params=["database", pytest.param("elasticsearch", marks=pytest.mark.live)])
def public(request: pytest.FixtureRequest, db: None, editing: Editing) -> Public:
    """The public, once with each engine."""
    if request.param == "elasticsearch":
        request.getfixturevalue("elasticsearch_prefix")
    with editing():
        home_page()
    return Public(editing)
