"""The file of codified articles: 77 million letters, of which only as many are held as one document has.

Articles of one document stand scattered over the file, since it is codified under several subjects. So the file is read
once, unpacked into a file of its own that vanishes with the process, and each article is fetched from there.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from core.importing.line_files import LONGEST_LINE, BytesRead, place_of, read_pieces
from core.importing.outcomes import Place, Rejection
from legal.sources.codified import CodifiedArticle, article_from_json
from legal.sources.codified_documents import ArticleEntry
from legal.sources.records import NotADocumentError

ARTICLES = "codified_articles.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFile:
    """What was read of the file: every article without its text, and every line that is none."""

    name: str
    entries: list[ArticleEntry]
    rejections: list[Rejection]
    unpacked: IO[bytes]

    def article(self, entry: ArticleEntry) -> CodifiedArticle:
        """Return an article whole."""
        return article_from_json(self._content(entry).decode("utf-8-sig"))

    def place(self, entry: ArticleEntry) -> Place:
        """Return where an article stands, with its beginning."""
        return place_of(self._content(entry), self.name, entry.line)

    def _content(self, entry: ArticleEntry) -> bytes:
        self.unpacked.seek(entry.offset)
        return self.unpacked.read(entry.length)


def file_in(folder: Path) -> Path:
    """Return the file of articles in ``folder``, packed or not; a file is that itself."""
    if not folder.is_dir():
        return folder
    plain = folder / ARTICLES
    return plain if plain.is_file() else folder / f"{ARTICLES}.gz"


@contextmanager
def read_articles(path: Path, *, bytes_read: BytesRead = lambda position: None) -> Iterator[ArticleFile]:
    """Read the file once; ``bytes_read`` hears how far. ``OSError`` if it cannot be read."""
    with tempfile.TemporaryFile(prefix="codified-") as unpacked:
        entries: list[ArticleEntry] = []
        rejections: list[Rejection] = []
        offset = 0
        for piece in read_pieces(path, bytes_read=bytes_read):
            if isinstance(piece, Rejection):
                rejections.append(piece)
                continue
            place, content = piece
            try:
                entries.append(_entry(content, place.line, offset))
            except NotADocumentError as error:
                rejections.append(Rejection(place=place, reason=str(error)))
                continue
            unpacked.write(content)
            offset += len(content)
        unpacked.flush()
        yield ArticleFile(name=path.name, entries=entries, rejections=rejections, unpacked=unpacked)


def _entry(content: bytes, line: int, offset: int) -> ArticleEntry:
    if len(content) > LONGEST_LINE:
        raise NotADocumentError(_("It is longer than %(bytes)d bytes: no article is.") % {"bytes": LONGEST_LINE})
    try:
        article = article_from_json(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NotADocumentError(_("This is not text in UTF-8: %(error)s") % {"error": error}) from error
    return ArticleEntry(
        line=line,
        offset=offset,
        length=len(content),
        code=article.code,
        sources=article.sources,
        related=article.related,
        key=article.key,
        topic=article.topic,
        chapter=article.chapter,
    )
