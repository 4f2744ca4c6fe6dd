"""Takes articles of other portals over as news: ``manage.py import_articles FILE…``."""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from core.importing.outcomes import (
    Listeners,
    Outcome,
    Progress,
    Rejection,
    Rejects,
    check_readable,
    default_rejects,
    progress,
    report,
)
from core.importing.pages import Found
from news.actions import import_articles
from news.article_files import read_articles
from news.models import NewsIndexPage


class Command(BaseCommand):
    """Reads each file once and writes pages in batches; a second run changes nothing."""

    help = _(
        "Take articles over as published news: text files, or JSON lines with title, url and text, packed or not. "
        "Safe to run twice. Exit code 0: all taken over; 3: something was rejected; 1: nothing was done."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare files, language and where rejects go."""
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--language", default="vi", help=_("Language of the list of news that takes the articles."))
        parser.add_argument("--rejects", type=Path, help=_("File for what is rejected (default: var/rejects/…)."))

    def handle(self, *, files: list[Path], language: str, rejects: Path | None, **options: Any) -> None:
        """Import, show the counts, and say by the exit code whether anything was rejected."""
        check_readable(files)
        index = NewsIndexPage.objects.live().filter(locale__language_code=language).first()
        if index is None:
            raise CommandError(_("There is no published list of news in the language “%s”.") % language)
        rejected = Rejects(path=rejects or default_rejects("import_articles"))
        try:
            counts = self._import(index, files, rejected)
        finally:
            rejected.close()
        report(self, counts, rejected)

    def _import(self, index: NewsIndexPage, files: list[Path], rejects: Rejects) -> Counter[Outcome]:
        total = sum(path.stat().st_size for path in files)
        with progress(self, total=total, in_bytes=True) as shown:
            listeners = Listeners(rejected=rejects.add, written=shown.written)
            return import_articles(index, _articles_of(files, shown), listeners=listeners)


def _articles_of(files: list[Path], shown: Progress) -> Iterator[Found | Rejection]:
    done = 0
    for path in files:
        before = done

        def advance(position: int, before: int = before) -> None:
            shown.reach(before + position)

        yield from read_articles(path, bytes_read=advance)
        done = before + path.stat().st_size
        shown.reach(done)
