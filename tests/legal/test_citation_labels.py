"""Citations of real texts as a person labelled them, before the finder was run on them.

The labels are places and what is cited, never sentences: they were set by reading texts drawn with a fixed seed, poor
ones too, with every citation in each of them. The first 136 are whole fields; of the others a passage was read alone.
"""

import gzip
import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from legal.citations import find_citations

LABELS = Path(__file__).with_name("citation_labels.jsonl")
KEYS = {
    "legal/codified_articles.jsonl.gz": "ma",
    "legal/gazette_documents.jsonl.gz": "id",
    "procedures/procedures.jsonl.gz": "ma_thu_tuc",
    "news/moj_articles.jsonl.gz": "url",
}


@cache
def labelled():
    return [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]


@cache
def texts(folder):
    """Return the real records whose fields are labelled."""
    found = {}
    for file, key in KEYS.items():
        wanted = {text["record"] for text in labelled() if text["file"] == file}
        with gzip.open(folder / file, "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                if record[key] in wanted:
                    found[file, record[key]] = record
    return found


def as_labels(field, start, end):
    return Counter(
        (start + citation.start, start + citation.end, citation.document, citation.provision_words)
        for citation in find_citations(field[start:end])
    )


@pytest.fixture
def counts(shared_data):
    right = found = wanted = 0
    for text in labelled():
        labels = Counter(map(tuple, text["labels"]))
        field = texts(shared_data)[text["file"], text["record"]][text["field"]]
        citations = as_labels(field, *text.get("passage", (0, len(field))))
        right += (labels & citations).total()
        found += citations.total()
        wanted += labels.total()
    return right, found, wanted


def test_what_is_found_in_labelled_texts_is_right(counts):
    right, found, _wanted = counts
    assert right / found >= 0.99


def test_what_is_cited_in_labelled_texts_is_found(counts):
    right, _found, wanted = counts
    assert right / wanted >= 0.97


def test_the_sample_is_large_and_holds_texts_without_citations():
    assert sum(len(text["labels"]) for text in labelled()) >= 800
    assert sum(not text["labels"] for text in labelled()) >= 60
