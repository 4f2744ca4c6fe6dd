"""Makes pages of what lists of documents say: facts, issuers, relations, each with what it names."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from core.importing.outcomes import Listeners, Outcome, Rejection
from core.importing.pages import Found, PageImport
from directory.actions import agencies_named
from directory.models import Agency
from legal.citing.recording import record_citations
from legal.citing.targets import link_around
from legal.importing.matching import pages_meant
from legal.importing.text_effects import OF_ABSTRACT, OF_TEXT, OF_TITLE
from legal.models import DocumentIssuer, DocumentRelation, DocumentType, LegalDocumentPage, LegalIndexPage
from legal.resolving import resolve_around, resolve_relations
from legal.sources.codified_records import IDENTITY
from legal.sources.codified_records import SOURCE_NAME as CODIFIED
from legal.sources.records import DocumentRecord
from legal.type_names import document_types_named
from search.registry import announce_written

OF_OTHERS = (CODIFIED, OF_TEXT, OF_TITLE, OF_ABSTRACT)
"""Relations whose evidence begins so are not the gazette's: they stay whatever it says."""


class FactsOfDocuments:
    """Sets on pages what records say; agencies and types of documents that nobody knew are made."""

    def __init__(self) -> None:
        self._agencies: Mapping[str, Agency] = {}
        self._types: Mapping[str, DocumentType] = {}

    def prepare(self, records: Sequence[DocumentRecord]) -> None:
        """Read or make the agencies and types that ``records`` name."""
        if records:
            self._agencies = agencies_named(name for record in records for name in record.issuers)
            self._types = document_types_named(record.type_name for record in records)

    def fill(self, page: LegalDocumentPage, record: DocumentRecord) -> None:
        """Set all facts but relations, and nothing else; ``prepare`` has heard of the record."""
        page.title = record.short_title
        page.number = record.number
        page.document_type = self._types[record.type_name]
        page.abstract = record.abstract
        page.issued_on = record.issued_on
        page.effective_from = record.effective_from
        page.gazette_number = record.gazette_number
        page.source_name = record.source_name
        page.source_url = record.source_url
        page.issuers = self._issuers(record)
        page.unassigned_signers = "" if record.sole_signer else "; ".join(map(str, record.signers))

    def written(self, page_ids: Sequence[int]) -> None:
        """Let search know, and link what the new documents say of others and others of them."""
        self.told(page_ids)
        resolve_around(page_ids)
        link_around(page_ids)

    def told(self, page_ids: Sequence[int]) -> None:
        """Let search know that documents say something else, and record what they cite."""
        announce_written(page_ids)
        record_citations(page_ids)

    def _issuers(self, record: DocumentRecord) -> list[DocumentIssuer]:
        signer = record.sole_signer
        return [
            DocumentIssuer(
                agency=self._agencies[name],
                signer=signer.name if signer else "",
                signer_title=signer.title if signer else "",
            )
            for name in record.issuers
        ]


class DocumentImport(PageImport[DocumentRecord]):
    """How a record becomes a document; what editors add beside it (fields, reach, files, text) stays.

    A document that the codification has made already (``legal.importing.codified``) is taken over with its text.
    Relations are linked with each batch.
    """

    model = LegalDocumentPage

    def __init__(self, index: LegalIndexPage) -> None:
        super().__init__(index)
        self._facts = FactsOfDocuments()

    def identity_of(self, record: DocumentRecord) -> str:
        """Return the source's own key of the document: two may share a number."""
        return record.identity

    def digest_of(self, record: DocumentRecord) -> str:
        """Return the fingerprint of the whole record."""
        return record.digest

    def prepare(self, records: Sequence[DocumentRecord]) -> None:
        """Read or make what ``records`` name."""
        self._facts.prepare(records)

    def known_pages(self, records: Sequence[DocumentRecord]) -> Mapping[str, Any]:
        """Return pages of an earlier run, and for the rest those that the codification has made."""
        known = super().known_pages(records)
        missing = [record for record in records if record.identity not in known]
        meant = pages_meant(self.index, missing, imported_from=IDENTITY)
        pages = self.model.objects.in_bulk(set(meant.values())) if meant else {}
        return {**known, **{identity: pages[pk] for identity, pk in meant.items()}}

    def new_page(self, record: DocumentRecord) -> LegalDocumentPage:
        """Return a page at the document's address."""
        return LegalDocumentPage(slug=record.slug)

    def fill(self, page: LegalDocumentPage, record: DocumentRecord) -> None:
        """Set what the source says and nothing else."""
        self._facts.fill(page, record)
        of_others = [row for row in page.relations.all() if row.source.startswith(OF_OTHERS)] if page.pk else []
        page.relations = [
            *(
                DocumentRelation(
                    relation_type=relation.relation_type,
                    direction=relation.direction,
                    target_number=relation.number,
                    target_clause=relation.target_clause,
                    quote=relation.quote,
                    is_confirmed=relation.is_confirmed,
                    source=relation.source,
                    unnamed_count=relation.unnamed,
                )
                for relation in record.relations
            ),
            *of_others,
        ]

    def written(self, page_ids: Sequence[int]) -> None:
        """Let search know, and link what the new documents say of others and others of them."""
        self._facts.written(page_ids)


def import_documents(
    index: LegalIndexPage, records: Iterable[Found[DocumentRecord] | Rejection], *, listeners: Listeners | None = None
) -> Counter[Outcome]:
    """Make or update a page below ``index`` for each record, and return the counts, whose sum is what was read.

    What happens to documents that are known already is told by ``core.importing.pages.PageImport``.
    """
    counts = DocumentImport(index).run(records, listeners)
    resolve_relations()
    return counts
