"""How a provision of a document is cited: "điểm đ khoản 2 Điều 5 Quyết định số 12/2026/QĐ-UBND"."""

from legal.provisions import Level, ProvisionAddress


def citation_of(address: ProvisionAddress, *, type_name: str, number: str, name: str = "") -> str:
    """Return the words by which drafting rules cite it (Nghị định 78/2025/NĐ-CP).

    ``type_name`` stands with a capital, whatever it comes with: "quyết định" → "Quyết định"; ``name`` is that of a law:
    "Luật Đất đai số 31/2024/QH15". What stands in an appendix or an enclosed regulation is "ban hành kèm theo" the
    document. The empty address cites the whole.
    """
    parts = [type_name[:1].upper() + type_name[1:], name, f"số {number}" if number else ""]
    document = " ".join(part for part in parts if part)
    if not address.steps:
        return document
    is_enclosed = address.steps[0][0] is Level.APPENDIX
    return f"{address.words} {'ban hành kèm theo ' if is_enclosed else ''}{document}"
