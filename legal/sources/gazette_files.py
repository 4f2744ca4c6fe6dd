"""The gazette's file: a document a line as JSON, packed by gzip or not; each comes out once, read or rejected."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from core.importing.line_files import LONGEST_LINE, BytesRead, read_pieces
from core.importing.outcomes import Place, Rejection
from core.importing.pages import Found
from legal.sources.gazette import document_from_json, named_in_title
from legal.sources.gazette_relations import Titles
from legal.sources.records import DocumentRecord, NotADocumentError


def read_documents(
    path: Path, *, bytes_read: BytesRead = lambda position: None
) -> Iterator[Found[DocumentRecord] | Rejection]:
    """Yield everything in the file; ``bytes_read`` hears how far it has been read. ``OSError`` if it cannot be."""
    titles = _titles(path)
    for piece in read_pieces(path, bytes_read=bytes_read):
        yield piece if isinstance(piece, Rejection) else _read(*piece, titles)


def _titles(path: Path) -> Titles:
    """Return which numbers the titles name, of two documents of one number together: to read relations by."""
    titles: dict[str, set[str]] = defaultdict(set)
    for piece in read_pieces(path):
        if not isinstance(piece, Rejection):
            key, named = named_in_title(piece[1].decode("utf-8-sig", "replace"))
            if named:
                titles[key].update(named)
    return titles


def _read(place: Place, content: bytes, titles: Titles) -> Found[DocumentRecord] | Rejection:
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
