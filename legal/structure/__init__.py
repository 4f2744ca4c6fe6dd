"""The structure of a document's text: phần, chương, mục, điều, khoản, điểm, and what stands around them. Pure."""

from .citation import citation_of
from .contents import Article, Entry, articles, contents, heading_at, spans
from .facts import Facts, Found, facts_of
from .keeping import structured, structures_kept
from .lines import PlainText, Removed, plain_text, unwrapped
from .pieces import Piece, Role, Structure
from .places import Places, provision_at

__all__ = [
    "Article",
    "Entry",
    "Facts",
    "Found",
    "Piece",
    "Places",
    "PlainText",
    "Removed",
    "Role",
    "Structure",
    "articles",
    "citation_of",
    "contents",
    "facts_of",
    "heading_at",
    "plain_text",
    "provision_at",
    "spans",
    "structured",
    "structures_kept",
    "unwrapped",
]
