"""What the codification says of one document, and its text, before it is a page."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from core.importing.outcomes import Place, Rejection
from core.importing.pages import Found
from legal.sources.codified import CodifiedArticle
from legal.sources.codified_assembly import ArticleText, Draft
from legal.sources.codified_documents import Held, SourceDocument
from legal.sources.codified_files import ArticleFile
from legal.sources.records import DocumentRecord

SOURCE_NAME = "Bộ pháp điển điện tử"
TEXT_SOURCE = (
    "Bộ pháp điển điện tử (các điều đang được pháp điển). Điều không được pháp điển, phần căn cứ, chữ ký và phụ lục "
    "có thể không có ở đây; nội dung này không thay thế bản gốc của văn bản."
)
ADDRESS = "https://vbpl.vn/TW/Pages/vbpq-toanvan.aspx?ItemID={item}"
IDENTITY = "phapdien:"
"""Beginning of the identities of what is known from the codification alone."""


@dataclass(frozen=True)
class CodifiedRecord:
    """A document with its articles."""

    document: SourceDocument
    draft: Draft
    places: tuple[Place, ...] = field(repr=False)
    """Where each article was read, in the order of ``document.articles``."""

    @property
    def identity(self) -> str:
        """Return by what the document is known again."""
        return self.document.identity

    @cached_property
    def facts(self) -> DocumentRecord:
        """Return what is said of the document."""
        return facts_of(self.document)

    @cached_property
    def digest(self) -> str:
        """Return the fingerprint of facts and text together."""
        return hashlib.sha256(f"{self.facts.digest} {self.draft.fingerprint}".encode()).hexdigest()

    @property
    def anchors(self) -> Iterator[tuple[Held, str]]:
        """Yield each article with its anchor in the text."""
        return zip(self.document.articles, self.draft.anchors, strict=True)


def facts_of(document: SourceDocument) -> DocumentRecord:
    """Return what the source says of a document; empty where it says nothing."""
    return DocumentRecord(
        identity=document.identity,
        number=document.number,
        type_name=document.type_name,
        issuers=document.issuers,
        abstract=document.name,
        issued_on=document.issued_on,
        effective_from=document.effective_from,
        source_name=SOURCE_NAME,
        source_url=ADDRESS.format(item=document.item_id) if document.item_id else "",
    )


def records_of(file: ArticleFile, documents: Sequence[SourceDocument]) -> Iterator[Found[CodifiedRecord]]:
    """Yield each document with its text, read from the file only now."""
    for document in documents:
        articles, places = [], []
        for held in document.articles:
            article = file.article(held.entry)
            articles.append(_text(held, article))
            places.append(Place(file=file.name, line=held.entry.line, text=""))
        record = CodifiedRecord(document=document, draft=Draft(tuple(articles)), places=tuple(places))
        yield Found(place=places[0], record=record)


def _text(held: Held, article: CodifiedArticle) -> ArticleText:
    return ArticleText(position=held.position, title=article.title, text=article.text, above=held.above)


def rejections_of(file: ArticleFile, document: SourceDocument, reason: str) -> list[Rejection]:
    """Return a rejection of each article of a document."""
    return [Rejection(place=file.place(held.entry), reason=reason) for held in document.articles]
