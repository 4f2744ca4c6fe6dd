"""``manage.py search_evaluate FOLDER``: measures how well search orders a judged set."""

import json
import signal
import sys
import time
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from search.engines import elasticsearch_is_configured, primary_engine
from search.engines.database.apart import NotApartError
from search.evaluating.evaluation import PLACES, Evaluation, filled
from search.evaluating.judged_set import UnreadableSetError, judged_set
from search.evaluating.variants import Variant
from search.queries import EngineUnavailableError

TOLD_EVERY_SECONDS = 5.0


class Command(BaseCommand):
    """Reads the set, fills an index of its own, asks, prints, and removes the index."""

    help = (
        "Measures how well search orders a judged set (corpus.jsonl, queries.jsonl and qrels.tsv, each perhaps .gz, as "
        "in BEIR). It works in an index of its own, which it removes; what readers search is not touched. nDCG has "
        "linear gains, as in trec_eval."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder, the engine, how questions are typed, and how to print."""
        parser.add_argument("folder", type=Path, help="Folder of the set.")
        parser.add_argument("--engine", choices=list(PLACES), help="Which engine; otherwise the configured one.")
        parser.add_argument(
            "--variant",
            choices=[variant.value for variant in Variant],
            default=Variant.PLAIN.value,
            help="How questions are typed: as written, without accents, or with one slip in every six words.",
        )
        parser.add_argument("--json", action="store_true", help="Print one line of JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Measure and print."""
        name = options["engine"] or primary_engine().name
        if name == "elasticsearch" and not elasticsearch_is_configured():
            raise CommandError("ELASTICSEARCH_URL names no server.")
        former = signal.signal(signal.SIGTERM, _end)
        try:
            judged = judged_set(options["folder"])
            with PLACES[name]() as place:
                evaluator = filled(judged, place, self._progress())
                evaluation = evaluator.evaluate(Variant(options["variant"]), self._progress())
        except (UnreadableSetError, EngineUnavailableError, NotApartError, DatabaseError) as error:
            raise CommandError(" ".join(str(error).split())) from error
        finally:
            signal.signal(signal.SIGTERM, former)
        self._print(evaluation, as_json=options["json"])

    def _progress(self) -> "_Progress":
        return _Progress(self.stderr.write)

    def _print(self, evaluation: Evaluation, *, as_json: bool) -> None:
        figures = asdict(evaluation)
        if as_json:
            self.stdout.write(json.dumps({name: _rounded(figure) for name, figure in figures.items()}))
            return
        self.stdout.write(
            f"{evaluation.queries} questions ({evaluation.variant}) over {evaluation.documents} texts "
            f"with {evaluation.engine}"
        )
        self.stdout.write(
            f"nDCG@10 {evaluation.ndcg_at_10:.4f}  MRR@10 {evaluation.mrr_at_10:.4f}  "
            f"recall@20 {evaluation.recall_at_20:.4f}  p50 {evaluation.p50_ms:.1f} ms  p95 {evaluation.p95_ms:.1f} ms"
        )


class _Progress:
    """Tells every few seconds how far it is, so that a long set is not taken for a standstill."""

    def __init__(self, write: Any) -> None:
        self._write = write
        self._told = time.monotonic()

    def __call__(self, what: str, done: int) -> None:
        if time.monotonic() - self._told >= TOLD_EVERY_SECONDS:
            self._told = time.monotonic()
            self._write(f"{done} {what}")


def _rounded(figure: Any) -> Any:
    return round(figure, 4) if isinstance(figure, float) else figure


def _end(signum: int, frame: FrameType | None) -> None:
    """Leave as Ctrl-C does, so that the index is removed."""
    sys.exit(128 + signum)
