"""The database between tests: each finds it as the migrations left it.

Tests in real transactions (``transaction=True``, ``live_server``) end by emptying every table, the root of the page
tree, the site and the languages included. They are put back here, and so are the groups that migrations made.
"""

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.core.cache import cache
from django.db import connection
from django.db.models import Model
from pytest_django.plugin import DjangoDbBlocker

from .choice_of_tests import runs_in_real_transactions, uses_database
from .migrated_copies import begin_from_copy, keep_copy

if TYPE_CHECKING:
    from .foundation_copy import FoundationCopy

MADE_BY_DJANGO_ITSELF = (ContentType, Permission)  # after every flush

AS_MIGRATED = pytest.StashKey[str]()
BLOCKER = pytest.StashKey[DjangoDbBlocker]()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> Iterator[None]:
    """Begin from what was migrated before, where that is kept."""
    begun = begin_from_copy()
    yield
    if begun is not None:
        begun.close()


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Remember what the migrations made."""
    with django_db_blocker.unblock():
        keep_copy()
        request.config.stash[AS_MIGRATED] = _serialized()
        foundation_copy().note()
    request.config.stash[BLOCKER] = django_db_blocker


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None]:
    """After a test in real transactions, when its tables are empty, put back what the migrations made.

    After the last test the database itself is gone.
    """
    try:
        yield
    finally:
        content = item.config.stash.get(AS_MIGRATED, None)
        if content is not None and nextitem is not None and runs_in_real_transactions(item):
            with item.config.stash[BLOCKER].unblock():
                connection.creation.deserialize_db_from_string(content)
                _empty_full_text_tables()
                foundation_copy().forget()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Note the foundation anew behind tests in real transactions, before one that is rolled back again."""
    blocker = item.config.stash.get(BLOCKER, None)
    if blocker is not None and uses_database(item) and not runs_in_real_transactions(item):
        with blocker.unblock():
            if not foundation_copy().is_noted:
                foundation_copy().note()
                cache.clear()


def foundation_copy() -> "FoundationCopy":
    """Return the one copy of this process; models exist only when it is asked for."""
    from .foundation_copy import copy

    return copy


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    """Wagtail keeps the roots of sites in the cache; a rolled-back test takes back the rows, not that."""
    cache.clear()
    yield
    cache.clear()


def _serialized() -> str:
    by_app = [(app, list(app.get_models())) for app in apps.get_app_configs()]
    in_order = serializers.sort_dependencies(by_app, allow_cycles=True)
    kept = [model for model in in_order if model not in MADE_BY_DJANGO_ITSELF and model._meta.managed]

    def rows() -> Iterator[Model]:
        for model in kept:
            yield from model._base_manager.order_by("pk")

    return serializers.serialize("json", rows(), use_natural_foreign_keys=True)


def _empty_full_text_tables() -> None:
    """SQLite's full-text tables have no model of ours, so flushing passes them by."""
    from .foundation_copy import full_text_tables

    with connection.cursor() as cursor:
        for name in full_text_tables():
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")  # noqa: S608 — a name of our own schema
