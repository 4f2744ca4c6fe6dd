"""How a document is cited in another text: with its type and number, a law with its name too."""

from core.vietnamese import fold
from legal.models.name_key import NAMED_TYPES
from legal.provisions import ProvisionAddress
from legal.structure.citation import citation_of

STOPS = " .;:,"


def document_words(*, type_name: str, number: str, abstract: str) -> str:
    """Return "Quyết định số 12/2026/QĐ-UBND", "Luật Đất đai số 31/2024/QH15".

    The abstract of a law is its name, with or without the type before it.
    """
    kind = " ".join(type_name.split())
    name = ""
    if fold(kind) in NAMED_TYPES:
        name = " ".join(abstract.split()).rstrip(STOPS)
        if f"{fold(name)} ".startswith(f"{fold(kind)} "):
            name = name[len(kind) :].strip()
    return citation_of(ProvisionAddress(), type_name=kind, number=number, name=name)
