"""Citations of documents and provisions in any text, found by their words alone.

Pure: which documents are held is not asked here.
"""

from .finding import Place, find_citations
from .found import THIS, FoundCitation

__all__ = ["THIS", "FoundCitation", "Place", "find_citations"]
