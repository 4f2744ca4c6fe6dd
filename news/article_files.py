"""Files of articles: what is in one is told by its content, never by its name.

A file holds one article as text, or one on each line as JSON; either may be packed by gzip. Whatever is in it, each
article comes out once, as an article or as a rejection.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from core.importing.line_files import BOM, LONGEST_LINE, BytesRead, lines, read_pieces
from core.importing.outcomes import Place, Rejection
from core.importing.pages import Found
from news.articles import Article, NotAnArticleError, article_from_json, article_from_text

_HEAD = 64 * 1024


def read_articles(path: Path, *, bytes_read: BytesRead = lambda position: None) -> Iterator[Found[Article] | Rejection]:
    """Yield everything in the file; ``bytes_read`` hears how far it has been read. ``OSError`` if it cannot be."""
    kinds: list[Callable[..., Article]] = []
    for piece in read_pieces(path, pieces=partial(_pieces, kinds=kinds), bytes_read=bytes_read):
        yield piece if isinstance(piece, Rejection) else _read(*piece, path.name, kinds[0])


def _pieces(stream: BinaryIO, *, kinds: list[Callable[..., Article]]) -> Iterator[tuple[int, bytes]]:
    """Yield lines of JSON, or the whole text; ``kinds`` learns how to read either."""
    head = stream.read(_HEAD)
    stream.seek(0)
    is_json = any(line.lstrip().startswith(b"{") for line in head.removeprefix(BOM).splitlines())
    kinds.append(article_from_json if is_json else article_from_text)
    if is_json:
        yield from lines(stream)
    else:
        yield 1, stream.read(LONGEST_LINE + 1)


def _read(place: Place, content: bytes, name: str, article_from: Callable[..., Article]) -> Found[Article] | Rejection:
    try:
        return Found(place=place, record=article_from(_decoded(content), name=name))
    except NotAnArticleError as error:
        return Rejection(place=place, reason=str(error))


def _decoded(content: bytes) -> str:
    if len(content) > LONGEST_LINE:
        raise NotAnArticleError(_("It is longer than %(bytes)d bytes: no article is.") % {"bytes": LONGEST_LINE})
    if b"\x00" in content:
        raise NotAnArticleError(_("This is not text: it holds NUL bytes."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotAnArticleError(_("This is not text in UTF-8: %(error)s") % {"error": error}) from error
