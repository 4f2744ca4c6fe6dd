"""Which papers the State already holds, so that nobody needs to hand them in again.

A wrong mark sends a citizen to the counter without a paper, so a name must begin with a phrase of the list: "Sổ hộ khẩu
(bản sao)" does, "Giấy uỷ quyền kèm sổ hộ khẩu" does not.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from core.vietnamese import fold

_LEADS = frozenset(
    ("ban", "sao", "chinh", "goc", "chup", "photo", "dien", "tu", "chung", "thuc", "xuat", "trinh", "nop")
)
"""Syllables before a paper's name that say only in which form it comes."""
_WORD = re.compile(r"\w+")
_ANOTHER = re.compile(r"\b(?:va|kem|cung|dong thoi)\b|[,;+&]")
"""What joins a second paper to the first in one name, folded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRule:
    """One kind of paper that the State holds, as editors describe it."""

    name: str
    phrases: tuple[str, ...]
    """How its name begins on lists of papers, with or without accents."""
    exceptions: tuple[str, ...] = ()
    """Words with which the rule does not hold, such as "nước ngoài"."""
    held_in: str = ""
    """The database that holds it."""
    clause: str = ""
    """The provision by which nobody may ask for it, as it is cited."""
    note: str = ""


def held_rule(paper: str, rules: Iterable[HeldRule]) -> HeldRule | None:
    """Return the first rule by which the State holds ``paper``, or none.

    None where the name asks for a second paper too: what stands together is handed in together.
    """
    folded = fold(paper)
    words = _words_of(folded)
    for rule in rules:
        if any(fold(exception).strip() in folded for exception in rule.exceptions if exception.strip()):
            continue
        for phrase in rule.phrases:
            wanted = _WORD.findall(fold(phrase))
            if wanted and words[: len(wanted)] == wanted and not _asks_for_more(folded, wanted):
                return rule
    return None


def _words_of(folded: str) -> list[str]:
    words = _WORD.findall(folded)
    while words and (words[0].isdecimal() or words[0] in _LEADS):
        del words[0]
    return words


def _asks_for_more(folded: str, wanted: list[str]) -> bool:
    """Say whether another paper follows in the same name, outside brackets."""
    pattern = r"\W+".join(map(re.escape, wanted))
    found = re.search(rf"\b{pattern}\b", folded)
    rest = re.sub(r"\([^()]*\)", " ", folded[found.end() :] if found else "")
    return bool(_ANOTHER.search(rest))
