"""The process that opens a file: ``python -m core.files.child JOB < file``; it writes one JSON object and ends.

Jobs: ``text`` (the whole text), ``layer`` (only whether there is any) and ``words`` (the text of more kinds of files,
to be found by its words but not to be taken over as a document). Whatever goes wrong here is an answer too.
"""

import io
import json
import sys
import time
from collections.abc import Callable
from typing import Any, BinaryIO

from core.files.found import FileKind, FileText, Refusal, Refused
from core.files.kinds import kind_of
from core.files.limits import ENOUGH_WORDS, LONGEST_TEXT, SECONDS_FOR_PAGES, limit_this_process

TAKEN_OVER = frozenset({FileKind.PDF, FileKind.DOCX, FileKind.TXT})
"""Kinds whose text may become the text of a document."""


def read(file: BinaryIO, *, until_text: bool = False, deadline: float = float("inf")) -> FileText:
    """Return the text of ``file``; with ``until_text`` only as much as shows that there is some. Raises ``Refused``.

    ``deadline`` is a moment of ``time.monotonic`` after which no further page is begun.
    """
    kind = kind_of(file)
    if kind not in TAKEN_OVER:
        raise Refused(Refusal.WRONG_TYPE)
    return _within_length(_text(file, kind, until_text=until_text, deadline=deadline))


def read_words(file: BinaryIO, *, deadline: float = float("inf")) -> FileText:
    """Return the words of ``file``, of workbooks and ODT files too. Raises ``Refused``."""
    return _within_length(_text(file, kind_of(file), until_text=False, deadline=deadline, enough=ENOUGH_WORDS))


def _text(
    file: BinaryIO, kind: FileKind, *, until_text: bool, deadline: float, enough: float = float("inf")
) -> FileText:
    """Return the text; each kind loads its own library only."""
    file.seek(0)
    if kind is FileKind.PDF:
        from core.files.pdf import pdf_text

        return pdf_text(file, until_text=until_text, deadline=deadline, enough=enough)
    if kind is FileKind.DOCX:
        from core.files.docx import docx_text

        return docx_text(file)
    if kind is FileKind.XLSX:
        from core.files.xlsx import xlsx_text

        return xlsx_text(file, deadline=deadline)
    if kind is FileKind.ODT:
        from core.files.odt import odt_text

        return odt_text(file)
    from core.files.plain import plain_file_text

    return plain_file_text(file.read())


def _within_length(found: FileText) -> FileText:
    if sum(map(len, found.pages)) > LONGEST_TEXT:
        raise Refused(Refusal.TOO_LARGE, "text")
    return found


def answer_of(work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return what ``work`` returns, or why it refused or failed: an answer in any case."""
    try:
        return work()
    except Refused as refused:
        return {"refused": refused.reason.value, "detail": refused.detail}
    except MemoryError:
        return {"refused": Refusal.TOO_LARGE.value, "detail": "memory"}
    except Exception as error:  # a parser of foreign files meets everything: no error of it is ours to fix
        return {"refused": Refusal.NOT_READABLE.value, "detail": type(error).__name__}


def main() -> None:
    """Read standard input within the limits."""
    limit_this_process()
    deadline = time.monotonic() + SECONDS_FOR_PAGES
    file = io.BytesIO(sys.stdin.buffer.read())
    job = sys.argv[1:]
    if job == ["words"]:
        answer = answer_of(lambda: read_words(file, deadline=deadline).as_json())
    else:
        answer = answer_of(lambda: read(file, until_text=job == ["layer"], deadline=deadline).as_json())
    json.dump(answer, sys.stdout, ensure_ascii=True)


if __name__ == "__main__":
    main()
