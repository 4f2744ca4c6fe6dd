"""Brings procedures in step with the national database: ``manage.py import_procedures [FILE]``."""

import argparse
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from core.importing.outcomes import (
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
from services.models import ProcedureIndexPage, ProcedurePage, SyncRun
from services.syncing.differences import Difference
from services.syncing.preview import Listener, Preview, preview
from services.syncing.record_files import read_records
from services.syncing.runs import Spared, begin
from services.syncing.wording import in_words


class Command(BaseCommand):
    """Reads the file once and writes pages in batches; a second run changes nothing."""

    help = _(
        "Bring administrative procedures in step with a file of the national database: JSON lines, packed or not. "
        "What editors changed stays, and what the source changed too is listed as a conflict; what a whole file lacks "
        "is marked as withdrawn. Safe to run twice and to break off. "
        "Exit code 0: all taken over; 3: something was rejected; 1: nothing was done."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare file, language, date of the data, what may be withdrawn, and where rejects go."""
        parser.add_argument("file", nargs="?", type=Path, metavar="FILE")
        parser.add_argument("--language", default="vi", help=_("Language of the list that takes the procedures."))
        parser.add_argument(
            "--checked-on",
            type=date.fromisoformat,
            help=_("The day on which the source said so, as 2026-06-30; shown on each page."),
        )
        parser.add_argument(
            "--dry-run", action="store_true", help=_("Say what would change, part by part, and write nothing.")
        )
        parser.add_argument(
            "--withdraw",
            action="store_true",
            help=_("The file is whole: mark what it lacks as withdrawn, however much that is."),
        )
        parser.add_argument("--rejects", type=Path, help=_("File for what is rejected (default: var/rejects/…)."))

    def handle(self, *, file: Path | None, language: str, dry_run: bool, rejects: Path | None, **options: Any) -> None:
        """Import, show the counts, and say by the exit code whether anything was rejected."""
        path = file or shared_data("procedures", "procedures.jsonl.gz")
        check_readable([path])
        index = ProcedureIndexPage.objects.live().filter(locale__language_code=language).first()
        if index is None:
            raise CommandError(_("There is no published list of procedures in the language “%s”.") % language)
        rejected = Rejects(path=rejects or default_rejects("import_procedures"))
        try:
            if dry_run:
                counts = self._preview(index, path, rejected, withdraws=options["withdraw"])
            else:
                counts = self._import(index, path, rejected, begin(path, options["checked_on"]), options["withdraw"])
        finally:
            rejected.close()
        report(self, counts, rejected)

    def _import(
        self, index: ProcedureIndexPage, path: Path, rejects: Rejects, run: SyncRun, withdraws: bool
    ) -> Counter[Outcome]:
        with progress(self, total=path.stat().st_size, in_bytes=True) as shown:
            listeners = Listeners(rejected=rejects.add, written=shown.written)
            records = read_records(path, bytes_read=shown.reach)
            counts = import_procedures(index, records, listeners=listeners, run=run, withdraws_anyway=withdraws)
        self._say_what_stood_out(run.withdrawn, run.returned, run.conflicts, run.waiting)
        self._say_spared(run.missing, run.spared)
        return counts

    def _preview(self, index: ProcedureIndexPage, path: Path, rejects: Rejects, *, withdraws: bool) -> Counter[Outcome]:
        with progress(self, total=path.stat().st_size, in_bytes=True) as shown:
            listener = Listener(changed=self._say_changed, in_conflict=self._say_conflict, rejected=rejects.add)
            told: Preview = preview(index, read_records(path, bytes_read=shown.reach), listener)
        spared = "" if withdraws else told.spared
        gone = [] if spared else told.missing
        for identity in gone:
            self.stdout.write(_("Would be withdrawn: %s") % identity.partition(":")[2])
        self._say_what_stood_out(len(gone), told.returned, told.conflicts, told.waiting)
        self._say_spared(len(told.missing) if spared else 0, spared)
        self.stdout.write(_("Nothing was written: this was a dry run."))
        return told.counts

    def _say_changed(self, page: ProcedurePage, found: Sequence[Difference]) -> None:
        self.stdout.write(f"{page.code} {page.title}")
        for one in found:
            self.stdout.write(f"  {in_words(one)}")

    def _say_conflict(self, page: ProcedurePage, found: Sequence[Difference]) -> None:
        self.stdout.write(_("Conflict: %(code)s %(title)s") % {"code": page.code, "title": page.title})
        for one in found:
            self.stdout.write(f"  {in_words(one)}")

    def _say_what_stood_out(self, withdrawn: int, returned: int, conflicts: int, waiting: int) -> None:
        self.stdout.write(
            _("Withdrawn %(withdrawn)d, returned %(returned)d, conflicts %(conflicts)d, waiting %(waiting)d")
            % {"withdrawn": withdrawn, "returned": returned, "conflicts": conflicts, "waiting": waiting}
        )

    def _say_spared(self, missing: int, spared: str) -> None:
        if spared:
            self.stdout.write(
                _("%(missing)d known procedures are not in the file, and none was withdrawn. %(reason)s")
                % {"missing": missing, "reason": Spared(spared).label}
            )
