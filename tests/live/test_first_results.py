"""What people type most finds the same first result in both engines, with and without accents, among real records."""

import gzip
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import TestCase

from core.vietnamese import fold
from search.engines import database_engine
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.indexing import Index
from search.models import SearchEntry
from search.queries import SearchQuery

pytestmark = [pytest.mark.django_db, pytest.mark.live]

ENOUGH = 400
"""Lines of each list: all of them would find the same, in a minute more."""
DECISION = "Quyết định 12/2026/QĐ-UBND quy định giá nước sạch sinh hoạt nông thôn"
FIRST = {
    "đăng ký khai sinh": "Đăng ký khai sinh",
    "đăng ký kết hôn": "Đăng ký kết hôn",
    "12/2026/qd-ubnd": DECISION,
    "12/2026/QĐ-UBND": DECISION,
    "Số: 012/2026/QĐ – UBND": DECISION,
    "qd 12 ubnd 2026": DECISION,
    "quyết định số 12/2026/QĐ-UBND": DECISION,
    "Sở Nông nghiệp và Môi trường": "Sở Nông nghiệp và Môi trường",
    "Bộ Tài chính": "Bộ Tài chính",
    "phường Lê Hồng Phong": "Phường Lê Hồng Phong (cũ)",
    "xã Ba Động": "Xã Ba Động",
}


def some_lines(source: Path, target: Path, *, words: str = "") -> str:
    """Copy the first lines, and those that hold ``words`` wherever they stand."""
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        chosen = list(islice(lines, ENOUGH))
        chosen += [line for line in lines if words and words in line.lower()]
    target.write_text("".join(chosen), encoding="utf-8")
    return str(target)


@pytest.fixture
def engines(elasticsearch_prefix: str, shared_data: Path, tmp_path: Path) -> Iterator[tuple[object, object]]:
    units = (shared_data / "units" / name for name in ("quangngai_2025.json", "old_to_2025.csv"))
    gazette = some_lines(shared_data / "legal/gazette_documents.jsonl.gz", tmp_path / "gazette.jsonl")
    procedures = some_lines(
        shared_data / "procedures/procedures.jsonl.gz", tmp_path / "procedures.jsonl", words="khai sinh"
    )
    with TestCase.captureOnCommitCallbacks(execute=True):
        call_command("load_demonstration", stdout=StringIO())
        call_command("import_units", *map(str, units), stdout=StringIO(), stderr=StringIO())
        call_command("import_procedures", procedures, stdout=StringIO(), stderr=StringIO())
        call_command("import_gazette", gazette, stdout=StringIO(), stderr=StringIO())
    call_command("search_worker", once=True, stdout=StringIO())
    Index().refresh()
    return database_engine(), ElasticsearchEngine()


def test_both_engines_put_the_same_first(engines: tuple[object, object]) -> None:
    wrong = []
    for typed, title in FIRST.items():
        for words in (typed, fold(typed)):
            for engine in engines:
                keys = engine.search(SearchQuery(words=words)).keys
                first = SearchEntry.objects.filter(key__in=keys[:1]).values_list("title", flat=True).first()
                if first != title:
                    wrong.append((words, engine.name, first))
    assert wrong == []


def test_a_former_name_leads_to_the_present_unit(engines: tuple[object, object]) -> None:
    for engine in engines:
        keys = engine.search(SearchQuery(words="phuong le hong phong")).keys
        first = SearchEntry.objects.get(key=keys[0])
        assert (first.url, "Nghĩa Lộ" in first.summary) == ("/xa-phuong/phuong-nghia-lo/", True), engine.name


def test_everything_imported_is_found_and_nothing_else(engines: tuple[object, object]) -> None:
    out = StringIO()
    call_command("search_check", deep=True, stdout=out)
    assert "Nothing is wrong" in out.getvalue()
