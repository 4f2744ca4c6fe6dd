"""Reading a file that anybody may have made: in a process of its own, with an end to time, memory and output.

The process gets no settings and no secrets of ours, and whatever happens to it is an error with words for the editor.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.files.found import FileText, Refusal
from core.files.limits import LARGEST_FILE, OUTPUT, SECONDS_TO_WAIT

HOUSE = Path(__file__).resolve().parent.parent.parent


class FileRefused(Exception):
    """A file cannot be taken; ``words`` tell the editor why and what to do."""

    words: str | Promise = ""

    def __init__(self, words: str | Promise = "") -> None:
        super().__init__(words or self.words)
        if words:
            self.words = words


class NotReadable(FileRefused):
    """The file is damaged, or takes more time than reading one should."""

    words = _("This file cannot be read: it is damaged or incomplete. Open it, save it anew as PDF or DOCX, and retry.")


class TooLarge(FileRefused):
    """The file, or what it unpacks to, is larger than is read."""

    words = _(
        "This file is too large to be read: at most 20 MB and 2,000 pages. Split it, or save it without pictures."
    )


class Encrypted(FileRefused):
    """The file opens with a password only."""

    words = _("This file is protected by a password. Save it without one, and retry.")


class WrongType(FileRefused):
    """The file is of a kind that is not read."""

    words = _("Only PDF, DOCX and plain text (TXT) can be read. Save the document as one of these, and retry.")


class NoTextLayer(FileRefused):
    """The file shows pictures of pages and holds no text."""

    words = _("This file holds pictures of pages and no text: readers could neither search nor hear nor copy it.")


_OLD_WORD = _("This is a file of Word before 2007 (.doc). Open it in Word or LibreOffice, save it as DOCX, and retry.")
_SLOW = _("Reading this file took too long, so it was stopped. Save it anew as PDF or DOCX, or split it, and retry.")
_REFUSALS: dict[Refusal, type[FileRefused]] = {
    Refusal.NOT_READABLE: NotReadable,
    Refusal.TOO_LARGE: TooLarge,
    Refusal.ENCRYPTED: Encrypted,
    Refusal.WRONG_TYPE: WrongType,
}


def text_of(file: BinaryIO) -> FileText:
    """Return the text of ``file``, whatever its name says it is. Takes up to 25 seconds of a hostile one.

    Raises a kind of ``FileRefused``. A file without a text layer is returned as such, with a mark for each page.
    """
    return FileText.from_json(_asked("text", file))


def words_of(file: BinaryIO) -> FileText:
    """Return the words of ``file`` for search, of workbooks and ODT files too. Raises as ``text_of`` does.

    A file that holds pictures only is refused by ``NoTextLayer``.
    """
    found = FileText.from_json(_asked("words", file))
    if not found.has_text_layer:
        raise NoTextLayer
    return found


def has_text_layer(file: BinaryIO) -> bool:
    """Say whether ``file`` holds any text: stops at the first page that does. Raises as ``text_of`` does."""
    return FileText.from_json(_asked("layer", file)).has_text_layer


def _asked(job: str, file: BinaryIO) -> dict[str, Any]:
    file.seek(0, os.SEEK_END)
    if file.tell() > LARGEST_FILE:
        raise TooLarge
    file.seek(0)
    return answer_of_child("core.files.child", [job], file.read())


def answer_of_child(module: str, arguments: list[str], data: bytes) -> dict[str, Any]:
    """Return what the child says of ``data``. Raises a kind of ``FileRefused`` where it refuses or fails."""
    answer = json_of_child(module, arguments, data)
    if "refused" in answer:
        reason = Refusal(answer["refused"])
        is_old_word = reason is Refusal.WRONG_TYPE and answer.get("detail") == "doc"
        raise _REFUSALS[reason](_OLD_WORD if is_old_word else "")
    return answer


def json_of_child(module: str, arguments: list[str], data: bytes) -> dict[str, Any]:
    """Return what ``python -m module`` writes when it is given ``data``. Raises ``NotReadable`` where it fails."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as written:
        given.write(data)
        given.seek(0)
        try:
            done = subprocess.run(
                [sys.executable, "-B", "-m", module, *arguments],
                stdin=given,
                stdout=written,
                stderr=subprocess.DEVNULL,
                cwd=HOUSE,
                env=_bare_environment(),
                timeout=SECONDS_TO_WAIT,
                check=False,
                start_new_session=True,
            )
        except subprocess.TimeoutExpired as expired:
            raise NotReadable(_SLOW) from expired
        if done.returncode != 0:
            # Ended by a limit: of time mostly, and no other sign tells them apart on every system.
            raise NotReadable(_SLOW)
        written.seek(0)
        try:
            answer: dict[str, Any] = json.loads(written.read(OUTPUT))
        except ValueError as error:
            raise NotReadable from error
        return answer


def _bare_environment() -> dict[str, str]:
    return {
        "PATH": os.environ.get("PATH", ""),
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
        "OMP_THREAD_LIMIT": "1",
        "TMPDIR": tempfile.gettempdir(),
    }
