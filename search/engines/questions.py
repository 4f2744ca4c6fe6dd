"""The words that make a question of what somebody asks about: "là gì", "bao nhiêu", "ở đâu".

They say nothing about the answer, which seldom repeats them: a result need not hold them.
"""

import re

from core.vietnamese import fold, has_accents
from search.tokens import syllables

WITH_ACCENTS = (
    "là gì", "gì", "nào", "thế nào", "như thế nào", "ra sao", "bao nhiêu", "bao lâu", "bao giờ", "bao xa", "mấy", "ai",
    "đâu", "ở đâu", "tại sao", "vì sao", "sao", "hay không", "có được không", "được không", "không",
)  # fmt: skip
WITHOUT_ACCENTS = (
    "la gi", "gi", "nao", "the nao", "nhu the nao", "ra sao", "bao nhieu", "bao lau", "bao gio", "bao xa", "o dau",
    "tai sao", "vi sao", "hay khong", "co duoc khong", "duoc khong",
)  # fmt: skip
"""Only what is hardly anything else without accents: "dau" may be oil, and "ai" a name."""
_ONLY_AT_THE_END = frozenset(("không", "sao"))
"""In the middle they deny, or copy: "không khí", "bản sao"."""


def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    anywhere = sorted((phrase for phrase in phrases if phrase not in _ONLY_AT_THE_END), key=len, reverse=True)
    at_the_end = "|".join(phrase for phrase in phrases if phrase in _ONLY_AT_THE_END)
    ending = rf"|\b(?:{at_the_end})(?=\W*$)" if at_the_end else ""
    return re.compile(rf"\b(?:{'|'.join(anywhere)})\b{ending}")


_ACCENTED, _PLAIN = _pattern(WITH_ACCENTS), _pattern(WITHOUT_ACCENTS)


def asking(text: str) -> frozenset[str]:
    """Return the folded syllables that only ask; none where ``text`` is no question or nothing but one."""
    found = _ACCENTED.findall(text.lower()) if has_accents(text) else _PLAIN.findall(fold(text))
    words = frozenset(syllable for phrase in found for syllable in syllables(phrase))
    return words if words and not words.issuperset(syllables(text)) else frozenset()
