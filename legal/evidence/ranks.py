"""How high documents stand by their numbers, and what therefore cannot act on what.

By the law on the promulgation of documents (of 2015, Điều 12; of 2025, Điều 8) a document is amended, replaced,
repealed or suspended only by one of who issued it or of a higher agency. Only what a number says without doubt is
ranked.
"""

from functools import lru_cache

from core.document_numbers import NotADocumentNumber, parse

LAW, DECREE, PRIME_MINISTER, MINISTRY = 4, 3, 2, 1
"""Of the National Assembly and its Standing Committee; of the Government; of the Prime Minister; of ministries."""

_OF_THE_GOVERNMENT = frozenset({"cp", "hdbt"})
_OF_MINISTRIES = frozenset({"tt", "qd", "ct"})
_CENTRAL_MINISTRIES = ("b", "nhnn", "ttcp", "ubdt", "vpcp")
_CONSOLIDATION = "vbhn"


@lru_cache(maxsize=8192)
def rank_of(key: str) -> int | None:
    """Return the rank of the document of a number (as a key); none where the number does not tell."""
    symbols = _symbols(key)
    if not symbols:
        return None
    if symbols[-1].startswith(("qh", "ubtvqh")) and symbols[0] in ("l", "nq", "pl", symbols[-1]):
        return LAW
    if symbols[-1] in _OF_THE_GOVERNMENT and symbols[0] in ("nd", "nq"):
        return DECREE
    if symbols[-1] == "ttg" and symbols[0] in ("qd", "ct"):
        return PRIME_MINISTER
    is_of_a_ministry = len(symbols) == 2 and symbols[-1].startswith(_CENTRAL_MINISTRIES)
    return MINISTRY if is_of_a_ministry and symbols[0] in _OF_MINISTRIES else None


def is_outranked(acting: str, other: str) -> bool:
    """Say whether the ``acting`` document (both as keys) stands too low to act on the ``other``.

    The Government may adjust what laws provide where the National Assembly has allowed it: that is not excluded.
    """
    lower, higher = rank_of(acting), rank_of(other)
    if lower is None or higher is None or lower >= higher:
        return False
    return lower != DECREE


def is_consolidation(key: str) -> bool:
    """Say whether the number is that of a consolidated text (văn bản hợp nhất)."""
    return _CONSOLIDATION in _symbols(key)


@lru_cache(maxsize=8192)
def _symbols(key: str) -> tuple[str, ...]:
    try:
        return parse(key).symbols
    except NotADocumentNumber:
        return ()
