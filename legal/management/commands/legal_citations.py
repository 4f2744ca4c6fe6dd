"""Prints the citations of a text as JSON lines: ``manage.py legal_citations FILE``."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from legal.citations import FoundCitation, find_citations, places_of
from legal.structure import structured

STANDARD_INPUT = "-"


class Command(BaseCommand):
    """Reads one text and prints one line for each provision that it cites, in order."""

    help = _(
        "Print the citations in a text file (UTF-8) as JSON lines: start, end, text, document, provision. Start and "
        "end count code points of the file, a byte order mark included; the end is exclusive."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the file."""
        parser.add_argument("file", help=_("The text file; - reads standard input."))

    def handle(self, *, file: str, **options: Any) -> None:
        """Print what is found; nothing for a text without citations."""
        text = _text(file)
        for citation in find_citations(text, places=places_of(structured(text))):
            self.stdout.write(json.dumps(_line(citation), ensure_ascii=False))


def _line(citation: FoundCitation) -> dict[str, Any]:
    return {
        "start": citation.start,
        "end": citation.end,
        "text": citation.text,
        "document": citation.document,
        "provision": citation.provision_words,
    }


def _text(file: str) -> str:
    """Return the text as it is, line ends and byte order mark included: they count."""
    try:
        data = sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()
    except OSError as error:
        raise CommandError(
            _("%(file)s cannot be read: %(reason)s") % {"file": file, "reason": error.strerror}
        ) from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CommandError(
            _("%(file)s is not a text in UTF-8 (byte %(place)d).") % {"file": file, "place": error.start}
        ) from error
