"""How a case that somebody chose is carried from page to page: by a key in the address, and by nothing about them.

A key is made of the words of the case alone, so that an address still means it after the procedure was taken over anew.
"""

import hashlib
import re
from collections.abc import Collection, Iterable
from urllib.parse import urlencode

from core.vietnamese import fold

CASE = "truong-hop"
"""Parameter of the address, several where somebody is in several cases."""
KEY_LENGTH = 8
"""Hexadecimal characters: among 100 papers of a procedure two share a key once in a million lists."""
MOST_CASES = 20
"""Cases that one address carries; the longest real procedure names 28 groups of papers, and nobody is in all."""
_KEY = re.compile(rf"[0-9a-f]{{{KEY_LENGTH}}}")
_LIST_NUMBERS = re.compile(r"\s*(?:(?:\d+|[ivx]+|[a-z])\s*[.):]\s*)+")
"""Before a heading; "06 tháng" is none."""
_BEFORE_A_CASE = re.compile(r"(?:(?:truong hop|doi voi|neu|khi) )*")


def key_of(text: str) -> str:
    """Return the key of a name or heading: letters and figures count, not accents, case, marks or spaces."""
    return hashlib.sha256(_words(text).encode()).hexdigest()[:KEY_LENGTH]


def is_key(value: str) -> bool:
    """Say whether a value of the parameter is a key; the page of fees takes the words of its own choice beside keys."""
    return _KEY.fullmatch(value) is not None


def keys_among(values: Iterable[str]) -> tuple[str, ...]:
    """Return the different keys among ``values`` of an address, in their order; what else was typed stays behind."""
    return tuple(dict.fromkeys(filter(is_key, values)))[:MOST_CASES]


def case_query(keys: Collection[str]) -> str:
    """Return the part of an address that carries the cases, with its question mark; empty without any."""
    return "?" + urlencode([(CASE, key) for key in keys]) if keys else ""


def option_of(headings: Iterable[str], options: Iterable[str]) -> str:
    """Return the one of ``options`` that names the case of one of the ``headings``; empty where none does, or several.

    "Thừa kế" and "2. Trường hợp thừa kế:" are one case: what stands before the case itself does not count.
    """
    chosen = {_bare(heading) for heading in headings} - {""}
    found = [option for option in options if _bare(option) in chosen]
    return found[0] if len(found) == 1 else ""


def _words(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(text)).split())


def _bare(text: str) -> str:
    return _BEFORE_A_CASE.sub("", _words(_LIST_NUMBERS.sub("", fold(text), count=1)), count=1)
