"""Takes the codified articles (Bộ pháp điển) over as texts of documents: ``manage.py import_codified [FOLDER]``."""

import argparse
import contextlib
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from core.importing.outcomes import Listeners, Rejects, check_readable, default_rejects, progress, report, shared_data
from legal.importing.codified import import_codified
from legal.models import LegalIndexPage
from legal.sources.codified_files import file_in, read_articles


class Command(BaseCommand):
    """Reads the file, puts the articles of each document together and writes pages in batches.

    A run that was ended at any point leaves whole documents behind; the next one goes on. A second run changes nothing.
    """

    help = _(
        "Take the codified articles over as documents with their text; what the gazette's list has too becomes one "
        "document with it. Safe to run twice and to stop. Exit code 0: all taken over; 3: something was rejected; "
        "1: nothing was done."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the folder and where rejects go."""
        parser.add_argument(
            "folder",
            nargs="?",
            type=Path,
            default=shared_data("legal"),
            help=_("Folder with codified_articles.jsonl, packed or not, or such a file (default: the shared data)."),
        )
        parser.add_argument("--rejects", type=Path, help=_("File for what is rejected (default: var/rejects/…)."))

    def handle(self, *, folder: Path, rejects: Path | None, **options: Any) -> None:
        """Import, show the counts of articles, and say by the exit code whether anything was rejected."""
        path = file_in(folder)
        check_readable([path])
        index = LegalIndexPage.objects.live().filter(locale__language_code="vi").first()
        if index is None:
            raise CommandError(_("There is no published list of documents in Vietnamese. Run lay_foundation first."))
        rejected = Rejects(path=rejects or default_rejects("import_codified"))
        try:
            with contextlib.ExitStack() as stack:
                with progress(self, total=path.stat().st_size, in_bytes=True) as bar:
                    file = stack.enter_context(read_articles(path, bytes_read=bar.reach))
                with progress(self, total=len(file.entries)) as bar:
                    listeners = Listeners(rejected=rejected.add, written=bar.written_of_total)
                    counts = import_codified(index, file, listeners=listeners)
        finally:
            rejected.close()
        report(self, counts, rejected)
