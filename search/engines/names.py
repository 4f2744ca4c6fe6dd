"""Whole names: who types just what something is called wants that, before all that only mentions it."""

import re

from core.vietnamese import fold
from search.models import SearchEntry
from search.tokens import PAIR_SEPARATOR, syllables

MOST_SYLLABLES = 16
"""Nobody types a longer name whole; the words of it are enough to find it."""
LONGEST = 200
"""Characters of a text that are looked at; sixteen syllables have fewer."""
GENERIC_BEGINNINGS = (("thu", "tuc", "hanh", "chinh"), ("thu", "tuc"))
"""What some procedures begin their names with and people leave out, or the other way round."""


_FORMERLY = re.compile(r"\s*\(cũ\)\s*$", re.IGNORECASE)
"""Behind a former name: who types it does not know that it is one."""


def name_key(text: str) -> str:
    """Return the form in which names are compared: "Thủ tục đăng ký khai sinh" → dang_ky_khai_sinh.

    Empty for a text that is too long to be typed as a name, or has no syllable.
    """
    if len(text) > LONGEST or not fold(text).strip():
        return ""
    words = syllables(_FORMERLY.sub("", text))
    for beginning in GENERIC_BEGINNINGS:
        if tuple(words[: len(beginning)]) == beginning and len(words) > len(beginning):
            words = words[len(beginning) :]
            break
    return PAIR_SEPARATOR.join(words) if len(words) <= MOST_SYLLABLES else ""


def name_keys(entry: SearchEntry) -> tuple[str, ...]:
    """Return the forms of the names of what an entry shows, each once; a part has none of its own."""
    texts = () if entry.parent_key else (entry.title, entry.official_title)
    return tuple(dict.fromkeys(key for key in map(name_key, texts) if key))
