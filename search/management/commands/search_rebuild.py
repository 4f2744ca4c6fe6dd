"""``manage.py search_rebuild``: makes the index anew beside the old one, or the tokens of the database engine."""

from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from search.engines import elasticsearch_is_configured
from search.engines.elasticsearch.indexing import Index
from search.indexing.rebuilding import rebuild_documents, rebuild_index, rebuild_tokens, source_keys
from search.models import SearchEntry
from search.queries import EngineUnavailableError


class Command(BaseCommand):
    """Readers notice nothing: the old index answers until the new one is full."""

    help = "Makes anew what is searched, from the rows; with --documents the rows are made anew from the pages first."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer to begin with the pages."""
        parser.add_argument("--documents", action="store_true", help="Read every page anew first.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild what this installation uses. The database engine's tokens are made too: it is the fallback."""
        if options["documents"]:
            self._run("Reading pages", sum(1 for _ in source_keys()), rebuild_documents)
        total = SearchEntry.objects.filter(is_public=True).count()
        self._run("Writing tokens", total, rebuild_tokens)
        if elasticsearch_is_configured():
            try:
                self._run("Filling a new index", total, lambda progress: rebuild_index(Index(), progress))
            except EngineUnavailableError as error:
                raise CommandError(str(error)) from error

    def _run(self, title: str, total: int, work: Callable[[Callable[[int], object]], int]) -> None:
        with tqdm(total=total, desc=title, unit="", file=self.stderr, disable=None) as bar:
            done = work(bar.update)
        self.stdout.write(f"{title}: {done}")
