"""The process that recognises one page: ``python -m core.files.ocr_child PAGE < file.pdf`` writes one JSON object."""

import io
import json
import subprocess
import sys
from typing import Any

from PIL import Image
from pypdf import PdfReader

from core.files.child import answer_of
from core.files.found import Refusal, Refused
from core.files.limits import LANGUAGE_TO_RECOGNISE, MEMORY_TO_RECOGNISE, SECONDS_TO_RECOGNISE, limit_this_process

SMALLEST = 200
"""Dots: what is smaller is a stamp or a line, not a page."""
LARGEST = 3_600
"""Dots of the longer side; A4 has 3,508 at 300 dots an inch, and more costs time without reading better."""
MOST_DOTS = 80_000_000
MOST_PICTURES = 12
"""Of one page; some scanners cut a page into strips."""


def page_words(data: bytes, page: int) -> dict[str, Any]:
    """Return the words on the pictures of ``page``, from 1. Raises ``Refused``."""
    Image.MAX_IMAGE_PIXELS = MOST_DOTS
    pages = PdfReader(io.BytesIO(data)).pages  # one that only forbids printing opens by itself
    if not 0 < page <= len(pages):
        raise Refused(Refusal.NOT_READABLE, "page")
    turned = int(pages[page - 1].get("/Rotate", 0)) % 360
    words = []
    for number, held in enumerate(pages[page - 1].images):
        if number >= MOST_PICTURES:
            raise Refused(Refusal.TOO_LARGE, "pictures")
        picture = held.image
        if picture is not None and min(picture.size) >= SMALLEST:
            words.append(_recognised(_prepared(picture, turned)))
    return {"words": "\n".join(words)}


def _prepared(picture: Image.Image, turned: int) -> bytes:
    """Return a picture as the program wants it: grey, upright, not larger than is of use."""
    grey = picture.convert("L").rotate(-turned, expand=True)
    grey.thumbnail((LARGEST, LARGEST))
    data = io.BytesIO()
    grey.save(data, "PNG")
    return data.getvalue()


def _recognised(picture: bytes) -> str:
    done = subprocess.run(
        ["tesseract", "stdin", "stdout", "-l", LANGUAGE_TO_RECOGNISE],
        input=picture,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        raise Refused(Refusal.NOT_READABLE, "tesseract")
    return done.stdout.decode("utf-8", "replace").replace("\f", "\n").strip()


def main() -> None:
    """Read standard input within the limits, which bind the program that recognises too."""
    limit_this_process(seconds=SECONDS_TO_RECOGNISE, memory=MEMORY_TO_RECOGNISE)
    data, page = sys.stdin.buffer.read(), int(sys.argv[1])
    json.dump(answer_of(lambda: page_words(data, page)), sys.stdout, ensure_ascii=True)


if __name__ == "__main__":
    main()
