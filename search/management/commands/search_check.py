"""``manage.py search_check``: compares pages, rows and the index, and mends them if asked to."""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines import elasticsearch_is_configured
from search.engines.elasticsearch.indexing import Index
from search.indexing.drift import compare_with_pages, failing_sources, mend_pages, waiting_sources
from search.indexing.heartbeat import worker_is_alive
from search.indexing.index_drift import FAULTS, compare_with_index, mend_index
from search.indexing.rebuilding import rebuild_index
from search.models import SearchEntry
from search.queries import EngineUnavailableError

SHOWN_KEYS = 10


class Command(BaseCommand):
    """Ends with 1 when something is wrong that was not mended."""

    help = (
        "Compares pages with search entries, and these with the Elasticsearch index: missing, stale, orphaned, leaked."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer to mend, and to read everything."""
        parser.add_argument("--repair", action="store_true", help="Mend what is wrong, then compare again.")
        parser.add_argument("--deep", action="store_true", help="Read every page anew and compare its words as well.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare, mend, compare again."""
        try:
            wrong = self._compare(deep=options["deep"], repairs=options["repair"])
            if wrong and options["repair"]:
                self.stdout.write("Mended; comparing again.")
                wrong = self._compare(deep=options["deep"], repairs=False)
        except EngineUnavailableError as error:
            raise CommandError(str(error)) from error
        if wrong:
            raise SystemExit(1)
        self.stdout.write("Nothing is wrong.")

    def _compare(self, *, deep: bool, repairs: bool) -> bool:
        pages_are_wrong = self._compare_pages(deep=deep, repairs=repairs)
        index_is_wrong = self._compare_index(repairs=repairs) if elasticsearch_is_configured() else False
        return self._report_waiting() or pages_are_wrong or index_is_wrong

    def _compare_pages(self, *, deep: bool, repairs: bool) -> bool:
        differences = list(compare_with_pages(deep=deep))
        self._report("Pages", ((difference.fault, difference.key) for difference in differences))
        if repairs:
            mend_pages(differences)
        return bool(differences)

    def _compare_index(self, *, repairs: bool) -> bool:
        index = Index()
        if not index.is_current():
            self.stdout.write("Index: none with today's fields is in use.")
            if repairs:
                rebuild_index(index)
            return True
        found = list(compare_with_index(index))
        faults = [difference for difference in found if difference.fault in FAULTS]
        self._report("Index", ((difference.fault, difference.key) for difference in faults))
        if repairs:
            mend_index(index, found)
        return bool(faults)

    def _report(self, what: str, faults: Iterable[tuple[str, str]]) -> None:
        counts: Counter[str] = Counter()
        first: dict[str, list[str]] = {}
        for fault, key in faults:
            counts[fault] += 1
            if len(first.setdefault(fault, [])) < SHOWN_KEYS:
                first[fault].append(key)
        for fault, count in counts.items():
            self.stdout.write(f"{what}: {count} {fault}, such as {', '.join(first[fault])}")

    def _report_waiting(self) -> bool:
        """Tell what waits; that is wrong only where nobody works on it, or it failed."""
        unbuilt = waiting_sources()
        unsent = SearchEntry.objects.unindexed().count() if elasticsearch_is_configured() else 0
        if unbuilt or unsent:
            self.stdout.write(f"Waiting for the worker: {unbuilt} to build, {unsent} to send.")
        failing = failing_sources()
        for source in failing[:SHOWN_KEYS]:
            self.stdout.write(f"Failed {source.attempts} times: {source.key}: {source.last_error}")
        nobody_works = bool(unbuilt or unsent) and not worker_is_alive()
        if nobody_works:
            self.stdout.write("No search worker is alive; start one: manage.py search_worker")
        return nobody_works or failing.exists()
