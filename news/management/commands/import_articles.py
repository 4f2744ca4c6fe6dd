"""Takes articles of other portals over as news: ``manage.py import_articles FILE…``."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import reset_queries
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from news.actions import Listeners, Outcome, import_articles
from news.article_files import Found, Rejection, read_articles
from news.models import NewsIndexPage

SOME_REJECTED = 3
"""Exit code when everything was read, but something was rejected. 1 means that nothing was done, 0 that all is well."""


@dataclass
class Rejects:
    """The file of what could not be taken over: one JSON object a line; made when there is a first one."""

    path: Path
    count: int = 0
    _stream: TextIO | None = field(default=None, repr=False)

    def add(self, rejection: Rejection) -> None:
        """Write one rejection with its file, line, reason and the beginning of what was read."""
        if self._stream is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._stream = self.path.open("w", encoding="utf-8", errors="backslashreplace")
        place = rejection.place
        record = {"file": place.file, "line": place.line, "reason": rejection.reason, "text": place.text}
        self._stream.write(json.dumps(record, ensure_ascii=False) + "\n")
        self._stream.flush()
        self.count += 1

    def close(self) -> None:
        """Close the file, if there is one."""
        if self._stream is not None:
            self._stream.close()


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
        rejected = Rejects(path=rejects or default_rejects())
        try:
            counts = self._import(index, files, rejected)
        finally:
            rejected.close()
        self.stdout.write(
            _(
                "Read %(read)d = created %(created)d + updated %(updated)d "
                "+ unchanged %(unchanged)d + rejected %(rejected)d"
            )
            % facts(counts)
        )
        if rejected.count:
            message = _("Rejected: %(count)d. Their lines and reasons are in %(path)s")
            raise CommandError(message % {"count": rejected.count, "path": rejected.path}, returncode=SOME_REJECTED)

    def _import(self, index: NewsIndexPage, files: list[Path], rejects: Rejects) -> Counter[Outcome]:
        """Run the import with a bar where a person watches, and with a line for each batch where not."""
        watched = sys.stderr.isatty()
        total = sum(path.stat().st_size for path in files)
        with tqdm(total=total, unit="B", unit_scale=True, file=sys.stderr, disable=not watched) as bar:

            def written(counts: Counter[Outcome]) -> None:
                reset_queries()  # in development Django keeps every statement, with the texts in it
                if watched:
                    bar.set_postfix({outcome.value: counts[outcome] for outcome in Outcome if counts[outcome]})
                else:
                    self.stderr.write(_("%(read)d read, %(rejected)d rejected") % facts(counts), style_func=str)

            listeners = Listeners(rejected=rejects.add, written=written)
            return import_articles(index, _articles_of(files, bar), listeners=listeners)


def check_readable(files: list[Path]) -> None:
    """Refuse the whole call when one of the files cannot be read, before anything is written."""
    for path in files:
        try:
            with path.open("rb"):
                pass
        except OSError as error:
            message = _("%(path)s cannot be read: %(reason)s. Nothing was imported.")
            raise CommandError(message % {"path": path, "reason": error.strerror}) from error


def default_rejects() -> Path:
    """Return a file of its own for this run."""
    return Path(settings.STATE_DIR) / "rejects" / f"import_articles-{timezone.localtime():%Y%m%d-%H%M%S-%f}.jsonl"


def facts(counts: Counter[Outcome]) -> dict[str, int]:
    """Return the counts by name, with their sum."""
    return {"read": counts.total(), **{outcome.value: counts[outcome] for outcome in Outcome}}


def _articles_of(files: list[Path], bar: tqdm) -> Iterator[Found | Rejection]:
    done = 0
    for path in files:
        before = done

        def advance(position: int, before: int = before) -> None:
            bar.update(before + position - bar.n)

        yield from read_articles(path, bytes_read=advance)
        done = before + path.stat().st_size
        bar.update(done - bar.n)
