"""Documents with a number: the document, who issued it, its files, what it does to others, and the list of all."""

from .children import DocumentFile, DocumentIssuer, FileRole
from .citation import Citation
from .document import LegalDocumentPage, TerritorialExtent
from .document_type import DocumentType
from .index import LegalIndexPage
from .related_provision import RelatedProvision
from .relation import DocumentRelation

__all__ = [
    "Citation",
    "DocumentFile",
    "DocumentIssuer",
    "DocumentRelation",
    "DocumentType",
    "FileRole",
    "LegalDocumentPage",
    "LegalIndexPage",
    "RelatedProvision",
    "TerritorialExtent",
]
