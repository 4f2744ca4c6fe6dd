"""The line of a legal basis: its number stands in the title already, or follows it."""

import re
from dataclasses import dataclass

_WORDS_BEFORE = re.compile(r"^\D+(?=\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisLine:
    """A title in parts, the number between ``before`` and ``after``."""

    before: str
    number: str
    after: str = ""


def basis_line(title: str, number: str) -> BasisLine:
    """Return the line to print: no number is printed twice."""
    bare = _WORDS_BEFORE.sub("", number)
    found = re.search(rf"(?<![\w/.]){re.escape(bare)}(?![\w/])", title) if bare else None
    if found and found[0] != title.strip():
        return BasisLine(before=title[: found.start()], number=bare, after=title[found.end() :])
    words = "" if found else title.rstrip(" ;,.:–-") if number else title
    return BasisLine(before=f"{words} – " if words and number else words, number=number)


def asked_number(number: str) -> str:
    """Return what to search for: the number without the words before it."""
    return _WORDS_BEFORE.sub("", number)
