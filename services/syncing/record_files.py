"""Files of procedures: one JSON object a line, packed by gzip or not.

Whatever is in a file, each line that is not blank comes out once, as a record or as a rejection.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from core.importing.line_files import LONGEST_LINE, BytesRead, read_pieces
from core.importing.outcomes import Place, Rejection
from core.importing.pages import Found
from services.reading.record import read_record
from services.reading.values import ProcedureRecord, UnreadableRecord


def read_records(
    path: Path, *, bytes_read: BytesRead = lambda position: None
) -> Iterator[Found[ProcedureRecord] | Rejection]:
    """Yield everything in the file; ``bytes_read`` hears how far it has been read. ``OSError`` if it cannot be."""
    for piece in read_pieces(path, bytes_read=bytes_read):
        yield piece if isinstance(piece, Rejection) else _read(*piece)


def _read(place: Place, content: bytes) -> Found[ProcedureRecord] | Rejection:
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
