"""The structure of a document's text: phần, chương, mục, điều, khoản, điểm, and what stands around them. Pure."""

from .pieces import Piece, Role, Structure
from .reading import structured

__all__ = ["Piece", "Role", "Structure", "structured"]
