"""A portal into which codified articles are taken over."""

import json
from contextlib import suppress
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from wagtail.models import Revision

from legal.models import DocumentIssuer, LegalDocumentPage, RelatedProvision
from search.models import SearchEntry
from tests.factories.legal import legal_index
from tests.legal.test_gazette import RECORD


@pytest.fixture
def index(settings, tmp_path):
    settings.STATE_DIR = tmp_path / "state"
    with translation.override("en"):  # the sentences that these tests read
        yield legal_index()


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "codified"
    folder.mkdir()
    return folder


def run(path, command: str = "import_codified") -> str:
    """Run the command and return its last line, whatever its exit code."""
    out = StringIO()
    with suppress(CommandError):
        call_command(command, str(path), f"--rejects={path}.rejects", stdout=out, stderr=StringIO())
    return out.getvalue().strip().splitlines()[-1]


def counts(created: int = 0, updated: int = 0, unchanged: int = 0, rejected: int = 0) -> str:
    read = created + updated + unchanged + rejected
    return f"Read {read} = created {created} + updated {updated} + unchanged {unchanged} + rejected {rejected}"


def rejects(path) -> list[dict]:
    return [json.loads(line) for line in open(f"{path}.rejects", encoding="utf-8")]


def gazette(tmp_path, **facts):
    """Write a list of the gazette with the document of ``source()``, or with other facts."""
    record = RECORD | {"so_hieu": "12/2019/NĐ-CP", "ngay_ban_hanh": "2019-03-05", "ngay_hieu_luc": "2019-05-01"} | facts
    path = tmp_path / "gazette.jsonl"
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return path


def the_page() -> LegalDocumentPage:
    return LegalDocumentPage.objects.get()


def everything() -> list:
    """Return every row that an import writes."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (LegalDocumentPage, Revision, RelatedProvision, DocumentIssuer, SearchEntry)
    ]
