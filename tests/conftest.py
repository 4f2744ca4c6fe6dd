"""What every test may ask for; the fixtures stand beside the servers that they need, in ``tests.servers``."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

from tests.servers.absence import lacking
from tests.servers.processes import ROOT

pytest_plugins = [
    "tests.servers.browser_fixtures",
    "tests.servers.choice_of_tests",
    "tests.servers.database_fixtures",
    "tests.servers.elasticsearch_fixtures",
]


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real texts and questions (``PORTAL_SHARED_DATA``), which is not part of the repository."""
    folder = Path(os.environ.get("PORTAL_SHARED_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        lacking(f"no shared data at {folder}; PORTAL_SHARED_DATA names another folder")
    return folder


@pytest.fixture(autouse=True)
def _the_first_language() -> Iterator[None]:
    """Begin in Vietnamese: a request for an English page leaves English on behind it, in tests as on a server."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def _no_rules_of_another_test() -> None:
    """Forget the editors' rules of search, which each process keeps for a moment."""
    from search.curation.current import forget  # models exist only now

    forget()
