"""The demonstration content for the tests of it."""

from collections.abc import Callable, Iterator
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import TestCase, override_settings
from pytest_django.plugin import DjangoDbBlocker


@pytest.fixture(scope="module")
def loaded(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Load the content once for all tests of a module; each rolls its own changes back, and the module all of it."""
    media = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with django_db_blocker.unblock(), media, transaction.atomic():
        with TestCase.captureOnCommitCallbacks(execute=True):
            call_command("load_demonstration", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def load(db: None) -> Callable[..., str]:
    """Run the command and return what it said, with what follows a commit."""

    def run(*options: str) -> str:
        out = StringIO()
        with TestCase.captureOnCommitCallbacks(execute=True):
            call_command("load_demonstration", *options, stdout=out)
        return out.getvalue()

    return run
