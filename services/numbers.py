"""Numbers of documents inside the words that a legal basis has around them."""

from core.document_numbers import find_number, normalise


def number_key(text: str) -> str:
    """Return the form for comparing of the number in ``text``: "Luật số 146/2025/QH15" gives ``146/2025/qh15``."""
    found = find_number(text)
    return found.normalised if found else normalise(text)
