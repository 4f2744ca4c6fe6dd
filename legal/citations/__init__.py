"""Citations of documents and provisions in any text, found by their words alone.

Pure: which documents are held is not asked here.
"""

from .finding import find_citations
from .found import THIS, FoundCitation
from .places import Place, places_of

__all__ = ["THIS", "FoundCitation", "Place", "find_citations", "places_of"]
