"""The gazette's file: a document a line as JSON, packed by gzip or not; each comes out once, read or rejected."""

import gzip
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from django.utils.translation import gettext as _

from core.imports import SHOWN_OF_REJECTED, Place, Rejection
from legal.gazette import document_from_json, named_in_title
from legal.gazette_relations import Titles
from legal.records import DocumentRecord, NotADocumentError

LONGEST_LINE = 1024 * 1024
"""Bytes; the longest real line has 11,000."""
_GZIP = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"
_DAMAGED = (EOFError, gzip.BadGzipFile, zlib.error)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A document and where it was read."""

    place: Place
    record: DocumentRecord


def read_documents(
    path: Path, *, bytes_read: Callable[[int], None] = lambda position: None
) -> Iterator[Found | Rejection]:
    """Yield everything in the file; ``bytes_read`` hears how far it has been read. ``OSError`` if it cannot be."""
    titles = _titles(path)
    with path.open("rb") as raw:
        line = 0
        try:
            for line, content in _lines(_unpacked(raw)):
                bytes_read(raw.tell())
                yield _read(content, path.name, line, titles)
        except _DAMAGED as error:
            reason = _("The packed file is damaged from here on: %(error)s") % {"error": error}
            yield Rejection(place=Place(file=path.name, line=line + 1, text=""), reason=reason)


def _unpacked(raw: BinaryIO) -> BinaryIO:
    packed = raw.read(len(_GZIP)) == _GZIP
    raw.seek(0)
    return cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if packed else raw


def _titles(path: Path) -> Titles:
    """Return which numbers the titles name, of two documents of one number together: to read relations by."""
    titles: dict[str, set[str]] = defaultdict(set)
    with path.open("rb") as raw, suppress(*_DAMAGED):
        for _number, content in _lines(_unpacked(raw)):
            key, named = named_in_title(content.decode("utf-8-sig", "replace"))
            if named:
                titles[key].update(named)
    return titles


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


def _read(content: bytes, name: str, line: int, titles: Titles) -> Found | Rejection:
    shown = content[: SHOWN_OF_REJECTED * 4].decode("utf-8", "replace")[:SHOWN_OF_REJECTED].strip()
    place = Place(file=name, line=line, text=shown)
    try:
        return Found(place=place, record=document_from_json(_decoded(content), titles=titles))
    except NotADocumentError as error:
        return Rejection(place=place, reason=str(error))


def _decoded(content: bytes) -> str:
    if len(content) > LONGEST_LINE:
        raise NotADocumentError(_("It is longer than %(bytes)d bytes: no document is.") % {"bytes": LONGEST_LINE})
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotADocumentError(_("This is not text in UTF-8: %(error)s") % {"error": error}) from error
