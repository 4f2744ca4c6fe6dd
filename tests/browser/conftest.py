"""A portal with its demonstration content, behind a real server."""

import pytest
from django.core.management import call_command

from tests.browser.pages import PublicPage, public_pages


@pytest.fixture
def demonstration(transactional_db: None) -> None:
    """Load the demonstration content, entries of search included."""
    call_command("load_demonstration", verbosity=0)


@pytest.fixture
def pages(demonstration: None, live_server: object) -> list[PublicPage]:
    """One page of each type in each language."""
    return public_pages()
