"""Records anew what every page cites: ``manage.py record_citations``; broken off, it goes on where it was."""

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management.base import BaseCommand
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.citable import citables
from core.importing.outcomes import progress
from legal.citing.recording import PAGES_AT_ONCE, record_citations
from legal.models import Citation


class Command(BaseCommand):
    """Goes through all pages whose texts may cite law, in the order of their keys."""

    help = "Record which provisions every page and draft cites."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether to begin anew."""
        parser.add_argument(
            "--from-start", action="store_true", help="Begin with the first page, not where a broken-off run was."
        )

    def handle(self, *args: Any, from_start: bool, **options: Any) -> None:
        """Record, and say how much there is."""
        position = Path(settings.STATE_DIR) / "record_citations.position"
        pages, began, recorded, citations = _pages(), monotonic(), 0, 0
        if not from_start:
            pages = pages.filter(pk__gt=_reached(position))
        with progress(self, total=pages.count()) as bar:
            for batch in _batches(pages):
                citations += record_citations(batch)
                recorded += len(batch)
                bar.advance(len(batch))
                position.write_text(str(batch[-1]))
        position.unlink(missing_ok=True)
        linked = Citation.objects.filter(target__isnull=False).count()
        self.stdout.write(
            _("%(pages)d pages read in %(seconds)d s: %(citations)d citations. Of all %(all)d, %(linked)d are linked.")
            % {
                "pages": recorded,
                "seconds": monotonic() - began,
                "citations": citations,
                "all": Citation.objects.count(),
                "linked": linked,
            }
        )


def _pages() -> QuerySet:
    types = ContentType.objects.get_for_models(*citables()).values()
    pages: QuerySet = Page.objects.filter(content_type__in=types).order_by("pk")
    return pages


def _reached(position: Path) -> int:
    """Return the last page that a run which was broken off has recorded; 0 where none was."""
    with suppress(OSError, ValueError):
        return int(position.read_text())
    return 0


def _batches(pages: QuerySet) -> Iterator[list[int]]:
    last = 0
    while batch := list(pages.filter(pk__gt=last).values_list("pk", flat=True)[:PAGES_AT_ONCE]):
        yield batch
        last = batch[-1]
