"""Files of articles: what is in one is told by its content, never by its name.

A file holds one article as text, or one on each line as JSON; either may be packed by gzip. Whatever is in it, each
article comes out once, as an article or as a rejection.
"""

import gzip
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from django.utils.translation import gettext as _

from core.imports import SHOWN_OF_REJECTED, Place, Rejection
from news.articles import Article, NotAnArticleError, article_from_json, article_from_text

LONGEST_RECORD = 5 * 1024 * 1024
"""Bytes; the longest real article has 60,000 characters."""
_GZIP = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"
_HEAD = 64 * 1024

BytesRead = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article and where it was read."""

    place: Place
    article: Article


def read_articles(path: Path, *, bytes_read: BytesRead = lambda position: None) -> Iterator[Found | Rejection]:
    """Yield everything in the file; ``bytes_read`` hears how far it has been read. ``OSError`` if it cannot be."""
    with path.open("rb") as raw:
        packed = raw.read(len(_GZIP)) == _GZIP
        raw.seek(0)
        stream = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if packed else raw
        line = 0
        try:
            head = stream.read(_HEAD)
            stream.seek(0)
            is_json = any(line.lstrip().startswith(b"{") for line in head.removeprefix(_BOM).splitlines())
            for line, content in _lines(stream) if is_json else [(1, stream.read(LONGEST_RECORD + 1))]:
                bytes_read(raw.tell())
                yield _read(content, path.name, line, article_from_json if is_json else article_from_text)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            place = Place(file=path.name, line=line + 1, text="")
            reason = _("The packed file is damaged from here on: %(error)s") % {"error": error}
            yield Rejection(place=place, reason=reason)


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield numbered lines that are not blank; of one that is too long only the beginning."""
    number = 0
    while content := stream.readline(LONGEST_RECORD + 1):
        number += 1
        rest = content
        while len(rest) > LONGEST_RECORD and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_RECORD + 1)
        if content.removeprefix(_BOM).strip():
            yield number, content


def _read(content: bytes, name: str, line: int, article_from: Callable[..., Article]) -> Found | Rejection:
    shown = content[: SHOWN_OF_REJECTED * 4].decode("utf-8", "replace")[:SHOWN_OF_REJECTED].strip()
    place = Place(file=name, line=line, text=shown)
    try:
        return Found(place=place, article=article_from(_decoded(content), name=name))
    except NotAnArticleError as error:
        return Rejection(place=place, reason=str(error))


def _decoded(content: bytes) -> str:
    if len(content) > LONGEST_RECORD:
        raise NotAnArticleError(_("It is longer than %(bytes)d bytes: no article is.") % {"bytes": LONGEST_RECORD})
    if b"\x00" in content:
        raise NotAnArticleError(_("This is not text: it holds NUL bytes."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotAnArticleError(_("This is not text in UTF-8: %(error)s") % {"error": error}) from error
