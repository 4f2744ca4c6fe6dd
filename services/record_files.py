"""Files of procedures: one JSON object a line, packed by gzip or not.

Whatever is in a file, each line that is not blank comes out once, as a record or as a rejection.
"""

import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from django.utils.translation import gettext as _

from core.imports import SHOWN_OF_REJECTED, Place, Rejection
from services.reading.record import read_record
from services.reading.values import ProcedureRecord, UnreadableRecord

LONGEST_LINE = 5 * 1024 * 1024
"""Bytes; the longest real record has 200,000."""
_GZIP = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"

BytesRead = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A procedure and where it was read."""

    place: Place
    record: ProcedureRecord


def read_records(path: Path, *, bytes_read: BytesRead = lambda position: None) -> Iterator[Found | Rejection]:
    """Yield everything in the file; ``bytes_read`` hears how far it has been read. ``OSError`` if it cannot be."""
    with path.open("rb") as raw:
        packed = raw.read(len(_GZIP)) == _GZIP
        raw.seek(0)
        stream = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if packed else raw
        line = 0
        try:
            for line, content in _lines(stream):
                bytes_read(raw.tell())
                yield _read(content, path.name, line)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            place = Place(file=path.name, line=line + 1, text="")
            reason = _("The packed file is damaged from here on: %(error)s") % {"error": error}
            yield Rejection(place=place, reason=reason)


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield numbered lines that are not blank; of one that is too long only the beginning."""
    number = 0
    while content := stream.readline(LONGEST_LINE + 1):
        number += 1
        rest = content
        while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_LINE + 1)
        if content.removeprefix(_BOM).strip():
            yield number, content


def _read(content: bytes, name: str, line: int) -> Found | Rejection:
    shown = content[: SHOWN_OF_REJECTED * 4].decode("utf-8", "replace")[:SHOWN_OF_REJECTED].strip()
    place = Place(file=name, line=line, text=shown)
    if len(content) > LONGEST_LINE:
        reason = _("It is longer than %(bytes)d bytes: no procedure is.") % {"bytes": LONGEST_LINE}
        return Rejection(place=place, reason=reason)
    try:
        raw = json.loads(content.decode("utf-8-sig"))
        if not isinstance(raw, dict):
            return Rejection(place=place, reason=_("This is no JSON object."))
        return Found(place=place, record=read_record(raw))
    except UnreadableRecord as error:
        return Rejection(place=place, reason=error.reason)
    except (ValueError, RecursionError) as error:  # an integer of thousands of digits is a plain ValueError
        return Rejection(place=place, reason=_("This is not JSON: %(error)s") % {"error": error})
