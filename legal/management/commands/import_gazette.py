"""Takes documents of the Official Gazette over: ``manage.py import_gazette [FILE]``."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from core.importing.outcomes import Listeners, Rejects, check_readable, default_rejects, progress, report, shared_data
from legal.importing.documents import import_documents
from legal.models import DocumentRelation, LegalIndexPage
from legal.sources.gazette_files import read_documents
from legal.sources.gazette_relations import AGAINST_RANKS


class Command(BaseCommand):
    """Reads the file once and writes pages in batches; a second run changes nothing."""

    help = _(
        "Take documents of the Official Gazette over as published pages, with issuers and relations. "
        "Safe to run twice. Exit code 0: all taken over; 3: something was rejected; 1: nothing was done."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the file and where rejects go."""
        parser.add_argument(
            "file",
            nargs="?",
            type=Path,
            default=shared_data("legal", "gazette_documents.jsonl.gz"),
            help=_("JSON lines, packed or not (default: the gazette's file of the shared data)."),
        )
        parser.add_argument("--rejects", type=Path, help=_("File for what is rejected (default: var/rejects/…)."))

    def handle(self, *, file: Path, rejects: Path | None, **options: Any) -> None:
        """Import, show the counts, and say by the exit code whether anything was rejected."""
        check_readable([file])
        index = LegalIndexPage.objects.live().filter(locale__language_code="vi").first()
        if index is None:
            raise CommandError(_("There is no published list of documents in Vietnamese. Run lay_foundation first."))
        rejected = Rejects(path=rejects or default_rejects("import_gazette"))
        try:
            with progress(self, total=file.stat().st_size, in_bytes=True) as bar:
                listeners = Listeners(rejected=rejected.add, written=bar.written)
                counts = import_documents(index, read_documents(file, bytes_read=bar.reach), listeners=listeners)
                bar.reach(file.stat().st_size)
        finally:
            rejected.close()
        linked = DocumentRelation.objects.filter(source__contains=AGAINST_RANKS).count()
        self.stdout.write(
            _("Acts of lower documents on higher ones, kept as mere links: %(count)d.") % {"count": linked}
        )
        report(self, counts, rejected)
