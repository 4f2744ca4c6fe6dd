"""Takes the codified articles over: the text of documents that we hold already, or new documents.

Of a document that the gazette's list or an editor gave us only the text is taken, and what is said of its effect; the
rest says the page better. A text that an editor has changed is never overwritten.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import structlog

from core.importing.at_hand import at_hand
from core.importing.bulk import BATCH, republish_pages
from core.importing.outcomes import Listeners, Outcome, Rejection
from core.importing.pages import Found, PageImport
from legal.importing.documents import FactsOfDocuments
from legal.importing.matching import pages_meant
from legal.importing.related import write_related
from legal.models import DocumentRelation, LegalDocumentPage, LegalIndexPage
from legal.models.number_key import number_key
from legal.models.relation import LONGEST_CLAUSE
from legal.relation_types import Direction, RelationType
from legal.resolving import resolve_relations
from legal.sources.codified import NamedSource
from legal.sources.codified_documents import SourceDocument, documents_of
from legal.sources.codified_files import ArticleFile
from legal.sources.codified_records import (
    IDENTITY,
    SOURCE_NAME,
    TEXT_SOURCE,
    CodifiedRecord,
    facts_of,
    records_of,
    rejections_of,
)
from legal.sources.codified_text import fingerprint
from legal.structure import structured, structures_kept

log = structlog.get_logger(__name__)

LETTERS_KEPT = 8_000_000
"""Of texts whose structure is kept until their entries are built: twice as many as a batch has that is not unusual."""
TEXT_FIELDS = ("text", "text_source", "text_digest")
_UPDATED = LegalDocumentPage.objects.select_related("latest_revision").prefetch_related(
    "issuers", "relations", "files", "fields"
)


class CodifiedImport(PageImport[CodifiedRecord]):
    """How a document of the codification becomes a page, or the text of one; what is counted are its articles."""

    model = LegalDocumentPage

    def __init__(self, index: LegalIndexPage, file: ArticleFile) -> None:
        super().__init__(index)
        self.file = file
        self.documents: Counter[str] = Counter()
        """How many documents were read, and in how many not all articles are found again."""
        self._facts = FactsOfDocuments()

    def identity_of(self, record: CodifiedRecord) -> str:
        """Return number and type: the national database has no key for every document."""
        return record.identity

    def digest_of(self, record: CodifiedRecord) -> str:
        """Return the fingerprint of facts and text."""
        return record.digest

    def size_of(self, record: CodifiedRecord) -> int:
        """Return how many articles it has."""
        return len(record.document.articles)

    def rejections_of(self, found: Found[CodifiedRecord], reason: str) -> list[Rejection]:
        """Return a rejection for each article."""
        return rejections_of(self.file, found.record.document, reason)

    def prepare(self, records: Sequence[CodifiedRecord]) -> None:
        """Read or make the agencies and types that new documents name."""
        known = pages_meant(self.index, [record.facts for record in records], imported_from=IDENTITY, but_not=True)
        self._facts.prepare([record.facts for record in records if record.identity not in known])

    def known_pages(self, records: Sequence[CodifiedRecord]) -> Mapping[str, Any]:
        """Return pages of an earlier run, and those that other sources or editors gave us; texts are not read yet."""
        facts = [record.facts for record in records]
        meant = pages_meant(self.index, facts, imported_from=IDENTITY, but_not=True)
        rows = LegalDocumentPage.objects.select_related("latest_revision").defer(
            "text", "body", "latest_revision__content"
        )
        own = rows.filter(imported_from__in=[one.identity for one in facts if one.identity not in meant])
        pages = {page.pk: page for page in rows.filter(pk__in=meant.values())}
        return {page.imported_from: page for page in own.order_by("-pk")} | {
            identity: pages[pk] for identity, pk in meant.items()
        }

    def update(self, changed: Sequence[tuple[Any, CodifiedRecord]]) -> None:
        """Write the texts of live pages that other sources gave us in bulk; publish the others one by one."""
        rows = _UPDATED.filter(pk__in=[page.pk for page, _record in changed])
        whole = {page.pk: page for page in rows}
        pairs = [(whole[page.pk], record) for page, record in changed]
        of_others = [(page, record) for page, record in pairs if _is_only_text(page, record)]
        for page, record in of_others:
            self.refill(page, record)
        republish_pages([page for page, _record in of_others], TEXT_FIELDS)
        with at_hand(page for page, _record in of_others):
            self._facts.told([page.pk for page, _record in of_others])
        done = {page.pk for page, _record in of_others}
        super().update([(page, record) for page, record in pairs if page.pk not in done])

    def is_unchanged(self, page: Any, record: CodifiedRecord) -> bool:
        """Say whether the page holds the text, and where we know it from here alone, the facts too."""
        if page.imported_from.startswith(IDENTITY):
            return page.import_digest == record.digest
        return page.text_digest == record.draft.fingerprint

    def is_edited(self, page: Any) -> bool:
        """Say whether an editor has worked on the text, or on any of what we know from here alone."""
        if page.imported_from.startswith(IDENTITY):
            return super().is_edited(page)
        return page.locked or page.has_unpublished_changes or page.text_digest != (page.text and fingerprint(page.text))

    def new_page(self, record: CodifiedRecord) -> LegalDocumentPage:
        """Return a page at the document's address."""
        return LegalDocumentPage(slug=record.facts.slug, imported_from=record.identity)

    def fill(self, page: Any, record: CodifiedRecord) -> None:
        """Set the text; of a document that only we speak of, everything."""
        if page.imported_from.startswith(IDENTITY):
            self._facts.fill(page, record.facts)
            page.abstract = page.abstract or _without_abstract(record)
            page.relations = [row for row in page.relations.all() if not row.source.startswith(SOURCE_NAME)]
        settled = record.draft.settled(structured)
        if not settled.is_exact:
            self.documents["unread"] += 1
            log.warning("codified.articles_not_found_again", number=record.facts.number)
        page.text, page.text_source, page.text_digest = settled.text, TEXT_SOURCE, record.draft.fingerprint
        _add_relations(page, record.document)

    def sign(self, page: Any, record: CodifiedRecord) -> None:
        """Set the fingerprint of all where we know the page from here alone; the text's says the rest."""
        if page.imported_from.startswith(IDENTITY):
            super().sign(page, record)

    def written(self, page_ids: Sequence[int]) -> None:
        """Let search know, and link what others say of the new documents."""
        self._facts.written(page_ids)


def import_codified(
    index: LegalIndexPage, file: ArticleFile, *, listeners: Listeners | None = None
) -> Counter[Outcome]:
    """Take every article of ``file`` over and return the counts of articles, whose sum is what was read."""
    listeners = listeners or Listeners()
    documents, refused = documents_of(file.entries)
    rejections = [*file.rejections, *(Rejection(place=file.place(entry), reason=why) for entry, why in refused)]
    for rejection in rejections:
        listeners.rejected(rejection)
    run = CodifiedImport(index, file)
    with structures_kept(LETTERS_KEPT):
        counts = run.run(records_of(file, documents), listeners)
    counts[Outcome.REJECTED] += len(rejections)
    resolve_relations()
    related = write_related(documents, pages_of(index, documents))
    log.info("codified.related_provisions", **related)
    return counts


def pages_of(index: LegalIndexPage, documents: Sequence[SourceDocument]) -> Mapping[str, int]:
    """Return the page of each document, by its identity."""
    found: dict[str, int] = {}
    for start in range(0, len(documents), BATCH):
        facts = [facts_of(document) for document in documents[start : start + BATCH]]
        own = LegalDocumentPage.objects.filter(imported_from__in=[one.identity for one in facts]).order_by("-pk")
        found.update(own.values_list("imported_from", "pk"))
        found.update(pages_meant(index, facts, imported_from=IDENTITY, but_not=True))
    return found


def _is_only_text(page: Any, record: CodifiedRecord) -> bool:
    """Say whether nothing but the text of a published page is written."""
    is_own = page.imported_from.startswith(IDENTITY)
    return page.live and not is_own and not page.has_unpublished_changes and not record.document.further_sources


def _without_abstract(record: CodifiedRecord) -> str:
    """Return what stands for the abstract where the source has none: what the document is, and that it has none."""
    return f"{record.facts.type_name} số {record.facts.number} ({SOURCE_NAME} không nêu trích yếu)"


def _add_relations(page: Any, document: SourceDocument) -> None:
    """Add what further documents are said to have done to articles, unless that is stated already."""
    relations = list(page.relations.all())
    stated = {(row.target_number_key or number_key(row.target_number), row.target_clause) for row in relations}
    added = [
        _relation(position, source)
        for position, source in document.further_sources
        if (number_key(source.number), position) not in stated
    ]
    if added:
        page.relations = [*relations, *added]


def _relation(position: str, source: NamedSource) -> DocumentRelation:
    remark = (
        f"“có nội dung bị bãi bỏ bởi {source.position}”" if source.is_repeal else "văn bản nêu thêm ở nguồn của điều"
    )
    return DocumentRelation(
        relation_type=RelationType.REPEALS_PARTLY if source.is_repeal else RelationType.LINKED,
        direction=Direction.PASSIVE,
        target_number=source.number,
        subject_clause=source.position[:LONGEST_CLAUSE],
        target_clause=position[:LONGEST_CLAUSE],
        source=f"{SOURCE_NAME}: {remark}",
    )
