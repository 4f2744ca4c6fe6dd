"""Fills a portal with what our own judgements name and a fixed part of all else, by the imports themselves."""

import ast
import gzip
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.test import TestCase

from home.foundation import lay_foundation
from search.documents import Kind
from search.evaluating.identities import numbers_in
from search.evaluating.judged_set import judgements
from search.indexing.building import build_due

OWN = Path(__file__).with_name("own")
BUILT_AT_ONCE = 500
Record = Mapping[str, Any]
#: One of so many others is taken: of procedures, documents of the gazette, and codified documents with their articles.
ONE_OF = {"procedures": 6, "gazette": 6, "codified": 40}


def fill_portal(shared_data: Path, folder: Path) -> None:
    """Import units, and parts of the lists of procedures, documents and articles; ``folder`` takes the parts."""
    judged = judgements(OWN)
    numbers = numbers_in(name for grades in judged.answers.values() for name in grades)
    parts = _parts(shared_data, folder, numbers[Kind.PROCEDURE], numbers[Kind.LEGAL_DOCUMENT])
    with TestCase.captureOnCommitCallbacks(execute=True):
        lay_foundation()
        _run("import_units", *(shared_data / "units" / name for name in ("quangngai_2025.json", "old_to_2025.csv")))
        for command, part in parts:
            _run(command, part, f"--rejects={folder / command}.rejects")
            _gather_statistics()
    _gather_statistics()
    while build_due(BUILT_AT_ONCE).done:
        pass


def _gather_statistics() -> None:
    """PostgreSQL plans by statistics that nothing gathers within a test's transaction: one statement took minutes."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _run(command: str, *arguments: Path | str) -> None:
    call_command(command, *map(str, arguments), stdout=StringIO(), stderr=StringIO())


def _parts(
    shared_data: Path, folder: Path, procedures: frozenset[str], documents: frozenset[str]
) -> Iterator[tuple[str, Path]]:
    def is_procedure(record: Record) -> bool:
        return record["ma_thu_tuc"] in procedures or _is_drawn(record["ma_thu_tuc"], ONE_OF["procedures"])

    def is_document(record: Record) -> bool:
        return record["so_hieu"] in documents or _is_drawn(record["id"], ONE_OF["gazette"])

    def is_article(record: Record) -> bool:
        number = _source_of(record)
        return bool(number) and (number in documents or _is_drawn(number, ONE_OF["codified"]))

    yield "import_gazette", _part(shared_data / "legal/gazette_documents.jsonl.gz", folder, is_document)
    yield "import_codified", _part(shared_data / "legal/codified_articles.jsonl.gz", folder, is_article)
    yield "import_procedures", _part(shared_data / "procedures/procedures.jsonl.gz", folder, is_procedure)


def _part(source: Path, folder: Path, is_taken: Callable[[Record], bool]) -> Path:
    part = folder / source.name.removesuffix(".gz")
    with gzip.open(source, "rt", encoding="utf-8") as lines, part.open("w", encoding="utf-8") as taken:
        taken.writelines(line for line in lines if is_taken(json.loads(line)))
    return part


def _source_of(article: Record) -> str:
    sources = article["nguon"]
    known = ast.literal_eval(sources) if isinstance(sources, str) and sources else sources
    return known[0].get("so_hieu") or "" if known else ""


def _is_drawn(name: str, one_of: int) -> bool:
    """Draw the same names on every machine."""
    return zlib.crc32(name.encode()) % one_of == 0
