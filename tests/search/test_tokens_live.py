"""The Python words and a real node's ``_analyze`` are the same, on thousands of real texts and on every letter."""

import gzip
import json
import unicodedata
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from search import tokens
from search.engines.elasticsearch.analysis import EXACT, FOLD, NEAR, PAIRS, settings

pytestmark = pytest.mark.live

TWINS: dict[str, Callable[[str], list[str]]] = {
    FOLD: tokens.syllables,
    PAIRS: tokens.pairs,
    EXACT: tokens.exact,
    NEAR: lambda text: tokens.near_of(tokens.syllables(text)),
}

Analyze = Callable[[str, str], list[str]]


@pytest.fixture(scope="module")
def analyze(elasticsearch_url: str) -> Iterator[Analyze]:
    """Ask the node how it cuts a text, in an index of this module's own."""
    client = Elasticsearch(elasticsearch_url, request_timeout=60)
    index = f"test-analysis-{uuid.uuid4().hex[:12]}"
    client.indices.create(index=index, settings={"analysis": settings(), "index.analyze.max_token_count": 100_000})
    yield lambda analyzer, text: [
        token["token"] for token in client.indices.analyze(index=index, analyzer=analyzer, text=text)["tokens"]
    ]
    client.indices.delete(index=index)
    client.close()


def different(texts: list[str], analyze: Analyze) -> list[tuple[str, str]]:
    """Return (analyzer, text) where they differ; many texts are asked at once, one by one only after a difference."""
    found = []
    for batch in batches(texts):
        whole = "\n\n".join(batch)
        for analyzer, twin in TWINS.items():
            if analyze(analyzer, whole) != twin(whole):
                found += [(analyzer, text) for text in batch if analyze(analyzer, text) != twin(text)] or [
                    (analyzer, whole)
                ]
    return found


def batches(texts: list[str], characters: int = 60_000) -> Iterator[list[str]]:
    batch: list[str] = []
    for text in texts:
        for start in range(0, len(text), characters):
            batch.append(text[start : start + characters])
            if sum(map(len, batch)) >= characters:
                yield batch
                batch = []
    yield batch


def rows(path: Path) -> list[dict[str, Any]]:
    read = gzip.open if path.suffix == ".gz" else open
    with read(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def test_news_are_cut_alike(shared_data: Path, analyze: Analyze) -> None:
    texts = [
        text for row in rows(shared_data / "news" / "moj_articles.jsonl.gz") for text in (row["title"], row["text"])
    ]
    assert len(texts) == 494
    assert different(texts, analyze) == []


def test_procedures_are_cut_alike(shared_data: Path, analyze: Analyze) -> None:
    procedures = rows(shared_data / "procedures" / "procedures.jsonl.gz")
    texts = ["\n".join(str(value) for value in row.values()) for row in procedures[::6]]
    assert len(texts) == 441
    assert different(texts, analyze) == []


def test_articles_of_law_are_cut_alike(shared_data: Path, analyze: Analyze) -> None:
    articles = rows(shared_data / "legal" / "codified_articles.jsonl.gz")
    texts = [row["noi_dung"] for row in articles[::20] if row.get("noi_dung")]
    assert len(texts) > 3_000
    assert different(texts, analyze) == []


def test_questions_and_numbers_are_cut_alike_in_both_unicode_forms(shared_data: Path, analyze: Analyze) -> None:
    questions = [
        row["text"]
        for name in ("xquad_vi", "alqac2024")
        for row in rows(shared_data / "search" / name / "queries.jsonl")
    ]
    numbers = (shared_data / "text" / "document_numbers.tsv").read_text(encoding="utf-8").splitlines()
    assert len(questions) == 1_290
    assert different([*questions, *numbers], analyze) == []
    assert different([unicodedata.normalize("NFD", question) for question in questions], analyze) == []


def test_every_letter_sign_and_symbol_of_europe_and_most_others_is_cut_alike(analyze: Analyze) -> None:
    blocks = (
        range(0x20, 0x180),  # Latin, with all that Vietnamese needs but the next ranges
        range(0x1A0, 0x1A2),
        range(0x1AF, 0x1B1),
        range(0x300, 0x370),
        range(0x37A, 0x530),  # Greek and Cyrillic
        range(0x1E00, 0x1E9A),
        range(0x1EA0, 0x1EFA),
        range(0x2000, 0x2094),  # punctuation
        range(0x20A0, 0x2C00),  # currency, arrows, mathematics, boxes, dingbats
        range(0x4E00, 0x5000),
        range(0xE000, 0xE100),
        range(0xFF01, 0xFF5F),
        range(0x1F300, 0x1FB00),  # pictures
    )
    lines = [f" a{chr(code)}b 1{chr(code)}2 {chr(code)}x." for block in blocks for code in block]
    assert different(lines, analyze) == []


def test_an_endless_word_is_cut_alike(analyze: Analyze) -> None:
    assert different(["a" * 600, "1" * 300, "đ" * 256], analyze) == []
