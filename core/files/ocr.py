"""Recognising the words on pictures of pages, where the program for it is installed. It guesses: what it reads is no
original, and whoever shows it says so.

Debian's packages are ``tesseract-ocr`` and ``tesseract-ocr-vie``; without them nothing is offered.
"""

import shutil
import subprocess
import time
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from core.files.limits import LANGUAGE_TO_RECOGNISE
from core.files.reading import FileRefused, answer_of_child

SECONDS_OF_A_REQUEST = 12
"""After these no further page is begun; one takes 2 to 8 seconds, and the web server in front gives up after 35."""


@cache
def can_recognise() -> bool:
    """Say whether the program and its Vietnamese are installed; asked once in the life of a process."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        said = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return LANGUAGE_TO_RECOGNISE in said.stdout.split()


def recognised_pages(data: bytes, pages: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Yield pages of a PDF with the words on their pictures, as many as one request has time for, at least one.

    A page on which nothing can be recognised gives no words.
    """
    deadline = time.monotonic() + SECONDS_OF_A_REQUEST
    for page in pages:
        yield page, _words_on(data, page)
        if time.monotonic() > deadline:
            return


def _words_on(data: bytes, page: int) -> str:
    try:
        answer = answer_of_child("core.files.ocr_child", [str(page)], data)
    except FileRefused:
        return ""
    return unicodedata.normalize("NFC", answer["words"])
