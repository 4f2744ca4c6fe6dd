"""How well an engine orders what experts judged: published sets of questions and the passages that answer them."""

import csv
import gzip
import json
import math
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.vietnamese import fold
from search.documents import Kind
from search.engines.database.store import write_tokens
from search.models import SearchEntry, SearchSource
from search.queries import MAX_WORDS_LENGTH, SearchEngine, SearchQuery

DEPTH = 10
BATCH = 500


@dataclass(frozen=True)
class JudgedSet:
    """Passages, questions, and which passages answer which question."""

    name: str
    passages: tuple[Mapping[str, Any], ...]
    questions: Mapping[str, str]
    answers: Mapping[str, frozenset[str]]

    def only(self, questions: int) -> "JudgedSet":
        """Return the same passages with every n-th question, so that about ``questions`` are left."""
        step = max(len(self.questions) // questions, 1)
        return JudgedSet(self.name, self.passages, dict(list(self.questions.items())[::step]), self.answers)


@dataclass(frozen=True)
class Measured:
    """Means over all questions, and how long the answers took in milliseconds."""

    ndcg: float
    mrr: float
    first: float
    """Share of questions whose first result answers them."""
    median_ms: float
    p95_ms: float


def judged_set(folder: Path) -> JudgedSet:
    """Read a set: ``corpus.jsonl`` (or ``.gz``), ``queries.jsonl`` and ``qrels.tsv``."""
    answers: dict[str, set[str]] = {}
    with (folder / "qrels.tsv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            if int(row["score"]) > 0:
                answers.setdefault(row["query-id"], set()).add(row["corpus-id"])
    (corpus,) = folder.glob("corpus.jsonl*")
    return JudgedSet(
        name=folder.name,
        passages=tuple(_records(corpus)),
        questions={record["_id"]: record["text"] for record in _records(folder / "queries.jsonl")},
        answers={question: frozenset(passages) for question, passages in answers.items()},
    )


def fill(judged: JudgedSet) -> None:
    """Write the passages as entries with their tokens, in place of all others."""
    SearchSource.objects.all().delete()
    source = SearchSource.objects.create(key=f"judged:{judged.name}", version=1, built_version=1)
    for first in range(0, len(judged.passages), BATCH):
        entries = SearchEntry.objects.bulk_create(
            SearchEntry(
                key=passage["_id"],
                source=source,
                version=1,
                kind=Kind.PAGE,
                language="vi",
                url=f"/{passage['_id']}/",
                title=passage["title"][:255],
                body=passage["text"],
            )
            for passage in judged.passages[first : first + BATCH]
        )
        write_tokens(entries)


def measure(engine: SearchEngine, judged: JudgedSet, *, typed: Callable[[str], str] = str) -> Measured:
    """Ask every question, as ``typed``, and compare the first ten results with the judgements."""
    ndcg, mrr, first, times = [], [], [], []
    for question, words in judged.questions.items():
        started = time.perf_counter()
        found = engine.search(SearchQuery(words=typed(words)[:MAX_WORDS_LENGTH], per_page=DEPTH))
        times.append((time.perf_counter() - started) * 1000)
        hits = [key in judged.answers[question] for key in found.keys]
        ndcg.append(_gain(hits) / _gain([True] * min(len(judged.answers[question]), DEPTH)))
        mrr.append(next((1 / place for place, hit in enumerate(hits, start=1) if hit), 0.0))
        first.append(float(any(hits[:1])))
    times.sort()
    return Measured(
        ndcg=_mean(ndcg),
        mrr=_mean(mrr),
        first=_mean(first),
        median_ms=times[len(times) // 2],
        p95_ms=times[int(len(times) * 0.95)],
    )


def without_accents(words: str) -> str:
    """Return ``words`` as typed by who has no Vietnamese keyboard."""
    return fold(words)


def _gain(hits: Iterable[bool]) -> float:
    return sum(1 / math.log2(place + 1) for place, hit in enumerate(hits, start=1) if hit)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _records(file: Path) -> Iterator[dict[str, Any]]:
    open_text = gzip.open if file.suffix == ".gz" else open
    with open_text(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
