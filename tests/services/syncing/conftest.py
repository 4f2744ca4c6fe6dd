"""A portal in step with small files of the national database."""

import pytest
from django.utils import translation

from tests.factories.procedure_records import run_import, write
from tests.factories.services import procedure_index


@pytest.fixture(autouse=True)
def _english(settings, tmp_path):
    settings.STATE_DIR = tmp_path / "state"
    with translation.override("en"):
        procedure_index()
        yield


@pytest.fixture
def sync(tmp_path):
    """Bring the portal in step with a file of these records, and return the lines of the command."""

    def run(*records: object, on: str = "2026-06-30", more: tuple[str, ...] = ()) -> list[str]:
        return run_import(write(tmp_path / "records.jsonl", *records), f"--checked-on={on}", *more)

    return run
