"""A portal with its demonstration content, behind a real server."""

import sqlite3

import pytest
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import expect

from tests.browser.pages import PublicPage, public_pages

expect.set_options(timeout=30_000)  # milliseconds, as for every other step: a busy machine is no failure

LOADED = pytest.StashKey[sqlite3.Connection]()
"""The database as it is when the content was loaded: to publish fifty pages takes longer than most tests."""


@pytest.fixture
def demonstration(transactional_db: None, pytestconfig: pytest.Config) -> None:
    """Load the demonstration content, entries of search included; from the second time on as a copy of the first."""
    connection.ensure_connection()
    if connection.vendor == "sqlite" and LOADED in pytestconfig.stash:
        pytestconfig.stash[LOADED].backup(connection.connection)
        return
    call_command("load_demonstration", verbosity=0)
    if connection.vendor == "sqlite":
        pytestconfig.stash[LOADED] = sqlite3.connect(":memory:", check_same_thread=False)
        connection.connection.backup(pytestconfig.stash[LOADED])


@pytest.fixture
def pages(demonstration: None, live_server: object) -> list[PublicPage]:
    """One page of each type in each language."""
    return public_pages()
