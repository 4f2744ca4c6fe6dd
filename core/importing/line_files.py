"""Reads files of records line by line, packed by gzip or not: whatever is in one, each line comes out once."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from django.utils.translation import gettext as _

from core.importing.outcomes import SHOWN_OF_REJECTED, Place, Rejection

LONGEST_LINE = 5 * 1024 * 1024
"""Bytes; the longest real record has 200,000."""
BOM = b"\xef\xbb\xbf"
_GZIP = b"\x1f\x8b"

BytesRead = Callable[[int], None]
Pieces = Callable[[BinaryIO], Iterator[tuple[int, bytes]]]


def read_pieces(
    path: Path, *, pieces: Pieces | None = None, bytes_read: BytesRead = lambda position: None
) -> Iterator[tuple[Place, bytes] | Rejection]:
    """Yield the place and the bytes of each line that is not blank, or of what else ``pieces`` makes of the file.

    ``bytes_read`` hears how far the file has been read. A damaged packed file ends with a rejection. ``OSError`` if the
    file cannot be read.
    """
    with path.open("rb") as raw:
        packed = raw.read(len(_GZIP)) == _GZIP
        raw.seek(0)
        stream = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if packed else raw
        line = 0
        try:
            for line, content in (pieces or lines)(stream):
                bytes_read(raw.tell())
                yield place_of(content, path.name, line), content
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            place = Place(file=path.name, line=line + 1, text="")
            reason = _("The packed file is damaged from here on: %(error)s") % {"error": error}
            yield Rejection(place=place, reason=reason)


def lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield numbered lines that are not blank; of one that is longer than ``LONGEST_LINE`` only the beginning."""
    number = 0
    while content := stream.readline(LONGEST_LINE + 1):
        number += 1
        rest = content
        while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_LINE + 1)
        if content.removeprefix(BOM).strip():
            yield number, content


def place_of(content: bytes, name: str, line: int) -> Place:
    """Return where ``content`` was read, with as much of it as is shown."""
    shown = content[: SHOWN_OF_REJECTED * 4].decode("utf-8", "replace")[:SHOWN_OF_REJECTED].strip()
    return Place(file=name, line=line, text=shown)
