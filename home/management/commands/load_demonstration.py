"""Command: load the demonstration content, or take it away again."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from home.demonstration.loading import RealContentError, load_demonstration
from home.demonstration.removing import RealPagesBelowError, remove_demonstration


class Command(BaseCommand):
    """Says on each line what it does; a second run changes nothing."""

    help = "Loads demonstration content in Vietnamese and English, every page of it marked as such."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Take either ``--remove`` or ``--force``."""
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument("--remove", action="store_true", help="take all demonstration content away again")
        choice.add_argument("--force", action="store_true", help="load it even where real pages exist")

    def handle(self, *args: Any, remove: bool, force: bool, **options: Any) -> None:
        """Load or remove, and tell how many pages that was."""
        if remove:
            self._remove()
        else:
            self._load(force=force)

    def _load(self, *, force: bool) -> None:
        try:
            made = load_demonstration(self._say, among_real_pages=force)
        except RealContentError as refused:
            raise CommandError(
                f"This portal has {refused.count} pages of its own, so no demonstration content was loaded. "
                "To load it among them, add --force; every page of it is marked, and --remove takes it away again."
            ) from refused
        self._say(f"Demonstration pages made: {made}." if made else "Demonstration content: all there already.")

    def _remove(self) -> None:
        try:
            removed = remove_demonstration(self._say)
        except RealPagesBelowError as refused:
            raise CommandError(
                "Nothing was removed: these pages stand below demonstration pages and would go with them. "
                f"Move them first: {'; '.join(refused.titles)}."
            ) from refused
        self._say(f"Demonstration pages removed: {removed}.")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
