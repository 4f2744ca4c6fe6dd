"""``manage.py search_worker``: keeps what is found up to date, beside the site; one for each installation."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.indexing.heartbeat import last_heartbeat, worker_is_alive
from search.indexing.worker import Worker, stop_on_signals
from search.queries import EngineUnavailableError


class Command(BaseCommand):
    """Runs until stopped."""

    help = (
        "Builds search entries that were left to build, sends them to Elasticsearch where one is configured, and "
        "publishes and withdraws pages at their time."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer a single pass, a question after the health, and an end together with the parent."""
        parser.add_argument("--once", action="store_true", help="Do everything that is due now, say what, and end.")
        parser.add_argument("--health", action="store_true", help="End with 0 if a worker is alive, with 1 if not.")
        parser.add_argument(
            "--stop-with-parent", action="store_true", help="End also when the process that started this one is gone."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked."""
        if options["health"]:
            self._tell_health()
        elif options["once"]:
            self._work_once()
        else:
            worker = Worker()
            stop_on_signals(worker)
            worker.run(parent=os.getppid() if options["stop_with_parent"] else None)

    def _work_once(self) -> None:
        try:
            done = Worker().run_once()
        except EngineUnavailableError as trouble:
            raise CommandError(
                f"{trouble}. What was not sent stays marked: run this again when it answers."
            ) from trouble
        if done.is_rebuilt:
            self.stdout.write("A new index was made and filled.")
        self.stdout.write(
            f"Built {done.built.done}, failed {done.built.failed}; "
            f"sent {done.drained.done}, refused {done.drained.refused}; mended {done.mended}."
        )

    def _tell_health(self) -> None:
        last = last_heartbeat()
        if last is None:
            self.stdout.write("No search worker was seen within the hour.")
        else:
            self.stdout.write(f"Worker {last.pid} was seen {last.age:.0f} s ago; Elasticsearch: {last.elasticsearch}.")
        if not worker_is_alive():
            raise SystemExit(1)
