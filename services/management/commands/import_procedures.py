"""Takes the procedures of the national database over: ``manage.py import_procedures [FILE]``."""

import argparse
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from core.imports import (
    Listeners,
    Outcome,
    Rejects,
    check_readable,
    default_rejects,
    progress,
    report,
    shared_data,
)
from services.actions import import_procedures
from services.models import ProcedureIndexPage
from services.record_files import read_records


class Command(BaseCommand):
    """Reads the file once and writes pages in batches; a second run changes nothing."""

    help = _(
        "Take administrative procedures over as published pages: JSON lines, packed or not. "
        "Safe to run twice. Exit code 0: all taken over; 3: something was rejected; 1: nothing was done."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare file, language, date of the data and where rejects go."""
        parser.add_argument("file", nargs="?", type=Path, metavar="FILE")
        parser.add_argument("--language", default="vi", help=_("Language of the list that takes the procedures."))
        parser.add_argument(
            "--checked-on",
            type=date.fromisoformat,
            help=_("The day on which the source said so, as 2026-06-30; shown on each page."),
        )
        parser.add_argument("--rejects", type=Path, help=_("File for what is rejected (default: var/rejects/…)."))

    def handle(
        self, *, file: Path | None, language: str, checked_on: date | None, rejects: Path | None, **options: Any
    ) -> None:
        """Import, show the counts, and say by the exit code whether anything was rejected."""
        path = file or shared_data("procedures", "procedures.jsonl.gz")
        check_readable([path])
        index = ProcedureIndexPage.objects.live().filter(locale__language_code=language).first()
        if index is None:
            raise CommandError(_("There is no published list of procedures in the language “%s”.") % language)
        rejected = Rejects(path=rejects or default_rejects("import_procedures"))
        try:
            counts = self._import(index, path, checked_on, rejected)
        finally:
            rejected.close()
        report(self, counts, rejected)

    def _import(
        self, index: ProcedureIndexPage, path: Path, checked_on: date | None, rejects: Rejects
    ) -> Counter[Outcome]:
        with progress(self, total=path.stat().st_size, in_bytes=True) as shown:
            listeners = Listeners(rejected=rejects.add, written=shown.written)
            records = read_records(path, bytes_read=shown.reach)
            return import_procedures(index, records, checked_on=checked_on, listeners=listeners)
