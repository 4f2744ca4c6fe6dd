"""The figures last measured on our own judged set, as ``bench/own_relevance.py`` writes them and readers are told."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path

from search.evaluating.evaluation import Evaluation

FILE = Path(__file__).with_name("measured.json")
DIGITS = 4
ENGINES = ("elasticsearch", "sqlite", "postgresql")
"""In the order in which their figures are kept and shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What came out with one engine and one way of typing, on the day ``day`` (ISO)."""

    engine: str
    """One of ``ENGINES``."""
    variant: str
    day: str
    documents: int
    queries: int
    ndcg_at_10: float
    mrr_at_10: float
    recall_at_20: float


@dataclass(frozen=True, slots=True)
class Measured:
    """All that was measured last."""

    figures: Sequence[Figures]

    @property
    def day(self) -> date:
        """Return the day of the oldest figure."""
        return min(date.fromisoformat(one.day) for one in self.figures)

    def ndcg(self, engine: str, variant: str) -> float | None:
        """Return nDCG@10 as last measured, or none where that was never measured."""
        return next((one.ndcg_at_10 for one in self.figures if (one.engine, one.variant) == (engine, variant)), None)


@cache
def measured() -> Measured:
    """Return what the file says."""
    return Measured(tuple(Figures(**one) for one in json.loads(FILE.read_text(encoding="utf-8"))))


def figures_of(evaluation: Evaluation, *, engine: str, day: date) -> Figures:
    """Return what is kept of a measurement; its times are of one machine, and of no use to anybody else."""
    return Figures(
        engine=engine,
        variant=evaluation.variant,
        day=day.isoformat(),
        documents=evaluation.documents,
        queries=evaluation.queries,
        ndcg_at_10=round(evaluation.ndcg_at_10, DIGITS),
        mrr_at_10=round(evaluation.mrr_at_10, DIGITS),
        recall_at_20=round(evaluation.recall_at_20, DIGITS),
    )


def write(new: Iterable[Figures]) -> None:
    """Put ``new`` in place of older figures of the same engines; those of others stay."""
    taken = tuple(new)
    engines = {one.engine for one in taken}
    kept = [one for one in measured().figures if one.engine not in engines] if FILE.exists() else []
    ordered = sorted((*kept, *taken), key=lambda one: ENGINES.index(one.engine))
    rows = ",\n".join(json.dumps(asdict(one)) for one in ordered)
    FILE.write_text(f"[\n{rows}\n]\n", encoding="utf-8")
    measured.cache_clear()
