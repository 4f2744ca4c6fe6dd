"""How a document and a provision of it are cited in another text, as the drafting rules have it.

By Nghị định 78/2025/NĐ-CP a document is cited with its type, number and, where it is a law, its name: "điểm đ khoản 2
Điều 5 Quyết định số 12/2026/QĐ-UBND", "Điều 3 Luật Đất đai số 31/2024/QH15".
"""

from core.vietnamese import fold
from legal.models.name_key import NAMED_TYPES
from legal.provisions import ProvisionAddress

FULL_STOPS = " .;:,"


def document_words(*, type_name: str, number: str, abstract: str = "") -> str:
    """Return a document as it is cited; the abstract of a law is its name, with or without the type before it."""
    kind = " ".join(type_name.split())
    if fold(kind) in NAMED_TYPES:
        name = " ".join(abstract.split()).rstrip(FULL_STOPS)
        is_whole = fold(name) == fold(kind) or fold(name).startswith(f"{fold(kind)} ")
        kind = name if is_whole else f"{kind} {name}".strip()
    return " ".join(filter(None, (kind, "số" if kind and number else "", number)))


def citation_words(provision: ProvisionAddress, document: str) -> str:
    """Return a provision with its document, the innermost first."""
    return f"{provision.words} {document}".strip()
